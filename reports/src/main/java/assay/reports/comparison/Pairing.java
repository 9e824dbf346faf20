package assay.reports.comparison;

import assay.core.random.Seeds;
import assay.core.stats.Interval;
import assay.core.stats.SignedRankTest;
import assay.core.stats.Summary;
import assay.reports.number.Format;
import assay.reports.study.Measure;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One method on one data set in two experiments, over the seeds that both have: second less first.
 *
 * @param side which experiment is the second, from 1; the first is the one with number 0
 * @param seeds those with an answer on both sides, ascending
 * @param first percent, by seed
 * @param second the same seeds
 * @param adjusted Holm's p over all pairings of the comparison; empty where the test cannot say anything
 */
record Pairing(
        String method,
        Measure measure,
        int side,
        long[] seeds,
        double[] first,
        double[] second,
        SignedRankTest test,
        OptionalDouble adjusted) {
    enum Verdict {
        EQUAL("the same in every seed"),
        HIGHER("higher"),
        LOWER("lower"),
        NOT_SHOWN("no difference shown"),
        TOO_FEW("too few seeds for a claim");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final int RESAMPLES = 10_000;

    Verdict verdict() {
        if (test.nonZero() == 0) {
            return Verdict.EQUAL;
        }
        if (adjusted.isEmpty()) {
            return Verdict.TOO_FEW;
        }
        if (adjusted.getAsDouble() >= SignedRankTest.LEVEL) {
            return Verdict.NOT_SHOWN;
        }
        return test.positiveRanks() > test.negativeRanks() ? Verdict.HIGHER : Verdict.LOWER;
    }

    double[] differences() {
        return IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .toArray();
    }

    double mean() {
        return Summary.of(differences()).mean();
    }

    /** Percentile bootstrap of the mean difference, 95 %, the same in every report. */
    Optional<Interval> interval() {
        return Interval.ofMean(differences(), 0.95, RESAMPLES, new Seeds(0).stream("comparison"));
    }

    Pairing adjusted(double p) {
        return new Pairing(method, measure, side, seeds, first, second, test, OptionalDouble.of(p));
    }

    /** {@code darts on CIFAR-10 test (+0.40 points, n = 4)}. */
    String words() {
        String p = adjusted.isPresent() ? ", Holm p " + equalsP(Format.p(adjusted)) : "";
        return method + " on " + measure.label() + " (" + Format.signed(mean()) + " points, n = " + seeds.length + p
                + ")";
    }

    private static String equalsP(String p) {
        return p.startsWith("<") ? p : "= " + p;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Pairing p
                && method.equals(p.method)
                && measure.equals(p.measure)
                && side == p.side
                && Arrays.equals(seeds, p.seeds)
                && Arrays.equals(first, p.first)
                && Arrays.equals(second, p.second);
    }

    @Override
    public int hashCode() {
        return method.hashCode() + 31 * side;
    }
}
