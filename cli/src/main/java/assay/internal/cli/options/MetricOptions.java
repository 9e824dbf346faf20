package assay.internal.cli.options;

import assay.internal.experiments.rows.QuestionFields;
import picocli.CommandLine.Option;

/** The flags for the metric and the epoch. */
public final class MetricOptions {
    @Option(
            names = "--epoch",
            paramLabel = "E",
            description = "The measurement after this epoch of the training. Default: the last.")
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
            description = "For latency and energy: the device, such as edgegpu or pixel3 (a wrong name lists all)."
                    + " Besides it only --dataset is needed, and only where the source states it.")
    private String device;

    public QuestionFields fields() {
        return new QuestionFields("--")
                .put("epoch", epoch)
                .put("metric", metric)
                .put("device", device);
    }
}
