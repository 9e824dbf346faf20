package assay.internal.images;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BatchesPropertyTest {
    private record Plain(float[] pixels, int[] labels) {}

    private static List<Plain> walk(BatchSource source, int epoch, int from, RandomStream pauses) {
        List<Plain> all = new ArrayList<>();
        try (BatchCursor cursor = source.epoch(epoch, from)) {
            for (Batch b = cursor.next(); b != null; b = cursor.next()) {
                pause(pauses);
                assertEquals(b.labels().length, b.size());
                assertEquals(b.pixels().length, b.size() * b.channels() * b.height() * b.width());
                all.add(new Plain(b.pixels().clone(), b.labels().clone()));
            }
            assertNull(cursor.next());
        }
        return all;
    }

    private static void pause(RandomStream random) {
        if (random != null && random.nextInt(3) == 0) {
            LockSupport.parkNanos(random.nextInt(200_000));
        }
    }

    private static void assertSameBatches(List<Plain> expected, List<Plain> found, String why) {
        assertEquals(expected.size(), found.size(), why);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).pixels, found.get(i).pixels, why);
            assertArrayEquals(expected.get(i).labels, found.get(i).labels, why);
        }
    }

    /** A source whose thread stops at random. */
    private static Batches jittery(BatchPlan plan, int ahead, long seed) {
        RandomStream pauses = new RandomStream(seed);
        return new Batches(plan.stepsPerEpoch(), ahead, () -> new Workspace(plan, ahead + 1) {
            @Override
            Batch prepare(int step, int slot) {
                pause(pauses);
                return super.prepare(step, slot);
            }
        });
    }

    @Test
    void batchesDependOnNothingButThePlanAndTheStep() {
        forAll(25, g -> {
            ImageSet s = Synthetic.set(5 + g.nextInt(40), 3, 4, 3, g.nextLong());
            Augmentation a = new Augmentation(g.nextInt(3), g.nextBoolean(), g.nextInt(4));
            a = g.nextBoolean() ? a.withResized(ResizedCrop.IMAGENET) : a;
            a = g.nextBoolean() ? a.withColours(ColourJitter.IMAGENET) : a;
            Seeds seeds = new Seeds(g.nextLong());
            BatchPlan plan = new BatchPlan(
                    s, Normalisation.measured(s), a, 1 + g.nextInt(5), g.nextBoolean(), g.nextBoolean(), seeds, "t");
            int steps = plan.stepsPerEpoch();
            Batches direct = new Batches(plan, 0);
            Batches threaded = jittery(plan, 1 + g.nextInt(4), g.nextLong());
            for (int epoch : new int[] {0, 1, 4, 1}) {
                String why = "epoch " + epoch;
                List<Plain> expected = walk(direct, epoch, 0, null);
                assertEquals(steps, expected.size(), why);
                assertSameBatches(expected, walk(threaded, epoch, 0, g), why + " on a thread");
                int from = g.nextInt(steps + 1);
                List<Plain> rest = expected.subList(from, steps);
                assertSameBatches(rest, walk(threaded, epoch, from, g), why + " from " + from);
                assertSameBatches(rest, walk(new Batches(plan, 0), epoch, from, g), why + " anew from " + from);
            }
        });
    }

    @Test
    void twoCursorsOfOneSourceDoNotDisturbEachOther() {
        ImageSet s = Synthetic.set(40, 1, 4, 3, 1);
        BatchPlan plan = BatchPlan.training(s, Normalisation.measured(s), 4, new Seeds(1), "t");
        Batches source = new Batches(plan);
        List<Plain> second = walk(new Batches(plan, 0), 1, 0, null);
        try (BatchCursor first = source.epoch(0, 0)) {
            float[] held = first.next().pixels();
            float[] copy = held.clone();
            assertSameBatches(second, walk(source, 1, 0, null), "beside another");
            assertArrayEquals(copy, held);
        }
    }
}
