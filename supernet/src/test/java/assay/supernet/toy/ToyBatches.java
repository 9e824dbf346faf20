package assay.supernet.toy;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.images.Batch;
import assay.images.BatchCursor;
import assay.images.BatchSource;

/** Three classes of noise whose channel means tell the label. */
public record ToyBatches(Seeds seeds, int steps) implements BatchSource {
    /** Images of a batch. */
    public static final int SIZE = 4;

    static final int CLASSES = 3;
    private static final int SIDE = 3;

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
        int[] labels = new int[SIZE];
        float[] pixels = new float[SIZE * 3 * SIDE * SIDE];
        int at = 0;
        for (int i = 0; i < SIZE; i++) {
            labels[i] = random.nextInt(CLASSES);
            for (int c = 0; c < 3; c++) {
                double mean = (labels[i] + c) % CLASSES - 1;
                for (int p = 0; p < SIDE * SIDE; p++) {
                    pixels[at++] = (float) (mean + random.nextGaussian());
                }
            }
        }
        return new Batch(pixels, labels, SIZE, 3, SIDE, SIDE);
    }
}
