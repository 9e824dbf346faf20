package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.internal.reports.study.Study.Method;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The cost of a method's choices among its own candidates: one value for each run with measured candidates.
 *
 * @param selectionRegret the distance of the answer from the best of the run's candidates and its answer, in points
 * @param randomRegret the same distance for a uniformly random distinct candidate
 */
public record ChoiceCost(double[] selectionRegret, double[] randomRegret) {
    public static ChoiceCost of(Study study, Method method, Measure measure) {
        List<RunRecord> runs = method.runs().stream()
                .filter(r ->
                        study.accuracy(r.chosen(), measure).isPresent() && candidates(study, r, measure).length > 0)
                .toList();
        return new ChoiceCost(
                runs.stream()
                        .mapToDouble(r -> best(study, r, measure)
                                - study.accuracy(r.chosen(), measure).orElseThrow())
                        .toArray(),
                runs.stream()
                        .mapToDouble(r -> best(study, r, measure)
                                - Arrays.stream(candidates(study, r, measure))
                                        .average()
                                        .orElseThrow())
                        .toArray());
    }

    private static double best(Study study, RunRecord run, Measure measure) {
        return Math.max(
                Arrays.stream(candidates(study, run, measure)).max().orElseThrow(),
                study.accuracy(run.chosen(), measure).orElseThrow());
    }

    private static double[] candidates(Study study, RunRecord run, Measure measure) {
        List<Genotype> distinct =
                run.samples().stream().map(Sample::arch).distinct().toList();
        return study.accuracies(distinct.stream(), measure);
    }

    public OptionalDouble meanSelectionRegret() {
        return Arrays.stream(selectionRegret).average();
    }

    public OptionalDouble meanRandomRegret() {
        return Arrays.stream(randomRegret).average();
    }
}
