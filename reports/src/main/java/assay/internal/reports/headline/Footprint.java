package assay.internal.reports.headline;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The memory and the time of a step of each method's search, and the size of the networks that were trained (DATA, Table 11). */
public final class Footprint {
    /** The diagnostics that are shown here, and not among the curves. */
    public static final Set<String> MEASURES = Set.of(EpochRecord.WEIGHT_STEPS, EpochRecord.STEP_BYTES);

    private static final double MIB = 1 << 20;
    private static final String FILE = "footprint";

    private static final String NOTE =
            "Peak memory: of the search's tensors in its largest step (weights, momentum, one step of the weights and one of the "
                    + "architecture), counted before the search by a step that computes nothing; not the Java heap, the images and what "
                    + "diagnostics need for themselves. Time of a step: wall-clock of all epochs, over the steps of the weights in "
                    + "them; it has the architecture's steps and the diagnostics in it, and other searches that ran at the same time.";

    private static final String CHILD =
            " The networks: as they were trained, without auxiliary classifier; time of an epoch of their "
                    + "training, with what was measured on test images at its end. Of a batch: wall-clock of a pass that classifies a "
                    + "batch of test images with the trained network on one thread, median of several; memory: of the tensors that the pass "
                    + "holds, weights included, as counted. Batches are as large as in its training.";

    private final Study study;
    private final boolean trains;

    Footprint(Study study) {
        this.study = study;
        trains = study.finalTrainings().findAny().isPresent();
    }

    /** Writes nothing if no search recorded its steps, because earlier versions did not record them. */
    void write(Page page) {
        if (study.methods().stream()
                .noneMatch(m -> mean(m, Footprint::stepMillis).isPresent())) {
            return;
        }
        page.add(
                grid(),
                Page.definitions(NOTE + (trains ? CHILD : "")),
                page.origins().diagnostics(study.methods(), "tables/" + FILE + ".csv"));
        page.table(sheet());
    }

    private static OptionalDouble mean(Method m, ToDoubleFunction<RunRecord> of) {
        return m.runs().stream().mapToDouble(of).filter(v -> !Double.isNaN(v)).average();
    }

    /** Steps of the weights in all epochs; NaN if they are not known for each epoch. */
    private static double steps(RunRecord run) {
        return run.epochs().isEmpty()
                ? Double.NaN
                : run.epochs().stream()
                        .mapToDouble(e -> number(e, EpochRecord.WEIGHT_STEPS))
                        .sum();
    }

    private static double stepMillis(RunRecord run) {
        return run.epochs().isEmpty() ? Double.NaN : 1000 * last(run).seconds() / steps(run);
    }

    private static double mebibytes(RunRecord run) {
        return run.epochs().isEmpty() ? Double.NaN : number(last(run), EpochRecord.STEP_BYTES) / MIB;
    }

    private static double passMillis(Training t) {
        return t.inference().map(Training.Inference::millis).orElse(Double.NaN);
    }

    private static double passMebibytes(Training t) {
        return t.inference().map(p -> p.bytes() / MIB).orElse(Double.NaN);
    }

    private static EpochRecord last(RunRecord run) {
        return run.epochs().get(run.epochs().size() - 1);
    }

    private static double number(EpochRecord e, String diagnostic) {
        return e.diagnostics().getOrDefault(diagnostic, Double.NaN);
    }

    /** The mean over the trainings of the network that the run chose; NaN if there is none. */
    private double child(RunRecord run, ToDoubleFunction<Training> of) {
        return study.finalTrainings()
                .filter(t -> t.arch().equals(run.chosen()))
                .mapToDouble(of)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    private OptionalDouble child(Method m, ToDoubleFunction<Training> of) {
        return mean(m, r -> child(r, of));
    }

    private Grid grid() {
        List<Column> columns = new ArrayList<>(
                Grids.columns(List.of("method"), "peak memory, MiB", "steps of the weights", "time of a step, ms"));
        if (trains) {
            columns.addAll(Grids.columns(
                    List.of(),
                    "network: parameters",
                    "network: multiply-adds, M",
                    "network: time of an epoch, s",
                    "network: time of a batch, ms",
                    "network: memory of it, MiB"));
        }
        return new Grid("Memory and time of the searches' steps, mean per run.", columns, rows());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Method m : study.methods()) {
            List<String> texts = new ArrayList<>(List.of(
                    m.name(),
                    Format.number(mean(m, Footprint::mebibytes)),
                    whole(mean(m, Footprint::steps)),
                    Format.number(mean(m, Footprint::stepMillis))));
            if (trains) {
                texts.add(whole(child(m, Training::params)));
                texts.add(Format.number(child(m, t -> t.multiplyAdds() / 1e6)));
                texts.add(Format.number(child(m, t -> t.seconds() / t.epochs())));
                texts.add(Format.number(child(m, Footprint::passMillis)));
                texts.add(Format.number(child(m, Footprint::passMebibytes)));
            }
            rows.add(Grids.row(texts.toArray(String[]::new)));
        }
        return rows;
    }

    private static String whole(OptionalDouble value) {
        return value.isPresent() ? Format.count(Math.round(value.getAsDouble())) : Format.NOTHING;
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                FILE,
                "Memory and time of the searches' steps, and the networks that were trained",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.number("peak_memory_mib"),
                Sheet.number("weight_steps"),
                Sheet.number("step_ms"),
                Sheet.number("network_params"),
                Sheet.number("network_multiply_adds_m"),
                Sheet.number("network_epoch_s"),
                Sheet.number("network_pass_ms"),
                Sheet.number("network_pass_mib"));
        study.methods().stream()
                .flatMap(m -> m.runs().stream())
                .forEach(r -> sheet.row(
                        r.method(),
                        r.seed(),
                        known(mebibytes(r)),
                        known(steps(r)),
                        known(stepMillis(r)),
                        known(child(r, Training::params)),
                        known(child(r, t -> t.multiplyAdds() / 1e6)),
                        known(child(r, t -> t.seconds() / t.epochs())),
                        known(child(r, Footprint::passMillis)),
                        known(child(r, Footprint::passMebibytes))));
        return sheet;
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
