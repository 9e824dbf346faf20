package assay.internal.data.described;

import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which column of a described table's file means what.
 *
 * @param text the column with the architecture's text; empty if there is one for each decision
 * @param decisions the columns of the decisions, if there is none with the text
 * @param places columns that say the place of a row's values, instead of the description
 * @param columns the columns with values
 * @param missing texts that mean "not measured", besides an empty cell
 */
public record TableLayout(
        Optional<String> text,
        List<String> decisions,
        Map<Place, String> places,
        List<Column> columns,
        Set<String> missing) {
    /** What a column may say about all values of its row. */
    public enum Place {
        DATASET,
        SPLIT,
        SCHEDULE,
        TRIAL,
        EPOCH;

        /** The name in descriptions. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A column with values.
     *
     * @param times each value is multiplied by it
     */
    public record Column(String name, Value value, BigDecimal times) {}

    /** What the values of a column are. */
    public sealed interface Value permits Measured, Score, Device {}

    /**
     * Values that were measured in trainings. Columns of {@link TableLayout#places} say what is empty here.
     *
     * @param split empty for costs, too
     * @param epoch empty: the last
     */
    public record Measured(
            Metric metric,
            Optional<String> dataset,
            Optional<Split> split,
            OptionalInt schedule,
            Optional<Trials> trial,
            OptionalInt epoch)
            implements Value {}

    /** A score of an untrained network. */
    public record Score(String proxy, Optional<String> dataset) implements Value {}

    /** A cost on a device. */
    public record Device(String device, Metric metric, String unit, Optional<String> dataset) implements Value {}

    public TableLayout {
        decisions = List.copyOf(decisions);
        places = Map.copyOf(places);
        columns = List.copyOf(columns);
        missing = Set.copyOf(missing);
    }

    /** The columns that name the architecture. */
    List<String> architecture() {
        return text.map(List::of).orElse(decisions);
    }
}
