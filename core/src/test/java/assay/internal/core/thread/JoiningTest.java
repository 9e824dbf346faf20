package assay.internal.core.thread;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JoiningTest {
    @Test
    void anInterrupt_neitherCutsTheWaitShortNorGetsLost() {
        Thread worker = new Thread(() -> {
            long end = System.nanoTime() + 50_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        worker.start();
        Thread.currentThread().interrupt();
        Joining.join(worker);
        assertFalse(worker.isAlive());
        assertTrue(Thread.interrupted());
    }
}
