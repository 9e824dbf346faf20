package assay.internal.spark;

import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import java.nio.charset.StandardCharsets;

/**
 * Work of a known size.
 *
 * @param millis that a unit waits
 * @param rounds that it computes: products of two small matrices
 */
record CostShop(int millis, int rounds) implements Shop<Integer> {
    private static final int SIZE = 48;

    @Override
    public String backend() {
        return "plain";
    }

    @Override
    public UnitWorker<Integer> worker() {
        return new UnitWorker<>() {
            @Override
            public UnitAnswer work(Integer unit, UnitWatch watch) {
                if (millis > 0) {
                    sleep(millis);
                }
                byte[] sum = Float.toString(computed(unit, rounds)).getBytes(StandardCharsets.US_ASCII);
                return UnitAnswer.of(sum, sum);
            }

            @Override
            public void close() {
                // has nothing open
            }
        };
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A result that nobody needs. */
    static float computed(int unit, int rounds) {
        float[] a = new float[SIZE * SIZE];
        float[] b = new float[SIZE * SIZE];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i + unit) % 7 / 97f;
            b[i] = (i * 3 + unit) % 11 / 131f;
        }
        for (int round = 0; round < rounds; round++) {
            float[] c = new float[SIZE * SIZE];
            for (int i = 0; i < SIZE; i++) {
                for (int k = 0; k < SIZE; k++) {
                    for (int j = 0; j < SIZE; j++) {
                        c[i * SIZE + j] += a[i * SIZE + k] * b[k * SIZE + j];
                    }
                }
            }
            a = c;
        }
        return a[unit % a.length];
    }
}
