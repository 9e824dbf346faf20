package assay.cli.run;

import assay.core.io.WholeFile;
import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.reports.Report;
import java.nio.file.Path;

/** The report's folder: what {@link Report} writes, and the effective configuration, which can be run again. */
final class Reports {
    /** The effective configuration beside a report. */
    static final String CONFIGURATION = "configuration.yaml";

    private Reports() {}

    static void write(Experiment experiment, Truth truth, Path folder) {
        new Report(experiment, truth).writeTo(folder);
        WholeFile.write(folder.resolve(CONFIGURATION), experiment.configuration());
    }
}
