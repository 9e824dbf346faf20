package assay.internal.reports.behaviour;

import assay.core.run.EpochRecord;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the expected loss is as BaLeNAS' equation 19 and DrNAS' proposition 1 predict: both sides of the equation over
 * epochs.
 */
final class LossRise {
    private static final String NOTE =
            "Loss of one validation batch, always the same. Measured: how far the loss expected over the learnt distribution "
                    + "lies above that at its mean. Predicted: half the variance times the curvature (BaLeNAS, equation 19; DrNAS, "
                    + "proposition 1). Where the two lines differ, terms of higher order matter, and the distribution does "
                    + "not simply lower the curvature.";
    private static final String MEASURED = "measured";
    private static final String PREDICTED = "predicted";

    private final Study study;

    LossRise(Study study) {
        this.study = study;
    }

    void write(Page page) {
        List<Figure> figures = new ArrayList<>();
        List<Method> recorded = new ArrayList<>();
        for (Method m : study.methods()) {
            figure(m, page).ifPresent(f -> {
                figures.add(f);
                recorded.add(m);
            });
        }
        if (!figures.isEmpty()) {
            page.folded(
                    "Expected loss and curvature",
                    new Gallery(figures),
                    Page.note(NOTE),
                    page.origins().diagnostics(recorded));
        }
    }

    private Optional<Figure> figure(Method method, Page page) {
        Bundle rise = Bundle.ofRecorded(method, e -> number(e, EpochRecord.LOSS_RISE));
        Bundle term = Bundle.ofRecorded(method, e -> number(e, EpochRecord.CURVATURE_TERM));
        if (rise.seeds().isEmpty()) {
            return Optional.empty();
        }
        String name = "search-expected-loss-" + Slug.of(method.name());
        Sheet sheet = new Sheet(
                name,
                "loss of a batch above that at the mean of the distribution: measured over draws, and predicted by half the"
                        + " variance times the curvature",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.whole("epoch"),
                Sheet.number("loss_at_mean_nats"),
                Sheet.number("measured_nats"),
                Sheet.number("standard_error_nats"),
                Sheet.number("predicted_nats"));
        method.runs().forEach(run -> run.epochs().stream()
                .filter(e -> e.diagnostics().containsKey(EpochRecord.LOSS_RISE))
                .forEach(e -> sheet.row(
                        method.name(),
                        run.seed(),
                        e.epoch(),
                        number(e, EpochRecord.LOSS_AT_MEAN),
                        number(e, EpochRecord.LOSS_RISE),
                        number(e, EpochRecord.LOSS_RISE_ERROR),
                        number(e, EpochRecord.CURVATURE_TERM))));
        page.curve(sheet);
        LineChart chart = new LineChart(
                method.name() + ": expected loss",
                Bundle.Clock.EPOCHS.axis(),
                Axis.linear("loss above the mean's, nats"),
                false,
                List.of(series(MEASURED, method.colour(), rise), series(PREDICTED, method.colour() + 1, term)),
                List.of(new Reference("loss at the mean", 0, false)));
        return Optional.of(new Figure(name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    private static Series series(String what, int colour, Bundle bundle) {
        String label = what + ", mean of " + Format.plural(bundle.seeds().size(), "seed");
        return new Series(what, colour, bundle.seeds(), new Line(label, bundle.x(), bundle.mean()), Optional.empty());
    }

    private static double number(EpochRecord e, String name) {
        return e.diagnostics().getOrDefault(name, Double.NaN);
    }
}
