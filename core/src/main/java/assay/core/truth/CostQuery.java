package assay.core.truth;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import java.util.Objects;
import java.util.Optional;

/**
 * A question about a cost that does not depend on the training: {@link Metric#PARAMS} and {@link Metric#FLOPS}, which follow
 * from the network and the data set's images and classes by a formula; or latency, energy and others on a device.
 *
 * @param dataset empty if the source of a device's costs does not state it
 * @param device empty for parameters and multiply-adds
 */
public record CostQuery(Genotype arch, Optional<Dataset> dataset, Metric metric, Optional<String> device)
        implements Question {
    public CostQuery {
        Objects.requireNonNull(arch);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(device);
        if (metric.byFormula() && device.isPresent()) {
            throw new UsageException(metric.key() + " is the same on every device. Leave the device out.");
        }
        if (metric.byFormula() && dataset.isEmpty()) {
            throw new UsageException(metric.key()
                    + ": which data set? Its images and classes change the number, so there is no default.");
        }
        if (!metric.byFormula() && (device.isEmpty() || !metric.onDevices())) {
            throw new UsageException("cost: expected params or flops, or a device with latency, energy or"
                    + " arithmetic_intensity, found " + metric.key()
                    + device.map(d -> " on device " + d).orElse(" without a device") + ".");
        }
    }

    /** Parameters or multiply-adds. */
    public static CostQuery byFormula(Genotype arch, Dataset dataset, Metric metric) {
        return new CostQuery(arch, Optional.of(dataset), metric, Optional.empty());
    }

    @Override
    public CostQuery about(Genotype other) {
        return new CostQuery(other, dataset, metric, device);
    }

    @Override
    public String words() {
        return metric.key() + device.map(d -> " of device " + d).orElse("") + " on "
                + dataset.map(Dataset::key).orElse("a data set that its source does not state");
    }
}
