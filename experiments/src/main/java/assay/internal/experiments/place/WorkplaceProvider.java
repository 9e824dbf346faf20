package assay.internal.experiments.place;

/** Brings places elsewhere. Found by {@link java.util.ServiceLoader} if its module is on the class path. */
public interface WorkplaceProvider {
    /** For people: the name and version of what does the work there. */
    String words();

    /**
     * A place.
     *
     * @param master names it, as {@code --on} does
     * @param threads units at the same time in each process, if the master does not say it
     * @throws assay.core.error.UsageException if there is no such place
     * @throws assay.core.error.DataMissingException if it cannot be reached
     */
    Workplace open(String master, int threads);
}
