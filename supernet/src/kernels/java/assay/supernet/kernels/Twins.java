package assay.internal.supernet.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import assay.core.random.RandomStream;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.testkit.Gen;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.function.Consumer;

/**
 * The same kernels on the same numbers, by the backend under test and by the plain one in double. Which backends are under
 * test each module says in an enum {@code Way} of its own beside its tests.
 */
final class Twins implements AutoCloseable {
    /** One tensor of each. */
    record Twin(Tensor fast, Tensor plain) {}

    /** Which of the two: the lambda of {@link #run} sees the tensors of one backend. */
    record Side(Backend k, boolean fast) {
        Tensor of(Twin t) {
            return fast ? t.fast : t.plain;
        }

        Channels of(Twin t, int from, int count) {
            return new Channels(of(t), from, count);
        }
    }

    final Backend fast;
    final PlainBackend plain = new PlainBackend(DType.FLOAT64);
    final RandomStream random;
    private final Way way;

    Twins(Way way, RandomStream random) {
        this.way = way;
        this.random = random;
        fast = way.open();
    }

    /** Normal numbers, the same floats in both. */
    Twin normals(int... shape) {
        return of(Gen.normals(random, Gen.elements(shape)), shape);
    }

    Twin of(double[] values, int... shape) {
        Twin t = new Twin(fast.take(shape), plain.take(shape));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        fast.write(values, t.fast);
        plain.write(values, t.plain);
        return t;
    }

    void run(Consumer<Side> kernel) {
        kernel.accept(new Side(fast, true));
        kernel.accept(new Side(plain, false));
    }

    /** Runs the kernel on both and compares the tensor it writes. */
    void check(String what, Twin result, Consumer<Side> kernel) {
        run(kernel);
        double[] found = new double[result.fast.size()];
        double[] expected = new double[result.fast.size()];
        fast.read(result.fast, found);
        plain.read(result.plain, expected);
        close(what, expected, found);
    }

    void close(String what, double[] expected, double[] found) {
        assertEquals(expected.length, found.length, what);
        double scale = 1;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - found[i]);
            if (!(error <= way.tolerance() * scale)) { // NaN too
                fail(what + " at " + i + ": expected " + expected[i] + ", found " + found[i] + ", " + error / scale
                        + " of the largest value.");
            }
        }
    }

    @Override
    public void close() {
        fast.close();
        plain.close();
    }
}
