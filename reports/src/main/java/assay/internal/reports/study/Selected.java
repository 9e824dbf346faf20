package assay.internal.reports.study;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.truth.Dataset;
import assay.internal.reports.study.Study.Method;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What selecting among samples did, in true accuracy (percent), one value per seed that has one.
 *
 * @param sampled mean of the sampled cells
 * @param argmax the incumbent after the last epoch, which would have been the answer without selection
 * @param selected the cell that was chosen
 * @param largest the sampled cell with the most parameters, the first drawn of equals: a choice by the number of parameters
 *     would have taken it
 * @param bestSampled the best of the sampled cells, which a perfect proxy would have chosen
 */
public record Selected(double[] sampled, double[] argmax, double[] selected, double[] largest, double[] bestSampled) {
    public static Selected of(Study study, Method method, Measure measure) {
        List<RunRecord> runs =
                method.runs().stream().filter(r -> !r.samples().isEmpty()).toList();
        List<double[]> samples = runs.stream()
                .map(r -> study.accuracies(r.samples().stream().map(Sample::arch), measure))
                .toList();
        return new Selected(
                each(samples.stream().map(s -> Arrays.stream(s).average())),
                study.accuracies(runs.stream().flatMap(Selected::last).map(EpochRecord::incumbent), measure),
                study.accuracies(runs.stream().map(RunRecord::chosen), measure),
                study.accuracies(runs.stream().map(r -> largest(study, r)), measure),
                each(samples.stream().map(s -> Arrays.stream(s).max())));
    }

    private static Stream<EpochRecord> last(RunRecord run) {
        return run.epochs().stream().skip(Math.max(0, run.epochs().size() - 1));
    }

    private static Genotype largest(Study study, RunRecord run) {
        Genotype best = null;
        double most = -1;
        for (Sample s : run.samples()) {
            double count = study.population().params(s.arch(), Dataset.CIFAR10);
            if (count > most) {
                best = s.arch();
                most = count;
            }
        }
        return best;
    }

    private static double[] each(Stream<OptionalDouble> values) {
        return values.flatMapToDouble(OptionalDouble::stream).toArray();
    }
}
