package assay.supernet.tensor;

import assay.core.error.ShapeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The buffers of one backend: a free list for each shape, and one for each size of tables whose number of rows changes. The last
 * tensor given back is taken first, so it is probably still in the cache. After its first round a loop allocates nothing.
 */
public final class Pool<T extends Pooled> implements AutoCloseable {
    /** Shapes are compared by content. In a map, the array belongs to a tensor and never changes. */
    private static final class Shape {
        private int[] dims;

        Shape(int... dims) {
            this.dims = dims;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Shape s && Arrays.equals(dims, s.dims);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(dims);
        }
    }

    private final Map<Shape, ArrayDeque<Pooled>> free = new HashMap<>();
    /** By the shape of the longest table. */
    private final Map<Shape, ArrayDeque<Pooled>> tables = new HashMap<>();

    /** What is looked up, one after the other. */
    private final Shape asked = new Shape();

    private final List<T> all = new ArrayList<>();
    private final Class<T> type;
    private final Function<int[], T> allocate;
    private final int elementBytes;
    private long bytes;

    public Pool(DType dtype, Class<T> type, Function<int[], T> allocate) {
        this.type = type;
        this.allocate = allocate;
        this.elementBytes = dtype.bytes();
    }

    public T take(int... shape) {
        return from(free, shape);
    }

    /** See {@link Backend#takeTable}. */
    T takeTable(int most, int rows, int width) {
        T t = from(tables, new int[] {most, width});
        if (t.dim(0) != rows) {
            t.reshape(new int[] {rows, width});
        }
        return t;
    }

    private T from(Map<Shape, ArrayDeque<Pooled>> lists, int[] shape) {
        asked.dims = shape;
        ArrayDeque<Pooled> list = lists.get(asked);
        T t = list == null ? null : type.cast(list.pollLast());
        if (t == null) {
            t = allocate(shape);
            t.home = lists.computeIfAbsent(new Shape(t.shape()), s -> new ArrayDeque<>());
        }
        t.held = true;
        return t;
    }

    private T allocate(int[] shape) {
        long n = 1;
        for (int d : shape) {
            if (d < 1) {
                throw new ShapeException("tensor " + Arrays.toString(shape) + ": expected every side at least 1.");
            }
            n *= d;
            if (n > Integer.MAX_VALUE) {
                throw new ShapeException(
                        "tensor " + Arrays.toString(shape) + ": expected at most " + Integer.MAX_VALUE + " elements.");
            }
        }
        T t = allocate.apply(shape);
        all.add(t);
        bytes += n * elementBytes;
        return t;
    }

    public void give(T t) {
        if (!t.held) {
            throw new IllegalStateException(
                    "tensor " + Arrays.toString(t.shape()) + ": given back twice. Whoever took it gives it, once.");
        }
        t.held = false;
        t.home.addLast(t);
    }

    /** The tensor itself, if it is in use. */
    public T held(T t) {
        if (!t.held) {
            throw new IllegalStateException(
                    "tensor " + Arrays.toString(t.shape()) + ": used after it was given back to the pool.");
        }
        return t;
    }

    /** Bytes of all buffers, in use and free. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        for (T t : all) {
            t.held = false;
            t.release();
        }
        all.clear();
        free.clear();
        tables.clear();
        bytes = 0;
    }
}
