package assay.internal.cli.options;

import assay.internal.experiments.rows.QuestionFields;
import picocli.CommandLine.Option;

/** The flags for the metric and the epoch. */
public final class MetricOptions {
    @Option(names = "--epoch", paramLabel = "E", description = "Epochs trained when measured. Default: the last.")
    private String epoch;

    @Option(
            names = "--metric",
            paramLabel = "KEY",
            description =
                    "accuracy, top5_accuracy, loss, time, total_time, run_time, latency, params, flops; with --device also"
                            + " energy, arithmetic_intensity. Default: accuracy.")
    private String metric;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Latency or energy on this device (edgegpu, pixel3, ...; the answer to a wrong one lists"
                    + " them). Then only --dataset is asked for besides, and only where the source states it.")
    private String device;

    public QuestionFields fields() {
        return new QuestionFields("--")
                .put("epoch", epoch)
                .put("metric", metric)
                .put("device", device);
    }
}
