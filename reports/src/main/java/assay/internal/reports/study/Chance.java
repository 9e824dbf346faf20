package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.internal.core.stats.BestOfDraws;
import assay.internal.core.stats.DrawPlaces;
import assay.internal.core.stats.Holm;
import assay.internal.core.stats.PlaceTest;
import assay.internal.core.stats.Summary;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The methods beside chance, which is known exactly because the table has the whole space: one uniformly random cell. A method
 * that asks the table stands beside the best of as many uniformly random cells by validation accuracy. Each method is tested by
 * the places of its answers in that distribution ({@link PlaceTest}), and the p are adjusted for the number of methods (Holm).
 *
 * @param against in the order of the methods; without those that have no measured cell
 */
public record Chance(Rivals rivals, List<Against> against) {
    /** What the test says about a method. */
    public enum Verdict {
        BETTER("better"),
        WORSE("worse"),
        NOT_SHOWN("no difference shown");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One method.
     *
     * @param draws how many cells chance draws for each of its runs: the fewest and the most
     * @param mean of chance
     * @param deviation of one draw or search of chance
     * @param difference the mean of the method less that of chance
     * @param place the mean place of its answers, from 0 to 1: how likely chance is worse
     * @param p adjusted
     */
    public record Against(
            Method method, long[] draws, double mean, double deviation, double difference, double place, double p) {
        public Verdict verdict() {
            return p >= Significance.LEVEL ? Verdict.NOT_SHOWN : place > 0.5 ? Verdict.BETTER : Verdict.WORSE;
        }
    }

    /** Empty if chance is not known exactly, because the table has a part of the space, and for what others searched. */
    public static Optional<Chance> of(Study study, Measure test) {
        boolean whole = study.population().hasTable()
                && study.population().isWholeTable()
                && study.landscape(test).filter(l -> l.measured() == l.cells()).isPresent();
        return whole && !study.experiment().isJudged() ? study.rivals(test).map(r -> of(study, r)) : Optional.empty();
    }

    private static Chance of(Study study, Rivals rivals) {
        List<Method> methods = study.methods().stream()
                .filter(m -> study.found(m, rivals.measure()).length > 0)
                .toList();
        List<long[]> draws = methods.stream()
                .map(m -> draws(rivals, m, study.runsFound(m, rivals.measure())))
                .toList();
        List<PlaceTest> tests = new ArrayList<>();
        Map<Long, DrawPlaces> places = new HashMap<>();
        for (int i = 0; i < methods.size(); i++) {
            tests.add(PlaceTest.of(
                    LongStream.of(draws.get(i))
                            .mapToObj(n -> places.computeIfAbsent(
                                    n, k -> among(rivals, k).places(k)))
                            .toList(),
                    study.found(methods.get(i), rivals.measure())));
        }
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(PlaceTest::p).toArray());
        List<Against> against = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            against.add(against(study, rivals, methods.get(i), draws.get(i), tests.get(i), adjusted[i]));
        }
        return new Chance(rivals, against);
    }

    private static Against against(Study study, Rivals rivals, Method method, long[] draws, PlaceTest test, double p) {
        double mean = LongStream.of(draws)
                .mapToDouble(n -> among(rivals, n).mean(n))
                .average()
                .orElseThrow();
        double square = LongStream.of(draws)
                .mapToDouble(n -> Math.pow(among(rivals, n).standardDeviation(n), 2)
                        + Math.pow(among(rivals, n).mean(n) - mean, 2))
                .average()
                .orElseThrow();
        boolean high = rivals.measure().metric().highIsGood();
        return new Against(
                method,
                LongStream.of(draws).distinct().sorted().toArray(),
                mean,
                Math.sqrt(square),
                Summary.of(study.found(method, rivals.measure())).mean() - mean,
                high ? test.place() : 1 - test.place(),
                p);
    }

    private static BestOfDraws among(Rivals rivals, long draws) {
        return draws == 1 ? rivals.uniform() : rivals.searched().orElseThrow();
    }

    /** For each run, how many cells chance draws: as many as the run asked the table about, else one. */
    private static long[] draws(Rivals rivals, Method method, List<RunRecord> runs) {
        boolean asks = method.asksTable() && rivals.searched().isPresent();
        return runs.stream().mapToLong(r -> asks ? r.epochs().size() : 1).toArray();
    }

    /** The methods with this verdict, in their order. */
    public List<Against> with(Verdict verdict) {
        return against.stream().filter(a -> a.verdict() == verdict).toList();
    }
}
