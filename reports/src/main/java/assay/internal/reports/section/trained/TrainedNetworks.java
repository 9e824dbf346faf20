package assay.internal.reports.section.trained;

import assay.core.run.Training;
import assay.core.truth.Dataset;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.study.FoundNetworks;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Each trained network of an experiment: a table for people, and a sheet with all that was measured. */
final class TrainedNetworks {
    private final Study study;
    private final FoundNetworks networks;

    TrainedNetworks(Study study, FoundNetworks networks) {
        this.study = study;
        this.networks = networks;
    }

    /** The error on test images in percent. */
    static double error(Training t) {
        return 100 - t.top1Percent();
    }

    Grid grid() {
        List<Row> rows = new ArrayList<>();
        networks.forEach((arch, who) -> {
            List<Training> all = networks.of(arch);
            String errors = all.stream()
                    .map(t -> Format.number(error(t)) + " (" + t.seed() + ")")
                    .collect(Collectors.joining(", "));
            rows.add(Row.of(List.of(
                    Cell.of(who),
                    Cell.of(errors.isEmpty() ? "not trained" : errors),
                    Cell.of(Format.number(
                            all.stream().mapToDouble(Training::trainLoss).average())),
                    Cell.of(Format.number(
                            all.stream().mapToDouble(Training::loss).average())),
                    Cell.of(
                            all.isEmpty()
                                    ? Format.NOTHING
                                    : Format.count(all.get(0).params())),
                    Cell.of(Format.range(all.stream().limit(1).mapToDouble(t -> t.multiplyAdds() / 1e6), "%,.2f")),
                    Cell.of(Format.number(pass(all, Training.Inference::millis))),
                    Cell.of(Format.number(pass(all, p -> p.bytes() / (double) (1 << 20)))),
                    Cell.of(arch.text()))));
        });
        return new Grid(
                "Each architecture that was found, trained once with each retraining seed (in brackets). Losses in nats, mean"
                        + " over the trainings.",
                List.of(
                        new Column("", "found by", false),
                        new Column("", "test error, %", false),
                        new Column("loss", "training", true),
                        new Column("loss", "test", true),
                        new Column("", "parameters", true),
                        new Column("", "multiply-adds, M", true),
                        new Column("a batch of test images", "time, ms", true),
                        new Column("a batch of test images", "memory, MiB", true),
                        new Column("", "cells", false)),
                rows);
    }

    /** Mean over the trainings for which it was measured. */
    private static OptionalDouble pass(List<Training> all, ToDoubleFunction<Training.Inference> of) {
        return all.stream().flatMap(t -> t.inference().stream()).mapToDouble(of).average();
    }

    Sheet sheet() {
        Sheet sheet = new Sheet(
                "trainings",
                "Every training of a found architecture: errors on test images after the last epoch, and the network's size",
                Sheet.text("dataset"),
                Sheet.whole("seed"),
                Sheet.whole("epochs"),
                Sheet.number("test_error_percent"),
                Sheet.number("top5_error_percent"),
                Sheet.number("test_loss"),
                Sheet.number("train_loss"),
                Sheet.whole("params"),
                Sheet.whole("multiply_adds"),
                Sheet.number("published_size_params"),
                Sheet.number("published_size_multiply_adds"),
                Sheet.number("training_s"),
                Sheet.whole("inference_images"),
                Sheet.number("inference_ms"),
                Sheet.whole("inference_bytes"),
                Sheet.text("found_by"),
                Sheet.text("arch"));
        Dataset set = study.tests().get(0).dataset();
        for (Training t : study.finalTrainings().toList()) {
            String who = study.experiment().runs().stream()
                    .filter(r -> r.chosen().equals(t.arch()))
                    .map(r -> r.method() + " " + r.seed())
                    .collect(Collectors.joining("; "));
            sheet.row(
                    t.dataset(),
                    t.seed(),
                    t.epochs(),
                    error(t),
                    100 - t.top5Percent(),
                    t.loss(),
                    t.trainLoss(),
                    t.params(),
                    t.multiplyAdds(),
                    study.population().params(t.arch(), set),
                    study.population().multiplyAdds(t.arch(), set),
                    t.seconds(),
                    t.inference().map(Training.Inference::images),
                    t.inference().map(Training.Inference::millis),
                    t.inference().map(Training.Inference::bytes),
                    networks.foundBy(t.arch()),
                    t.arch().text());
        }
        return sheet;
    }
}
