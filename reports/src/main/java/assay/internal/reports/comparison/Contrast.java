package assay.internal.reports.comparison;

import assay.core.random.Seeds;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.MeanInterval;
import assay.internal.core.stats.PermutationTest;
import assay.internal.core.stats.SignedRankTest;
import assay.internal.core.stats.Summary;
import assay.internal.core.stats.WelchTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The comparison of two samples of accuracies: in pairs if their seeds are the same, otherwise as independent samples. */
sealed interface Contrast {
    double LEVEL = 0.95;
    int RESAMPLES = 10_000;

    /** The name on the page. */
    String test();

    /** Second minus first, in points. */
    double difference();

    Optional<Interval> interval();

    /** The two-sided p; empty if no outcome could be below the level. */
    OptionalDouble p();

    /** Whether all values are equal. */
    boolean equal();

    /** Whether the second is better, if there is a difference. */
    boolean higher();

    /** Welch's p, for unpaired samples with at least two values on each side. */
    OptionalDouble welch();

    /** Compares value by value. */
    record Paired(double[] first, double[] second, SignedRankTest signed) implements Contrast {
        static Paired of(double[] first, double[] second) {
            return new Paired(first, second, SignedRankTest.of(second, first));
        }

        private double[] differences() {
            return IntStream.range(0, first.length)
                    .mapToDouble(i -> second[i] - first[i])
                    .toArray();
        }

        @Override
        public String test() {
            return "paired, Wilcoxon";
        }

        @Override
        public double difference() {
            return Summary.of(differences()).mean();
        }

        /** The level, the same in every report. */
        @Override
        public Optional<Interval> interval() {
            return MeanInterval.of(differences(), LEVEL, RESAMPLES, new Seeds(0).stream("comparison"));
        }

        @Override
        public OptionalDouble p() {
            return signed.p();
        }

        @Override
        public boolean equal() {
            return signed.nonZero() == 0;
        }

        @Override
        public boolean higher() {
            return signed.positiveRanks() > signed.negativeRanks();
        }

        @Override
        public OptionalDouble welch() {
            return OptionalDouble.empty();
        }
    }

    /** Compares two independent samples. */
    record Unpaired(double[] first, double[] second, PermutationTest dealt) implements Contrast {
        static Unpaired of(double[] first, double[] second) {
            return new Unpaired(first, second, PermutationTest.of(second, first));
        }

        @Override
        public String test() {
            return "unpaired, permutation";
        }

        @Override
        public double difference() {
            return dealt.difference();
        }

        @Override
        public Optional<Interval> interval() {
            return MeanInterval.welch(second, first, LEVEL);
        }

        @Override
        public OptionalDouble p() {
            return dealt.smallestP() < SignedRankTest.LEVEL ? OptionalDouble.of(dealt.p()) : OptionalDouble.empty();
        }

        @Override
        public boolean equal() {
            double[] all = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            return Arrays.stream(all).distinct().count() == 1;
        }

        @Override
        public boolean higher() {
            return difference() > 0;
        }

        @Override
        public OptionalDouble welch() {
            return first.length < 2 || second.length < 2
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(WelchTest.of(second, first).p());
        }
    }
}
