package assay.internal.reports.exchange;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.exchange.Steps.Step;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The files of MLflow's file store: an experiment with a run for each method and seed, with the table's accuracy of its answer
 * at each step. The names and numbers of runs follow from the experiment, so the same experiment gives the same folders.
 */
final class MlflowRuns {
    private static final int RUN_ID = 32;
    private static final int EXPERIMENT_ID = 12;
    private static final int HEXADECIMAL = 16;

    private final Study study;
    private final Path root;
    private final String identity;
    private final long started;
    private int files;

    private MlflowRuns(Study study, Path root) {
        Experiment e = study.experiment();
        this.study = study;
        this.root = root;
        this.identity =
                e.name() + '\0' + e.configuration() + '\0' + e.provenance().get("started");
        this.started = millis(e.provenance().get("started"));
    }

    private static long millis(String moment) {
        try {
            return moment == null ? 0 : Instant.parse(moment).toEpochMilli();
        } catch (DateTimeException other) {
            return 0;
        }
    }

    /**
     * @param root the folder {@code mlruns}
     * @return how many files were written
     */
    static int write(Study study, Path root) {
        MlflowRuns runs = new MlflowRuns(study, root);
        runs.experiment();
        return runs.files;
    }

    private void experiment() {
        Experiment e = study.experiment();
        String id = new BigInteger(hex("").substring(0, EXPERIMENT_ID), HEXADECIMAL).toString();
        put(
                id + "/meta.yaml",
                "artifact_location: " + text("mlruns/" + id) + "\ncreation_time: " + started
                        + "\nexperiment_id: '" + id + "'\nlast_update_time: " + started
                        + "\nlifecycle_stage: active\nname: " + text(e.name()) + "\n");
        put(id + "/tags/assay.configuration", e.configuration());
        for (RunRecord run : e.runs()) {
            run(id, run);
        }
    }

    private void run(String experiment, RunRecord run) {
        String id = hex(run.method() + '\0' + run.seed()).substring(0, RUN_ID);
        String folder = experiment + "/" + id;
        List<Step> steps = Steps.of(run);
        String name = run.method() + " seed " + run.seed();
        put(
                folder + "/meta.yaml",
                "artifact_uri: " + text("mlruns/" + folder + "/artifacts") + "\nend_time: "
                        + at(run.searchSeconds() + run.selectionSeconds())
                        + "\nentry_point_name: ''\nexperiment_id: '" + experiment
                        + "'\nlifecycle_stage: active\nrun_id: " + id + "\nrun_name: " + text(name)
                        + "\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: " + started
                        + "\nstatus: 3\ntags: []\nuser_id: ''\n");
        put(folder + "/tags/mlflow.runName", name);
        put(
                folder + "/artifacts/architecture.txt",
                run.chosen().text() + "\n"); // MLflow does not accept a run without artifacts
        put(folder + "/params/method", run.method());
        put(folder + "/params/seed", Long.toString(run.seed()));
        put(folder + "/params/space", study.experiment().space());
        put(
                folder + "/params/schedule_epochs",
                Integer.toString(study.experiment().schedule()));
        put(folder + "/params/architecture", run.chosen().text());
        for (Measure m : study.measures()) {
            measure(
                    folder + "/metrics/"
                            + Folders.word(m.key() + ' ' + m.split().key()),
                    run,
                    steps,
                    m);
        }
        series(folder + "/metrics/cost_s", steps, Step::simulatedSeconds);
        series(folder + "/metrics/observed_valid_accuracy_percent", steps, Step::observed);
        if (!Double.isNaN(run.searchSeconds())) {
            put(folder + "/metrics/search_s", line(at(run.searchSeconds()), run.searchSeconds(), 0));
        }
    }

    private void measure(String metric, RunRecord run, List<Step> steps, Measure m) {
        series(metric + "_" + m.column(), steps, s -> study.accuracy(s.arch(), m));
        OptionalDouble found = study.compared(run.chosen(), m);
        study.landscape(m).filter(l -> found.isPresent()).ifPresent(l -> {
            Step last = steps.get(steps.size() - 1);
            double regret = study.byClass() ? l.classRegret(found.getAsDouble()) : l.regret(found.getAsDouble());
            put(metric + "_" + m.regretColumn(), line(at(last.seconds()), regret, last.number()));
        });
    }

    /** The value of a number at a step. */
    private interface Number {
        OptionalDouble of(Step step);
    }

    private void series(String metric, List<Step> steps, Number number) {
        StringBuilder lines = new StringBuilder();
        for (Step s : steps) {
            number.of(s).ifPresent(v -> lines.append(line(at(s.seconds()), v, s.number())));
        }
        if (!lines.isEmpty()) {
            put(metric, lines.toString());
        }
    }

    private static String line(long moment, double value, int step) {
        return moment + " " + value + " " + step + "\n";
    }

    /** The start time if it is not known. */
    private long at(double seconds) {
        return started + Math.round(seconds * 1000);
    }

    private String hex(String of) {
        return Sha256.hex((identity + '\0' + of).getBytes(StandardCharsets.UTF_8));
    }

    /** A text in YAML, which accepts texts of JSON. */
    private static String text(String value) {
        return TextNode.valueOf(value).toString();
    }

    private void put(String name, String text) {
        WholeFile.write(root.resolve(name), text);
        files++;
    }
}
