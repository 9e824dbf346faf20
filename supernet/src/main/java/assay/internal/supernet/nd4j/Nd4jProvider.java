package assay.internal.supernet.nd4j;

import assay.core.error.DataMissingException;
import assay.internal.core.memory.ProcessMemory;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.BackendProvider;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes {@code --backend nd4j} known. */
public final class Nd4jProvider implements BackendProvider {
    /** Address space that its libraries need. If there is less, the system ends the program while they run. */
    private static final long NEEDED = 640L << 20;

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private static void requireRoom() {
        OptionalLong left = LOADED.get() ? OptionalLong.empty() : ProcessMemory.addresses();
        if (left.isPresent() && left.getAsLong() < NEEDED) {
            throw new DataMissingException("engine nd4j: expected " + (NEEDED >> 20) + " MiB of address space for its"
                    + " libraries, found " + (left.getAsLong() >> 20) + " MiB left by 'ulimit -v'. Raise that limit, or"
                    + " take --backend plain.");
        }
        LOADED.set(true);
    }

    @Override
    public String id() {
        return Backends.ND4J;
    }

    @Override
    public Backend open(DType dtype) {
        requireRoom();
        return Nd4jBackend.open(dtype);
    }

    @Override
    public BackendInfo inspect() {
        requireRoom();
        return Nd4jBackend.inspect();
    }
}
