package assay.supernet.tiny;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;

/** Square images of noise whose channel means tell the label: something that a small network learns in a few steps. */
public record NoiseBatches(Seeds seeds, int steps, int size, int side, int classes) implements BatchSource {
    /** Images of an epoch. */
    public int images() {
        return steps * size;
    }

    @Override
    public int stepsPerEpoch() {
        return steps;
    }

    @Override
    public BatchCursor epoch(int epoch, int fromStep) {
        return new BatchCursor() {
            private int step = fromStep;

            @Override
            public Batch next() {
                return step < steps ? batch(epoch, step++) : null;
            }

            @Override
            public void close() {}
        };
    }

    private Batch batch(int epoch, int step) {
        RandomStream random = seeds.stream("batch", epoch, step);
        int[] labels = new int[size];
        float[] pixels = new float[size * 3 * side * side];
        int at = 0;
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(classes);
            for (int c = 0; c < 3; c++) {
                double mean = (labels[i] + c) % classes - 1;
                for (int p = 0; p < side * side; p++) {
                    pixels[at++] = (float) (mean + random.nextGaussian());
                }
            }
        }
        return new Batch(pixels, labels, size, 3, side, side);
    }
}
