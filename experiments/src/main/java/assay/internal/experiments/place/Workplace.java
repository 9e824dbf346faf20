package assay.internal.experiments.place;

import assay.internal.experiments.work.StopSignal;
import java.io.Serializable;
import java.util.List;

/** Does units somewhere. */
public interface Workplace extends AutoCloseable {
    /** A description for people of what and where it is; connects to it. */
    String words();

    /**
     * The best number of units into which this many small pieces of work are cut.
     *
     * @param pieces the number of pieces, each of which takes milliseconds or more
     */
    int units(int pieces);

    /**
     * Does all units, begun in their order. Returns when all are done or failed, or when the user wishes to stop.
     *
     * @param results is told each unit once
     */
    <U extends Serializable> void work(Shop<U> shop, List<U> units, UnitResults<? super U> results, StopSignal stop);

    @Override
    void close();
}
