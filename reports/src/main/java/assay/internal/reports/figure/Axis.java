package assay.internal.reports.figure;

/**
 * One axis of a chart.
 *
 * @param label its quantity, with the unit: {@code test accuracy, %}
 * @param logarithmic whether equal ratios have equal lengths; values that are not positive then have a separate tick "0"
 * @param whole whether it counts (epochs, trainings, cells), so that the ticks of an axis that is not logarithmic are whole numbers
 * @param reversed whether the smallest number is at the far end (right or top), as for ranks
 */
public record Axis(String label, boolean logarithmic, boolean whole, boolean reversed) {
    public static Axis linear(String label) {
        return new Axis(label, false, false, false);
    }

    public static Axis log(String label) {
        return new Axis(label, true, false, false);
    }

    /** An axis of whole numbers, which has no tick like 1.5: epochs, steps, trainings, counts. */
    public static Axis whole(String label) {
        return new Axis(label, false, true, false);
    }

    /** An axis for mean ranks, with 1, the best, on top. */
    public static Axis rank(String label) {
        return new Axis(label, false, false, true);
    }
}
