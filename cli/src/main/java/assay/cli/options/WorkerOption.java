package assay.cli.options;

import assay.experiments.work.Limits;
import picocli.CommandLine.Option;

/** How much is done at the same time. */
public final class WorkerOption {
    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Jobs (runs, networks) at the same time, each with one compute thread. Default: the number of"
                    + " cores.")
    private Integer workers;

    /** @throws assay.core.error.UsageException if it is no number of threads */
    public int threads() {
        if (workers == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        Limits.requireWorkers(workers);
        return workers;
    }
}
