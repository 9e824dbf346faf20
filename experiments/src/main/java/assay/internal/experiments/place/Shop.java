package assay.internal.experiments.place;

import java.io.Serializable;

/**
 * What all units of a piece of work have in common, as a value: settings and images. It travels once to each process that does
 * units.
 *
 * @param <U> a unit, as a value too
 */
public interface Shop<U extends Serializable> extends Serializable {
    /** The name of the compute engine, for the comparison of processes. */
    String backend();

    /** Someone who does units; belongs to the calling thread. */
    UnitWorker<U> worker();
}
