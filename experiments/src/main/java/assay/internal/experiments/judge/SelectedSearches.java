package assay.internal.experiments.judge;

import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The step between searching and training to the end: it chooses the best search of each method. */
final class SelectedSearches {
    private SelectedSearches() {}

    /**
     * @param trainings a short training of each architecture; its test images are validation images
     * @return for each method, the architecture with the highest accuracy; if several are equal, that of the first run
     */
    static List<Genotype> best(List<RunRecord> records, List<Training> trainings) {
        Map<Genotype, Double> accuracy =
                trainings.stream().collect(Collectors.toMap(Training::arch, Training::top1Percent));
        Map<String, Genotype> best = new LinkedHashMap<>();
        for (RunRecord run : records) {
            best.merge(run.method(), run.chosen(), (a, b) -> accuracy.get(b) > accuracy.get(a) ? b : a);
        }
        return best.values().stream().distinct().toList();
    }
}
