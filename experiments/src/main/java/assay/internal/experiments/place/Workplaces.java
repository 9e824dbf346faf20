package assay.internal.experiments.place;

import assay.core.error.UsageException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The places where work can be done. */
public final class Workplaces {
    private Workplaces() {}

    /**
     * The named place, or this machine.
     *
     * @param master as {@code --on} names it; empty: this machine
     * @param threads units at the same time
     * @throws UsageException if the module for it is missing, or there is no such place
     */
    public static Workplace open(Optional<String> master, int threads) {
        if (master.isEmpty()) {
            return new LocalPlace(threads);
        }
        return provider()
                .orElseThrow(() -> new UsageException("--on " + master.get()
                        + ": expected module spark on the class path, found none. In a clone the launcher ./assay builds it and"
                        + " fetches Spark (mvn -Pspark) when it sees --on; with a Spark of your own use its spark-submit:"
                        + " docs/spark.md."))
                .open(master.get(), threads);
    }

    /** The kinds of places that are available besides this machine. */
    public static Optional<WorkplaceProvider> provider() {
        return ServiceLoader.load(WorkplaceProvider.class, Workplaces.class.getClassLoader())
                .findFirst();
    }
}
