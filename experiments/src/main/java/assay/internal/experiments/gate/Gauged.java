package assay.internal.experiments.gate;

import assay.internal.experiments.run.RunOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measurements.
 *
 * @param series in printing order
 * @param chosen the chosen cell as text, by method and seed
 * @param stepMillis wall-clock of a search step, mean over seeds, for methods that search
 * @param failures methods that did not finish
 */
public record Gauged(
        List<SeedSeries> series,
        Map<String, Map<Long, String>> chosen,
        Map<String, Double> stepMillis,
        List<RunOutcome.Failure> failures) {
    Optional<SeedSeries> find(Quantity quantity, String of) {
        return series.stream()
                .filter(s -> s.quantity() == quantity && s.of().equals(of))
                .findFirst();
    }
}
