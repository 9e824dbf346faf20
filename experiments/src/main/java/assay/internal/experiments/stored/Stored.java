package assay.internal.experiments.stored;

import assay.core.error.DataMissingException;
import assay.core.run.Experiment;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.work.AssayHome;
import assay.internal.reports.trace.CarriedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds stored experiments by the names that people give. */
public final class Stored {
    private Stored() {}

    /** An experiment of the run store: by its name, its id, or the folder or page of its report. */
    public static Experiment experiment(String which) {
        RunStore store = RunStore.open(AssayHome.runs());
        Path path = Path.of(which);
        if (Files.isDirectory(path)) {
            return ofFolder(store, path);
        }
        return isPage(path) ? ofFolder(store, path.toAbsolutePath().getParent()) : store.load(which);
    }

    /** The experiment in a page, if it is a report or the folder of one; otherwise from the run store. */
    public static Experiment orCarried(String which) {
        Path path = Path.of(which);
        Path page = Files.isDirectory(path) ? path.resolve("report.html") : path;
        return isPage(page) ? CarriedJson.read(page).experiment() : experiment(which);
    }

    /** Refuses a text that looks like a file or folder, but does not exist. Other names are looked up in the run store. */
    public static void requirePresent(String which) {
        boolean path = which.indexOf('/') >= 0 || which.endsWith(".html");
        if (path && !Files.exists(Path.of(which))) {
            throw new DataMissingException(which + ": expected the folder of a report, a report.html, or the name of a"
                    + " stored experiment, found no such file. 'assay run' and 'assay report' print where they write.");
        }
    }

    private static boolean isPage(Path path) {
        return Files.isRegularFile(path) && path.getFileName().toString().endsWith(".html");
    }

    /** The last experiment with the configuration beside the report. */
    private static Experiment ofFolder(RunStore store, Path folder) {
        Path file = folder.resolve(Reports.CONFIGURATION);
        if (!Files.exists(file)) {
            throw new DataMissingException(folder + ": expected " + Reports.CONFIGURATION
                    + ", as 'assay run' writes it beside a report, found none. Give the experiment's name instead.");
        }
        try {
            String configuration = Files.readString(file);
            return store.list().stream()
                    .map(saved -> store.load(saved.id()))
                    .filter(e -> e.configuration().equals(configuration))
                    .findFirst()
                    .orElseThrow(() -> new DataMissingException(AssayHome.runs() + ": expected an experiment with the"
                            + " configuration in " + file + ", found none. Run it: assay run " + file + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
