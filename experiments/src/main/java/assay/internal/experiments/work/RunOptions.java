package assay.internal.experiments.work;

import assay.supernet.tensor.Backends;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an experiment is run; nothing here is part of the experiment itself.
 *
 * @param data folder with tables and images
 * @param images the images themselves
 * @param backend the compute engine, one of {@link Backends#names()}
 * @param workers jobs at the same time; null: the number of cores
 * @param fresh whether to delete earlier work
 * @param purpose separates work from that of the same experiment with another purpose; empty for a run
 * @param beside the folder of the experiment file, with the files that its programs name; empty if there is no file
 * @param on where jobs run, as {@code --on} names it; empty: on this machine
 */
public record RunOptions(
        Optional<Path> data,
        Optional<Path> images,
        String backend,
        Integer workers,
        boolean fresh,
        String purpose,
        Optional<Path> beside,
        Optional<String> on) {
    /** @throws assay.core.error.UsageException if there is no such engine, or not that many workers */
    public RunOptions {
        if (workers != null) {
            Limits.requireWorkers(workers);
        }
        Backends.require("--backend", backend);
    }

    /** Options without an experiment file. */
    public RunOptions(
            Optional<Path> data,
            Optional<Path> images,
            String backend,
            Integer workers,
            boolean fresh,
            String purpose) {
        this(data, images, backend, workers, fresh, purpose, Optional.empty(), Optional.empty());
    }

    /** Options for the experiment in this file; null for none. */
    public RunOptions besideFile(Path file) {
        return new RunOptions(
                data,
                images,
                backend,
                workers,
                fresh,
                purpose,
                Optional.ofNullable(file).map(f -> f.toAbsolutePath().getParent()),
                on);
    }

    /** The same jobs somewhere else. */
    public RunOptions on(Optional<String> master) {
        return new RunOptions(data, images, backend, workers, fresh, purpose, beside, master);
    }

    /** The defaults: all cores, the default engine, continue earlier work. */
    public static RunOptions standard() {
        return new RunOptions(Optional.empty(), Optional.empty(), Backends.ND4J, null, false, "");
    }

    public int threads() {
        return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    }
}
