package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells that a method's runs drew and scored, run by run, each cell of a run once, with what is known of them.
 *
 * @param runs of those cells that have a score and a true accuracy, {@code [runs][cells]}
 * @param drawn all draws
 * @param repeated draws of a cell that the run had drawn before
 * @param undefined distinct cells for which the proxy has no score
 * @param unmeasured distinct cells with a score but without a true accuracy
 * @param tied cells whose score another cell of the same run has too
 */
public record ScoredCells(
        Method method,
        Measure measure,
        List<Scored> runs,
        int drawn,
        int repeated,
        int undefined,
        int unmeasured,
        int tied) {
    /** One run's cells. All arrays have the same length. */
    public record Scored(
            long seed,
            List<Genotype> cells,
            double[] score,
            double[] params,
            double[] multiplyAdds,
            double[] accuracy) {}

    /** The methods that have at least one run with a scored cell that was drawn. */
    public static List<Method> methods(Study study) {
        return study.methods().stream()
                .filter(m -> m.runs().stream()
                        .anyMatch(r -> ChosenEpoch.of(r).isEmpty()
                                && r.samples().stream().anyMatch(s -> s.score().isPresent())))
                .toList();
    }

    public static ScoredCells of(Study study, Method method, Measure measure) {
        List<Scored> runs = new ArrayList<>();
        int drawn = 0;
        int repeated = 0;
        int undefined = 0;
        int unmeasured = 0;
        int tied = 0;
        for (RunRecord run : method.runs()) {
            Set<Genotype> seen = new HashSet<>();
            List<Genotype> cells = new ArrayList<>();
            List<Double> score = new ArrayList<>();
            List<Double> accuracy = new ArrayList<>();
            for (Sample s : run.samples()) {
                drawn++;
                if (!seen.add(s.arch())) {
                    repeated++;
                    continue;
                }
                OptionalDouble truth = study.accuracy(s.arch(), measure);
                boolean known = s.score().isPresent() && !Double.isNaN(s.score().getAsDouble());
                undefined += known ? 0 : 1;
                unmeasured += known && truth.isEmpty() ? 1 : 0;
                if (known && truth.isPresent()) {
                    cells.add(s.arch());
                    score.add(s.score().getAsDouble());
                    accuracy.add(truth.getAsDouble());
                }
            }
            tied += tied(score);
            if (!cells.isEmpty()) {
                runs.add(new Scored(
                        run.seed(),
                        cells,
                        array(score),
                        cells.stream()
                                .mapToDouble(c -> study.population().params(c, measure.dataset()) / 1e6)
                                .toArray(),
                        cells.stream()
                                .mapToDouble(c -> study.population().multiplyAdds(c, measure.dataset()) / 1e6)
                                .toArray(),
                        array(accuracy)));
            }
        }
        return new ScoredCells(method, measure, runs, drawn, repeated, undefined, unmeasured, tied);
    }

    private static int tied(List<Double> scores) {
        Map<Double, Long> counts = scores.stream().collect(Collectors.groupingBy(s -> s + 0.0, Collectors.counting()));
        return (int)
                counts.values().stream().filter(n -> n > 1).mapToLong(n -> n).sum();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** Cells with a score and an accuracy, over all runs. */
    public int pairs() {
        return runs.stream().mapToInt(r -> r.accuracy().length).sum();
    }
}
