package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class PropertyTest {
    @Test
    void forAll_givesEachSeedItsOwnStream_theSameEveryTime() {
        List<Long> first = drawn();
        assertEquals(50, first.stream().distinct().count());
        assertEquals(first, drawn());
    }

    private static List<Long> drawn() {
        List<Long> drawn = new ArrayList<>();
        Property.forAll(50, random -> drawn.add(random.nextLong()));
        return drawn;
    }

    @Test
    void failure_namesTheSeedTheCauseAndTheCommand() {
        IOException cause = new IOException("disk full");
        int[] runs = {0};
        AssertionError e = assertThrows(
                AssertionError.class,
                () -> Property.forAll(10, random -> {
                    if (runs[0]++ == 3) {
                        throw cause;
                    }
                }));
        assertEquals(4, runs[0], "it stops at the first failure");
        assertSame(cause, e.getCause());
        assertTrue(e.getMessage().startsWith("seed 3: java.io.IOException: disk full"), e.getMessage());
        assertTrue(e.getMessage().contains("-Dtest='PropertyTest' "), e.getMessage());
        assertTrue(e.getMessage().endsWith("-Dassay.seed=3"), e.getMessage());
    }

    @Test
    void command_runsTheNamedSeedAlone() {
        List<Long> all = drawn();
        System.setProperty(Property.SEED, "3");
        try {
            assertEquals(LongStream.of(all.get(3)).boxed().toList(), drawn());
        } finally {
            System.clearProperty(Property.SEED);
        }
    }

    @Test
    void assumption_skipsTheTestAndDoesNotFailIt() {
        assertThrows(
                TestAbortedException.class,
                () -> Property.forAll(3, random -> Assumptions.assumeTrue(false, "no data")));
    }

    @Test
    void forAll_ofNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Property.forAll(0, random -> {}));
    }
}
