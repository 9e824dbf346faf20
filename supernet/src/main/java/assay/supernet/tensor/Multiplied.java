package assay.supernet.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Channels with factors of samples, for kernels that know none: copies that are multiplied, which go back to the pool when the
 * kernel is done. Channels without factors stay what they are.
 */
final class Multiplied implements AutoCloseable {
    /** For engines whose kernels know factors: nothing is copied, so one serves all calls. */
    static final Multiplied NEVER = new Multiplied(null, true);

    private final Backend k;
    private final boolean known;
    private final List<Tensor> copies = new ArrayList<>(0);

    Multiplied(Backend k) {
        this(k, false);
    }

    private Multiplied(Backend k, boolean known) {
        this.k = k;
        this.known = known;
    }

    private boolean stays(Channels c) {
        return known || c.factors() == null;
    }

    private Tensor take(int... shape) {
        Tensor t = k.take(shape);
        copies.add(t);
        return t;
    }

    Channels read(Channels x) {
        if (stays(x)) {
            return x;
        }
        Tensor t = take(x.tensor().shape());
        k.scaleSamples(x.tensor(), x.factors(), t, false);
        return new Channels(t, x.from(), x.count());
    }

    /** {@code x} itself if nothing in it is copied. */
    Channels[] read(Channels[] x) {
        return Arrays.stream(x).allMatch(this::stays)
                ? x
                : Arrays.stream(x).map(this::read).toArray(Channels[]::new);
    }

    /** Where the kernel writes what {@link #put} brings to y: y itself if it has no factors. */
    Channels result(Channels y) {
        if (stays(y)) {
            return y;
        }
        int[] shape = y.tensor().shape().clone();
        shape[1] = y.count();
        return Channels.all(take(shape));
    }

    void put(Channels result, Channels y, boolean add) {
        if (result != y) {
            k.scaleSamples(result.tensor(), y.factors(), result.tensor(), false);
            double[] ones = new double[y.count()];
            Arrays.fill(ones, 1);
            k.channelAffine(new Channels[] {result}, new double[][] {ones}, null, y.times(null), add);
        }
    }

    @Override
    public void close() {
        for (Tensor t : copies) {
            k.give(t);
        }
    }
}
