package assay.internal.experiments.gate;

import java.util.OptionalDouble;

/**
 * One line of the gate's table.
 *
 * @param quantity what was compared
 * @param of the method or proxy
 * @param before the baseline's mean, over the same seeds if it has them; empty if the baseline does not have this line
 * @param now mean over the seeds of this run; empty if it was not measured
 * @param margin how much worse is accepted, in the quantity's unit
 * @param p of the test, adjusted for all lines; empty if there was nothing to test
 * @param finds the smallest change for the worse that the test finds with the stated power; empty if it would not find even the
 *     largest possible change, or if nothing was tested
 * @param pBetter of the same test in the other direction, adjusted in the same way: has it become better by more than the
 *     margin? Empty if there was nothing to test; 1 for quantities that can only be different
 * @param detail further words, or empty
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

    /** The verdict of a line. */
    public enum Verdict {
        /** Equal to the baseline with every seed, to the last bit. */
        SAME("same", false),
        /** Not shown to be worse by more than the margin. */
        PASSED("passed", false),
        /** The baseline does not have this line. */
        NEW("new", false),
        WORSE("WORSE", true),
        /** A search behaves differently, which need not be worse. */
        CHANGED("CHANGED", true),
        /** The method did not finish, or no longer has this quantity. */
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

        /** Whether this verdict closes the gate. */
        public boolean fails() {
            return fails;
        }
    }
}
