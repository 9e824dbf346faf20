package assay.internal.benchmarks.sidebyside;

import assay.internal.supernet.profile.KernelClock;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.nio.ByteBuffer;

/**
 * What one core of this machine reaches at best.
 *
 * @param bytes read and written in a second by a copy that does not fit into caches
 * @param flops in a second of a product of large square matrices
 */
record MachineLimits(double bytes, double flops) {
    private static final int COPY = 64 << 20;
    private static final int SIDE = 1024;
    private static final int TRIES = 7;

    static MachineLimits of(Backend k) {
        ByteBuffer from = ByteBuffer.allocateDirect(COPY);
        ByteBuffer to = ByteBuffer.allocateDirect(COPY);
        double copy = fastest(() -> to.put(0, from, 0, COPY));
        Tensor[] m = {k.take(SIDE, SIDE), k.take(SIDE, SIDE), k.take(SIDE, SIDE)};
        for (Tensor t : m) {
            k.fill(t, 1);
        }
        double product = fastest(() -> k.gemm(m[0], false, m[1], false, 1, 0, m[2]));
        for (Tensor t : m) {
            k.give(t);
        }
        return new MachineLimits(2 * COPY / copy, 2.0 * SIDE * SIDE * SIDE / product);
    }

    /** Seconds of CPU time. */
    private static double fastest(Runnable body) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long began = KernelClock.now();
            body.run();
            best = Math.min(best, KernelClock.now() - began);
        }
        return best / 1e9;
    }
}
