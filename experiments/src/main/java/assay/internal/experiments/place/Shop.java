package assay.internal.experiments.place;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * What all units of a piece of work have in common, as a value: settings and images. It travels once to each process that does
 * units.
 *
 * @param <U> a unit, as a value too
 */
public interface Shop<U extends Serializable> extends Serializable {
    /** The name of the compute engine, for the comparison of processes. */
    String backend();

    /**
     * Files below {@code ASSAY_HOME} that units read, by their paths in it. If the work is done elsewhere, the place copies
     * them there.
     */
    default List<Path> home() {
        return List.of();
    }

    /** A worker that does units; it belongs to the calling thread. */
    UnitWorker<U> worker();
}
