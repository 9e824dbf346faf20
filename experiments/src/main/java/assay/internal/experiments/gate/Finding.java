package assay.internal.experiments.gate;

import java.util.OptionalDouble;

/**
 * One line of the gate's table.
 *
 * @param quantity what was compared
 * @param of the method or proxy
 * @param before the baseline's mean, over the same seeds where they are the same; empty where it has none
 * @param now mean over the seeds of this run; empty where it was not measured
 * @param margin how much worse is let pass, in the quantity's unit
 * @param p of the test, adjusted for all lines; empty where there was nothing to test
 * @param finds the smallest change for the worse that is found with the stated power; empty where no change that there can
 *     be would be found, or nothing was tested
 * @param pBetter of the same test the other way, adjusted likewise: has it become better by more than the margin? Empty where
 *     there was nothing to test; 1 of what can only be different
 * @param detail in words, where there is more to say; else empty
 */
public record Finding(
        Quantity quantity,
        String of,
        OptionalDouble before,
        OptionalDouble now,
        double margin,
        OptionalDouble p,
        OptionalDouble finds,
        Verdict verdict,
        OptionalDouble pBetter,
        String detail) {
    /** Whether it was compared with the baseline. */
    public boolean compared() {
        return p.isPresent();
    }

    /** Whether it is shown to be better by more than its margin. */
    public boolean isBetter(double alpha) {
        return pBetter.isPresent() && pBetter.getAsDouble() < alpha;
    }

    /** What is made of a line. */
    public enum Verdict {
        /** To the last bit what the baseline has, with every seed. */
        SAME("same", false),
        /** Not shown to be worse by more than the margin. */
        PASSED("passed", false),
        /** The baseline does not have it. */
        NEW("new", false),
        WORSE("WORSE", true),
        /** A search behaves differently, which need not be worse. */
        CHANGED("CHANGED", true),
        /** The method did not come to its end, or no longer has this quantity. */
        FAILED("FAILED", true);

        private final String word;
        private final boolean fails;

        Verdict(String word, boolean fails) {
            this.word = word;
            this.fails = fails;
        }

        public String word() {
            return word;
        }

        /** Whether the gate is then closed. */
        public boolean fails() {
            return fails;
        }
    }
}
