package assay.core.truth;

import java.util.List;
import java.util.Map;

/**
 * What the description of a user's table says besides its data sets and schedules (docs/tables.md).
 *
 * @param metrics what the table may hold
 * @param judged the metric by which architectures are compared, for each data set by its key
 * @param search the split by which searches choose architectures
 * @param report the split that reports are about; the same one if the table has only one
 * @param timed whether the table has the seconds of trainings
 * @param sha256 of the description; a store belongs to the description with the same checksum
 */
public record DescribedFacts(
        List<Metric> metrics, Map<String, Judged> judged, Split search, Split report, boolean timed, String sha256) {
    /**
     * By what architectures are compared on a data set.
     *
     * @param schedule epochs of the trainings
     */
    public record Judged(Metric metric, int schedule) {}

    public DescribedFacts {
        metrics = List.copyOf(metrics);
        judged = Map.copyOf(judged);
    }

    /** The same with this checksum. */
    public DescribedFacts sealed(String checksum) {
        return new DescribedFacts(metrics, judged, search, report, timed, checksum);
    }
}
