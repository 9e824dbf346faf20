package assay.internal.experiments.question;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import java.util.Optional;

/**
 * A cost in one word: {@code params}, {@code flops}, or {@code METRIC:DEVICE}. Each may be followed by {@code @DATASET}, if it
 * is for another data set than the question. It may be followed by {@code @none} if the source of the device's costs does not
 * state a data set.
 */
public final class CostText {
    private CostText() {}

    /** @param dataset of the question */
    public static CostQuery read(
            String text, String flag, Genotype arch, Optional<Dataset> dataset, Questions questions) {
        int at = text.indexOf('@');
        String cost = at < 0 ? text : text.substring(0, at);
        int colon = cost.indexOf(':');
        Optional<Dataset> of = at < 0
                ? dataset
                : text.substring(at + 1).equals("none")
                        ? Optional.empty()
                        : Optional.of(questions.dataset(text.substring(at + 1)));
        Metric metric = Metric.of(colon < 0 ? cost : cost.substring(0, colon));
        if (colon < 0 && !metric.byFormula()) {
            throw new UsageException(flag + ": expected params, flops, or latency:DEVICE, energy:DEVICE,"
                    + " arithmetic_intensity:DEVICE, found '" + text + "'.");
        }
        return new CostQuery(arch, of, metric, colon < 0 ? Optional.empty() : Optional.of(cost.substring(colon + 1)));
    }
}
