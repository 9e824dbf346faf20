package assay.api;

import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.work.AssayHome;
import java.nio.file.Path;

/** Reports of experiments that were run before. */
public final class AssayReport {
    private AssayReport() {}

    /**
     * Reads an experiment from the run store.
     *
     * @param nameOrId a name, which means its last run, or an id
     * @throws assay.core.error.DataMissingException if there is none; the message lists the stored ones
     */
    public static Experiment stored(String nameOrId) {
        return RunStore.open(AssayHome.runs()).load(nameOrId);
    }

    /** Writes {@code report.html}, {@code report.md}, {@code results.csv} and the figures into a folder. */
    public static void write(Experiment experiment, Path folder) {
        try (Truth truth = Reports.judge(experiment, remark -> {})) {
            Reports.write(experiment, truth, folder, remark -> {});
        }
    }
}
