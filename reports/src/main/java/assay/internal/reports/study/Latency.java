package assay.internal.reports.study;

import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Truth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The latencies of the cells' networks on a device.
 *
 * @param unit of the values, as in their source
 * @param byIndex for each cell of the space by its index; NaN if not measured
 */
public record Latency(String device, String unit, double[] byIndex) {
    /** The devices of HW-NAS-Bench (Li et al., ICLR 2021); the first that the table has is shown. */
    private static final List<String> DEVICES = List.of("edgegpu", "raspi4", "edgetpu", "pixel3", "eyeriss", "fpga");

    /** Empty if the table has no latencies for the data set. */
    public static Optional<Latency> of(Truth truth, Population population, Dataset dataset) {
        return population.census().flatMap(c -> DEVICES.stream()
                .flatMap(d -> of(truth, c, dataset, d).stream())
                .findFirst());
    }

    private static Optional<Latency> of(Truth truth, Census cells, Dataset dataset, String device) {
        Answer first = ask(truth, cells.cell(0), dataset, device);
        if (!(first instanceof Answer.Measured measured)) {
            return Optional.empty(); // a device's list always covers the whole space
        }
        double[] values = IntStream.range(0, cells.size())
                .mapToObj(i -> ask(truth, cells.cell(i), dataset, device))
                .mapToDouble(a -> a.fold(Answer.Measured::value, none -> Double.NaN))
                .toArray();
        return Optional.of(new Latency(device, measured.unit(), values));
    }

    private static Answer ask(Truth truth, Genotype cell, Dataset dataset, String device) {
        return truth.ask(new CostQuery(cell, Optional.of(dataset), Metric.LATENCY, Optional.of(device)));
    }
}
