package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static final byte[] SAMPLE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private static String failure(Mutations.Reader reader) {
        return assertThrows(
                        AssertionError.class, () -> Mutations.of("x", reader).check(SAMPLE, "damage"))
                .getMessage();
    }

    @Test
    void typedRefusals_pass_otherThrowablesFail() {
        Mutations.of("x", b -> {
                    throw new DataFormatException("x", 3, "x: refused");
                })
                .check(SAMPLE, "damage");
        assertEquals(
                "x: damage: expected a value or a DataFormatException, found java.lang.IllegalStateException: y",
                failure(b -> {
                    throw new IllegalStateException("y");
                }));
        assertTrue(failure(b -> {
                    throw new StackOverflowError();
                })
                .contains("StackOverflowError"));
    }

    @Test
    void refusalWithoutAByte_fails() {
        Mutations.Reader reader = b -> {
            throw new DataFormatException("x", -1, "x: refused");
        };
        assertTrue(failure(reader).contains("without naming the byte"));
    }

    @Test
    void muchMemory_fails() {
        List<byte[]> kept = new ArrayList<>();
        assertTrue(failure(b -> {
                    for (int i = 0; i < 9; i++) {
                        kept.clear();
                        kept.add(new byte[32 << 20]);
                    }
                })
                .contains("bytes of memory"));
    }

    @Test
    void truncationsAndFlips_areAllThere() {
        Set<Integer> lengths = new HashSet<>();
        Mutations.of("x", b -> lengths.add(b.length)).truncations(SAMPLE);
        assertEquals(10, lengths.size());
        Set<List<Byte>> flipped = new HashSet<>();
        Mutations.of("x", b -> flipped.add(Arrays.asList(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9])))
                .bitFlips(SAMPLE);
        assertEquals(80, flipped.size());
    }

    @Test
    void seeded_isAFunctionOfTheSeed_andLeavesTheSampleAlone() {
        byte[] before = SAMPLE.clone();
        int different = 0;
        for (int seed = 0; seed < 500; seed++) {
            byte[] mutated = Mutations.mutate(SAMPLE, new RandomStream(seed));
            assertArrayEquals(mutated, Mutations.mutate(SAMPLE, new RandomStream(seed)));
            different += Arrays.equals(mutated, SAMPLE) ? 0 : 1;
        }
        assertArrayEquals(before, SAMPLE);
        assertTrue(different > 450, different + " of 500 mutations change something");
        List<byte[]> seen = new ArrayList<>();
        Mutations.of("x", seen::add).seeded(2, SAMPLE);
        assertNotEquals(Arrays.toString(seen.get(0)), Arrays.toString(seen.get(1)));
    }
}
