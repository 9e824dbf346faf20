package assay.supernet.tensor;

import java.util.function.Function;

/** What every backend with a {@link Pool} of tensors of its own does alike. */
public abstract class PooledBackend<T extends Pooled> implements Backend {
    protected final Pool<T> pool;
    private final DType dtype;
    private final Class<T> type;

    /** @param allocate makes a tensor of a shape */
    protected PooledBackend(DType dtype, Class<T> type, Function<int[], T> allocate) {
        this.dtype = dtype;
        this.type = type;
        pool = new Pool<>(dtype, allocate);
    }

    @Override
    public final DType dtype() {
        return dtype;
    }

    @Override
    public final Tensor take(int... shape) {
        return pool.take(shape);
    }

    @Override
    public final void give(Tensor t) {
        pool.give(type.cast(t));
    }

    @Override
    public final long bytesHeld() {
        return pool.bytes();
    }

    /** The tensor as the backend's own, if it is in use. */
    protected final T in(Tensor t) {
        return pool.held(type.cast(t));
    }

    /** The range, if its tensor is in use. */
    protected final Channels in(Channels c) {
        in(c.tensor());
        return c;
    }
}
