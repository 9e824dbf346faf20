package assay.cli.gate;

import assay.cli.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param series in printing order
 * @param chosen the chosen cell as text, by method and seed
 * @param stepMillis wall-clock of a search step, mean over seeds, by method; of those that search
 * @param failures methods that did not come to their end
 */
record Gauged(
        List<Series> series,
        Map<String, Map<Long, String>> chosen,
        Map<String, Double> stepMillis,
        List<Trial.Failure> failures) {
    Optional<Series> find(Quantity quantity, String of) {
        return series.stream()
                .filter(s -> s.quantity() == quantity && s.of().equals(of))
                .findFirst();
    }
}
