package assay.internal.reports.study;

import assay.internal.core.stats.CriticalDifference;
import assay.internal.core.stats.FriedmanTest;
import assay.internal.core.stats.Holm;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.MedianInterval;
import assay.internal.core.stats.SignedRankTest;
import assay.internal.core.stats.Summary;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the seeds can say about differences between methods on one measure: Friedman's test over all methods, then Wilcoxon's
 * over each pair, adjusted by Holm's method because every pair is tested.
 *
 * @param friedman empty if there are fewer than two seeds or methods, or if all methods are equal
 * @param difference Nemenyi's; empty as {@code friedman}
 * @param pairs every two methods, once
 */
public record Significance(
        Blocks blocks, Optional<FriedmanTest> friedman, Optional<CriticalDifference> difference, List<Pair> pairs) {
    /** Only differences with a p-value below this are reported as differences. */
    public static final double LEVEL = SignedRankTest.LEVEL;

    public enum Verdict {
        DIFFERENT("different"),
        NOT_SHOWN("no difference shown"),
        TOO_FEW("too few seeds");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Two methods, over the seeds that all methods have.
     *
     * @param median of the differences first less second, points
     * @param adjusted Holm's p; empty if the test cannot say anything
     * @param needed how many differing pairs are needed for a p below the level, with this number of pairs of methods
     */
    public record Pair(
            Method first,
            Method second,
            double meanDifference,
            MedianInterval median,
            SignedRankTest test,
            OptionalDouble adjusted,
            int needed) {
        public Verdict verdict() {
            if (adjusted.isPresent() && adjusted.getAsDouble() < LEVEL) {
                return Verdict.DIFFERENT;
            }
            return test.pairs() < needed ? Verdict.TOO_FEW : Verdict.NOT_SHOWN;
        }

        public Optional<Interval> interval() {
            return median.interval();
        }
    }

    public static Significance of(Study study, Measure measure) {
        List<Method> methods = study.methods().stream()
                .filter(m -> study.found(m, measure).length > 0)
                .toList();
        Blocks blocks = Blocks.of(study, methods, measure);
        boolean enough = blocks.seeds().length > 1 && methods.size() > 1;
        Optional<FriedmanTest> friedman = enough
                ? FriedmanTest.of(Arrays.stream(blocks.values())
                        .map(b -> Arrays.stream(b).map(v -> -measure.worth(v)).toArray())
                        .toArray(double[][]::new))
                : Optional.empty();
        Optional<CriticalDifference> difference =
                friedman.map(f -> CriticalDifference.of(f.blocks(), f.methods(), LEVEL));
        return new Significance(
                blocks, friedman, difference, blocks.seeds().length == 0 ? List.of() : pairs(blocks, methods));
    }

    /** The method with the best mean, if the tests show a difference to every other method. It may be printed bold. */
    public static Optional<Method> bestBeyondDoubt(Study study, Measure measure) {
        List<Method> methods = study.methods().stream()
                .filter(m -> study.found(m, measure).length > 0)
                .toList();
        return methods.stream()
                .max(Comparator.comparingDouble(
                        m -> measure.worth(Summary.of(study.found(m, measure)).mean())))
                .filter(m -> methods.size() > 1)
                .filter(m -> {
                    List<Pair> pairs = of(study, measure).pairs().stream()
                            .filter(p -> p.first().equals(m) || p.second().equals(m))
                            .toList();
                    return pairs.size() == methods.size() - 1
                            && pairs.stream().allMatch(p -> p.verdict() == Verdict.DIFFERENT);
                });
    }

    private static List<Pair> pairs(Blocks blocks, List<Method> methods) {
        List<SignedRankTest> tests = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            for (int j = i + 1; j < methods.size(); j++) {
                tests.add(SignedRankTest.of(blocks.of(i), blocks.of(j)));
            }
        }
        // A test that cannot say anything still counts as one of the tests, with p = 1.
        double[] adjusted =
                Holm.adjust(tests.stream().mapToDouble(t -> t.p().orElse(1)).toArray());
        int needed = needed(tests.size());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            for (int j = i + 1; j < methods.size(); j++) {
                SignedRankTest test = tests.get(pairs.size());
                double[] differences = differences(blocks, i, j);
                pairs.add(new Pair(
                        methods.get(i),
                        methods.get(j),
                        Arrays.stream(differences).average().orElseThrow(),
                        MedianInterval.of(differences, Descriptions.LEVEL),
                        test,
                        test.tooFew() ? OptionalDouble.empty() : OptionalDouble.of(adjusted[pairs.size()]),
                        needed));
            }
        }
        return pairs;
    }

    /** The smallest n with 2^(1-n) tests below the level: then the most extreme outcome would be significant after Holm. */
    private static int needed(int tests) {
        int n = 1;
        while (Math.scalb((double) tests, 1 - n) >= LEVEL) {
            n++;
        }
        return n;
    }

    private static double[] differences(Blocks blocks, int i, int j) {
        return Arrays.stream(blocks.values()).mapToDouble(b -> b[i] - b[j]).toArray();
    }
}
