package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipelineTest {
    @Test
    void results_comeInOrder_andFewAreOnTheWay() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();
        Iterator<Integer> items =
                IntStream.range(0, 1000).peek(i -> asked.incrementAndGet()).iterator();
        Pipeline.run(items, 3, i -> 2 * i, result -> {
            taken.add(result);
            assertTrue(asked.get() - taken.size() <= 9, "too many on the way");
        });
        assertEquals(IntStream.range(0, 1000).map(i -> 2 * i).boxed().toList(), taken);
    }

    @Test
    void failureOfAWorker_comesAfterTheResultsBeforeIt() {
        List<Integer> taken = new ArrayList<>();
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.run(
                        IntStream.range(0, 100).boxed().iterator(),
                        2,
                        i -> {
                            if (i == 5) {
                                throw new IllegalArgumentException("five");
                            }
                            return i;
                        },
                        taken::add));
        assertEquals("five", e.getMessage());
        assertEquals(List.of(0, 1, 2, 3, 4), taken);
    }
}
