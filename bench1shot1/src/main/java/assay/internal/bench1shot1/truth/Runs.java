package assay.internal.bench1shot1.truth;

import assay.core.space.bench101.Bench101Index;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.internal.data.importing.Target;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Takes trainings in any order, up to three for each cell and budget. Stores the values of each, and at the end the means for
 * each cell. Needs 80 bytes for each cell and budget.
 */
final class Runs {
    private static final MeasuredQuantity[] QUANTITIES = MeasuredQuantity.values();

    /** One budget: the number of runs of each cell, and for every quantity the sum and, as bits, the runs that have it. */
    private static final class Budget {
        final byte[] runs = new byte[Bench101Index.CELLS];
        final double[][] sums = new double[QUANTITIES.length][Bench101Index.CELLS];
        final byte[][] present = new byte[QUANTITIES.length][Bench101Index.CELLS];
    }

    private final Readings readings;
    private final Map<Integer, Budget> budgets = new TreeMap<>();

    Runs(Readings readings) {
        this.readings = readings;
    }

    /** The number of the next run of this cell in the order of appearance: 0, 1, 2. A fourth run (3) is an error. */
    int next(int arch, int schedule) {
        return budget(schedule).runs[arch];
    }

    /**
     * Takes one value of a run. Accuracies are counted in images, so that they are as exact as the benchmark's.
     *
     * @param value a fraction 0..1, or seconds
     * @param write false if the store already has the run and only the mean needs it
     */
    void value(int arch, int schedule, int repeat, MeasuredQuantity quantity, double value, boolean write)
            throws SQLException {
        Budget budget = budget(schedule);
        boolean accuracy = quantity.metric().equals(Metric.ACCURACY);
        double counted = accuracy ? RightImages.right(value) : value;
        budget.sums[quantity.ordinal()][arch] += counted;
        budget.present[quantity.ordinal()][arch] |= (byte) (1 << repeat);
        if (write) {
            double stored = accuracy ? RightImages.percent(counted, 1) : counted;
            readings.repeat(
                    arch, quantity.metric(), quantity.split(), schedule, quantity.epoch(schedule), repeat, stored);
        }
    }

    /** Called when all values of this run are there. */
    void end(int arch, int schedule) {
        budget(schedule).runs[arch]++;
    }

    /** Adds the means, and marks cells with one or two runs. */
    void finish(Target target, int source) throws SQLException {
        for (Map.Entry<Integer, Budget> entry : budgets.entrySet()) {
            int schedule = entry.getKey();
            Budget budget = entry.getValue();
            for (int arch = 0; arch < Bench101Index.CELLS; arch++) {
                for (MeasuredQuantity quantity : QUANTITIES) {
                    mean(arch, schedule, quantity, budget);
                }
                if (budget.runs[arch] > 0 && budget.runs[arch] < Readings.REPEATS.size()) {
                    String detail = "expected 3 trainings, found " + budget.runs[arch];
                    target.mark(arch, Dataset.CIFAR10_40K.key(), schedule, null, "missing", detail, source);
                }
            }
        }
    }

    private void mean(int arch, int schedule, MeasuredQuantity quantity, Budget budget) throws SQLException {
        int present = budget.present[quantity.ordinal()][arch];
        if (present != 0) {
            List<Integer> repeats = IntStream.range(0, 3)
                    .filter(r -> (present >> r & 1) != 0)
                    .boxed()
                    .toList();
            double sum = budget.sums[quantity.ordinal()][arch];
            double mean = quantity.metric().equals(Metric.ACCURACY)
                    ? RightImages.percent(sum, repeats.size())
                    : sum / repeats.size();
            readings.mean(arch, quantity.metric(), quantity.split(), schedule, quantity.epoch(schedule), repeats, mean);
        }
    }

    private Budget budget(int schedule) {
        return budgets.computeIfAbsent(schedule, s -> new Budget());
    }
}
