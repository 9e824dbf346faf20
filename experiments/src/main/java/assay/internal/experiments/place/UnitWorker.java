package assay.internal.experiments.place;

import java.io.IOException;
import java.io.Serializable;

/** Does units, one after the other, with its own engine; used by one thread. */
public interface UnitWorker<U extends Serializable> extends AutoCloseable {
    /**
     * Does one unit.
     *
     * @param watch told the progress, and asked after each step whether to halt
     * @throws assay.core.error.InterruptedRunException if {@code watch.halted()} became true
     */
    UnitAnswer work(U unit, UnitWatch watch) throws IOException;

    @Override
    void close();
}
