package assay.supernet.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.core.memory.ProcessMemory;
import org.junit.jupiter.api.Test;

class TensorMemoryTest {
    private static final long GIB = 1L << 30;

    @Test
    void onAFreeMachine_itIsSevenTenthsAndSeventeenTwentieths() {
        ProcessMemory free = new ProcessMemory(20 * GIB, 20 * GIB, 0);
        assertEquals(14 * GIB, TensorMemory.tensors(free));
        assertEquals(17 * GIB, TensorMemory.resident(free));
    }

    @Test
    void besideOthers_itIsWhatTheyLeave() {
        ProcessMemory busy = new ProcessMemory(20 * GIB, 10 * GIB, 2 * GIB);
        assertEquals(9 * GIB, TensorMemory.tensors(busy));
        assertEquals(2 * GIB + 10 * GIB / 20 * 19, TensorMemory.resident(busy));
    }

    @Test
    void whereNothingIsFree_aLittleIsLeftToFailWith() {
        ProcessMemory none = new ProcessMemory(GIB, 0, 2 * GIB);
        assertEquals(64 << 20, TensorMemory.tensors(none));
        assertEquals(2 * GIB + (64 << 20), TensorMemory.resident(none));
    }

    @Test
    void whatTheUserSets_isTheLimit() {
        String property = "org.bytedeco.javacpp.maxbytes";
        String before = System.getProperty(property);
        try {
            System.setProperty(property, "3072m");
            assertEquals(3 * GIB, TensorMemory.limit());
        } finally {
            if (before == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
        }
    }
}
