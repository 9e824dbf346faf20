package assay.internal.experiments.place;

/** Provides places other than this machine. Found by {@link java.util.ServiceLoader} if its module is on the class path. */
public interface WorkplaceProvider {
    /** The name and version of the software that does the work there, for people. */
    String words();

    /**
     * A place.
     *
     * @param master the name of the place, as for {@code --on}
     * @param threads units at the same time in each process, if the master does not say it
     * @throws assay.core.error.UsageException if there is no such place
     * @throws assay.core.error.DataMissingException if it cannot be reached
     */
    Workplace open(String master, int threads);
}
