package assay.internal.benchmarks.sidebyside;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;

/** A batch of normal pixels and random labels of ten classes. */
record RandomImages(Tensor pixels, int[] labels) {
    static final int CLASSES = 10;

    static RandomImages of(Backend k, Wanted wanted, long seed) {
        RandomStream random = new RandomStream(seed);
        int batch = wanted.number("batch");
        int side = wanted.number("side");
        Tensor t = k.take(batch, 3, side, side);
        float[] values = new float[t.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        k.write(values, t);
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++) {
            labels[i] = random.nextInt(CLASSES);
        }
        return new RandomImages(t, labels);
    }
}
