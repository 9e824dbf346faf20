package assay.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against CPython 3.11: {@code r = random.Random(seed)}, then the calls in the test names. */
class PythonRandomGoldenTest {
    @Test
    void getrandbits32_matchesAlsoAfterTheStateIsRenewed() {
        PythonRandom r = new PythonRandom(88);
        assertEquals(1707201716L, r.bits(32));
        assertEquals(4182107318L, r.bits(32));
        assertEquals(813946014L, r.bits(32));

        PythonRandom longer = new PythonRandom(5489);
        long[] words = IntStream.range(0, 2000).mapToLong(i -> longer.bits(32)).toArray();
        assertEquals(2520172305L, words[623]);
        assertEquals(3103970926L, words[624]);
        assertEquals(3857853497L, words[1999]);
    }

    @Test
    void seed_mayBeNegativeAndWiderThan32Bits() {
        PythonRandom r = new PythonRandom(-((1L << 40) + 5));
        assertEquals(2166296868L, r.bits(32));
        assertEquals(2220160828L, r.bits(32));
        assertEquals(1153647273L, r.bits(32));
        assertEquals(84, r.bits(7));
        assertEquals(118, r.bits(7));
        assertEquals(3, r.bits(7));
    }

    @Test
    void randrange_rejectsWhatIsTooLarge() {
        PythonRandom r = new PythonRandom(1021);
        int[] drawn = IntStream.range(0, 4).map(i -> r.below(50_000)).toArray();
        assertArrayEquals(new int[] {34807, 33283, 11683, 37024}, drawn);
    }

    @Test
    void shuffle_givesPythonsOrder() {
        int[] ten = IntStream.range(0, 10).toArray();
        new PythonRandom(0).shuffle(ten);
        assertArrayEquals(new int[] {7, 8, 1, 5, 3, 4, 2, 0, 9, 6}, ten);

        int[] images = IntStream.range(0, 50_000).toArray();
        new PythonRandom(1021).shuffle(images);
        assertArrayEquals(new int[] {49328, 20728, 42029, 15448}, Arrays.copyOf(images, 4));
        assertEquals(34807, images[49_999]);
    }

    @Test
    void bounds_areChecked() {
        PythonRandom r = new PythonRandom(0);
        assertThrows(IllegalArgumentException.class, () -> r.below(0));
        assertThrows(IllegalArgumentException.class, () -> r.bits(33));
    }
}
