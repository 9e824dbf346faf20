package assay.internal.reports.figure;

/**
 * One axis of a chart.
 *
 * @param label its quantity, with the unit: {@code test accuracy, %}
 * @param logarithmic whether equal ratios have equal lengths; values that are not positive then have a separate tick "0"
 * @param reversed whether the smallest number is at the far end (right or top), as for ranks
 */
public record Axis(String label, boolean logarithmic, boolean reversed) {
    public static Axis linear(String label) {
        return new Axis(label, false, false);
    }

    public static Axis log(String label) {
        return new Axis(label, true, false);
    }

    /** An axis for ranks, with 1, the best, on top. */
    public static Axis rank(String label) {
        return new Axis(label, false, true);
    }
}
