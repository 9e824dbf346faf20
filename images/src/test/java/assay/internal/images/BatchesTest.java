package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BatchesTest {
    /** Image i has the single level i, so a batch tells which images it holds. */
    private static ImageSet numbered(int n) {
        byte[] planes = new byte[n];
        for (int i = 0; i < n; i++) {
            planes[i] = (byte) i;
        }
        return ImageSet.of("numbered", 1, 1, 1, n, planes, IntStream.range(0, n).toArray());
    }

    private static BatchPlan plan(int n, int batch) {
        return BatchPlan.training(numbered(n), Normalisation.measured(numbered(n)), batch, new Seeds(1), "t");
    }

    @Test
    void anEpoch_holdsEveryImageOnce_inAnOrderOfItsOwn() {
        Set<String> orders = new HashSet<>();
        Batches source = new Batches(plan(20, 6).withDropLast(false));
        for (int epoch = 0; epoch < 5; epoch++) {
            StringBuilder order = new StringBuilder();
            boolean[] seen = new boolean[20];
            int count = 0;
            try (BatchCursor c = source.epoch(epoch, 0)) {
                for (Batch b = c.next(); b != null; b = c.next()) {
                    for (int label : b.labels()) {
                        seen[label] = true;
                        count++;
                        order.append(label).append(' ');
                    }
                }
            }
            assertEquals(20, count);
            assertTrue(IntStream.range(0, 20).allMatch(i -> seen[i]));
            orders.add(order.toString());
        }
        assertEquals(5, orders.size());
    }

    @Test
    void theLastIncompleteBatch_isDroppedOrSmaller() {
        assertEquals(3, new Batches(plan(20, 6)).stepsPerEpoch());
        Batches kept = new Batches(plan(20, 6).withDropLast(false));
        assertEquals(4, kept.stepsPerEpoch());
        try (BatchCursor c = kept.epoch(0, 3)) {
            assertEquals(2, c.next().size());
            assertNull(c.next());
        }
        assertThrows(UsageException.class, () -> plan(5, 6));
        assertThrows(UsageException.class, () -> plan(5, 0));
    }

    @Test
    void evaluation_isTheSetInItsOrder() {
        ImageSet s = numbered(7);
        try (BatchCursor c = new Batches(BatchPlan.evaluation(s, Normalisation.measured(s), 7)).epoch(3, 0)) {
            assertArrayEquals(IntStream.range(0, 7).toArray(), c.next().labels());
        }
    }

    @Test
    void buffersAreUsedAgain() {
        Batches source = new Batches(plan(60, 6), 2);
        Set<float[]> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int epoch = 0; epoch < 4; epoch++) {
            try (BatchCursor c = source.epoch(epoch, 0)) {
                for (Batch b = c.next(); b != null; b = c.next()) {
                    buffers.add(b.pixels());
                }
            }
        }
        assertEquals(3, buffers.size(), "2 ahead and the one in use");
    }

    @Test
    void preparation_waitsWhenItIsFarEnoughAhead() throws InterruptedException {
        BatchPlan plan = plan(60, 1);
        AtomicInteger prepared = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(3);
        Batches source = new Batches(60, 2, () -> new Workspace(plan, 3) {
            @Override
            Batch prepare(int step, int slot) {
                prepared.incrementAndGet();
                Batch b = super.prepare(step, slot);
                full.countDown();
                return b;
            }
        });
        try (BatchCursor c = source.epoch(0, 0)) {
            assertTrue(full.await(5, TimeUnit.SECONDS));
            Thread.sleep(20);
            assertEquals(3, prepared.get());
            c.next();
            Thread.sleep(20);
            assertEquals(3, prepared.get(), "the caller holds one of the three");
        }
    }

    @Test
    void aFailureOfTheThread_surfacesInNext_andAgain() {
        BatchPlan plan = plan(10, 1);
        IllegalArgumentException cause = new IllegalArgumentException("broken image");
        Batches source = new Batches(10, 2, () -> new Workspace(plan, 3) {
            @Override
            Batch prepare(int step, int slot) {
                if (step == 2) {
                    throw cause;
                }
                return super.prepare(step, slot);
            }
        });
        try (BatchCursor c = source.epoch(0, 0)) {
            assertNotNull(c.next());
            assertNotNull(c.next());
            for (int k = 0; k < 2; k++) {
                IllegalStateException e = assertThrows(IllegalStateException.class, c::next);
                assertSame(cause, e.getCause());
                assertTrue(e.getMessage().contains("broken image"));
            }
        }
    }

    @Test
    void closing_endsTheThread_andTwiceIsOnce() {
        Batches source = new Batches(plan(60, 1), 2);
        BatchCursor c = source.epoch(0, 0);
        c.next();
        c.close();
        c.close();
        assertThrows(IllegalStateException.class, c::next);
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("assay-batches") && t.isAlive()));
        try (BatchCursor again = source.epoch(0, 0);
                BatchCursor other = source.epoch(0, 0)) {
            Batch a = again.next();
            Batch b = other.next();
            assertTrue(a.pixels() != b.pixels(), "a workspace was given back twice");
        }
    }

    @Test
    void anInterruptedCaller_isToldAndStaysInterrupted() {
        BatchPlan plan = plan(10, 1);
        CountDownLatch never = new CountDownLatch(1);
        Batches source = new Batches(10, 1, () -> new Workspace(plan, 2) {
            @Override
            Batch prepare(int step, int slot) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.prepare(step, slot);
            }
        });
        try (BatchCursor c = source.epoch(0, 0)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedRunException.class, c::next);
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
