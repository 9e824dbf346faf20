package assay.internal.core.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PulledTest {
    @Test
    void items_comeInOrder_fewAhead() {
        AtomicInteger made = new AtomicInteger();
        try (Pulled<Integer> items = new Pulled<>("test", 2, sink -> {
            for (int i = 0; i < 1000; i++) {
                made.set(i + 1);
                sink.accept(i);
            }
        })) {
            List<Integer> seen = new ArrayList<>();
            while (items.hasNext()) {
                seen.add(items.next());
                // Three items in the queue, one that waits to get in, and the one that was taken.
                assertTrue(made.get() <= seen.size() + 5);
            }
            assertEquals(IntStream.range(0, 1000).boxed().toList(), seen);
            assertThrows(NoSuchElementException.class, items::next);
        }
    }

    @Test
    void failure_comesAfterTheItemsBeforeIt() {
        try (Pulled<String> items = new Pulled<>("test", 4, sink -> {
            sink.accept("a");
            throw new IllegalStateException("broken");
        })) {
            assertEquals("a", items.next());
            assertEquals(
                    "broken",
                    assertThrows(IllegalStateException.class, items::hasNext).getMessage());
        }
    }

    @Test
    void closing_endsAMakerThatWaits() {
        AtomicInteger made = new AtomicInteger();
        Pulled<Integer> items = new Pulled<>("test", 1, sink -> {
            while (true) {
                sink.accept(made.incrementAndGet());
            }
        });
        assertEquals(1, items.next());
        items.close();
        int then = made.get();
        assertFalse(then > 10);
    }
}
