package assay.internal.reports.comparison;

import assay.internal.core.stats.SignedRankTest;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Noise;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One method on one data set in two experiments: second minus first. It covers the common seeds, if these are all seeds of one
 * side or enough for a test; otherwise all runs of both sides, unpaired.
 *
 * @param side the number of the second experiment, from 1; the first has number 0
 * @param first percent, by seed, of the compared runs
 * @param second the same for the second experiment
 * @param noise of one entry of the table; empty if it is not known
 * @param adjusted Holm's p over all pairings of the comparison; empty if the test cannot say anything
 */
record Pairing(
        String method,
        Measure measure,
        int side,
        SortedMap<Long, Double> first,
        SortedMap<Long, Double> second,
        Contrast contrast,
        Optional<Noise> noise,
        OptionalDouble adjusted) {
    /** With this many pairs Wilcoxon's test can find a difference. */
    private static final int ENOUGH = 6;

    private static final String HIDDEN = ", by less than one entry's noise";

    enum Verdict {
        EQUAL("the same in every run", "the same"),
        HIGHER("higher", "higher"),
        LOWER("lower", "lower"),
        NOT_SHOWN("no difference shown", "not shown"),
        TOO_FEW("too few seeds for a claim", "too few seeds");

        private final String words;
        private final String brief;

        Verdict(String words, String brief) {
            this.words = words;
            this.brief = brief;
        }

        /** Beside a chart. */
        String brief() {
            return brief;
        }

        String words() {
            return words;
        }
    }

    /** @param before accuracies by seed; at least one, as in {@code after} */
    static Pairing of(
            String method,
            Measure measure,
            int side,
            SortedMap<Long, Double> before,
            SortedMap<Long, Double> after,
            Optional<Noise> noise) {
        Set<Long> common = new TreeSet<>(before.keySet());
        common.retainAll(after.keySet());
        if (common.size() >= ENOUGH || common.size() == Math.min(before.size(), after.size())) {
            before.keySet().retainAll(common);
            after.keySet().retainAll(common);
            return new Pairing(
                    method,
                    measure,
                    side,
                    before,
                    after,
                    Contrast.Paired.of(values(before), values(after)),
                    noise,
                    OptionalDouble.empty());
        }
        return new Pairing(
                method,
                measure,
                side,
                before,
                after,
                Contrast.Unpaired.of(values(before), values(after)),
                noise,
                OptionalDouble.empty());
    }

    private static double[] values(Map<Long, Double> bySeed) {
        return bySeed.values().stream().mapToDouble(v -> v).toArray();
    }

    double[] firstValues() {
        return values(first);
    }

    double[] secondValues() {
        return values(second);
    }

    Verdict verdict() {
        if (contrast.equal()) {
            return Verdict.EQUAL;
        }
        if (adjusted.isEmpty()) {
            return Verdict.TOO_FEW;
        }
        if (adjusted.getAsDouble() >= SignedRankTest.LEVEL) {
            return Verdict.NOT_SHOWN;
        }
        return contrast.higher() ? Verdict.HIGHER : Verdict.LOWER;
    }

    /** The verdict, and whether the table is exact enough for such a difference. */
    String finding() {
        return verdict().words() + (isHidden() ? HIDDEN : "");
    }

    /** Whether a difference that was shown is smaller than the uncertainty of one entry of the table. */
    boolean isHidden() {
        return (verdict() == Verdict.HIGHER || verdict() == Verdict.LOWER)
                && noise.filter(n -> n.hides(contrast.difference())).isPresent();
    }

    Pairing adjusted(double p) {
        return new Pairing(method, measure, side, first, second, contrast, noise, OptionalDouble.of(p));
    }

    /** The numbers of runs: {@code 4}; if unpaired, {@code 4 and 5}. */
    String counts() {
        return contrast instanceof Contrast.Paired
                ? Format.count(first.size())
                : Format.count(first.size()) + " and " + Format.count(second.size());
    }

    /** {@code darts on CIFAR-10 test (+0.40 points, n = 4)}; perplexities have no points. */
    String words() {
        String p = adjusted.isPresent() ? ", Holm p " + equalsP(Format.p(adjusted)) : "";
        String how = contrast instanceof Contrast.Paired ? "" : ", unpaired";
        return method + " on " + measure.label() + " (" + measure.digits().signed(contrast.difference())
                + (measure.inPoints() ? " points" : "") + ", n = " + counts() + how + p + ")"
                + (isHidden() ? HIDDEN : "");
    }

    private static String equalsP(String p) {
        return p.startsWith("<") ? p : "= " + p;
    }
}
