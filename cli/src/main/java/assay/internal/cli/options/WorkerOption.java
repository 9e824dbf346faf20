package assay.internal.cli.options;

import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.experiments.work.Limits;
import picocli.CommandLine.Option;

/** How many jobs run at the same time. */
public final class WorkerOption {
    @Within(from = 1, to = Limits.WORKERS)
    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Jobs (runs, networks) at the same time, each with one compute thread. Default: the number of"
                    + " cores.")
    private Integer workers;

    public int threads() {
        return threadsOr(Runtime.getRuntime().availableProcessors());
    }

    /** The requested number of workers, or this default. */
    public int threadsOr(int others) {
        return workers == null ? others : workers;
    }
}
