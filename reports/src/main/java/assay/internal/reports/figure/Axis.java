package assay.internal.reports.figure;

/**
 * One axis of a chart.
 *
 * @param label what is on it, with its unit: {@code test accuracy, %}
 * @param logarithmic whether equal ratios have equal lengths; what is not positive then stands at a tick of its own, "0"
 * @param reversed whether the smallest number is at the far end (right or top), as for ranks
 */
public record Axis(String label, boolean logarithmic, boolean reversed) {
    public static Axis linear(String label) {
        return new Axis(label, false, false);
    }

    public static Axis log(String label) {
        return new Axis(label, true, false);
    }

    /** 1, the best, on top. */
    public static Axis rank(String label) {
        return new Axis(label, false, true);
    }
}
