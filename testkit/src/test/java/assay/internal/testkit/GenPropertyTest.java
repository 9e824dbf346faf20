package assay.internal.testkit;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenPropertyTest {
    @Test
    void between_reachesBothEndsAndNothingBeyond() {
        BitSet seen = new BitSet();
        RandomStream random = new RandomStream(0);
        for (int i = 0; i < 200; i++) {
            seen.set(Gen.between(random, 3, 7));
        }
        assertEquals(BitSet.valueOf(new long[] {0b1111_1000}), seen);
    }

    @Test
    void cell_isReadBackFromItsText() {
        Bench201Space space = new Bench201Space();
        forAll(50, random -> {
            Genotype201 cell = Gen.cell(random);
            assertEquals(cell, space.parse(cell.text()));
        });
        assertTrue(IntStream.range(0, 100)
                        .mapToObj(seed -> Gen.cell(new RandomStream(seed)))
                        .distinct()
                        .count()
                > 90);
    }

    @Test
    void shape_staysInItsBoundsAndCountsItsElements() {
        forAll(50, random -> {
            int[] shape = Gen.shape(random, 4, 5);
            assertEquals(4, shape.length);
            assertTrue(Arrays.stream(shape).allMatch(d -> 1 <= d && d <= 5), () -> Arrays.toString(shape));
            assertEquals(shape[0] * shape[1] * shape[2] * shape[3], Gen.elements(shape));
        });
    }

    @Test
    void vectors_haveTheirLengthAndRange() {
        forAll(50, random -> {
            int n = Gen.between(random, 1, 40);
            double[] x = Gen.vector(random, n, -2, 3);
            assertEquals(n, x.length);
            assertTrue(Arrays.stream(x).allMatch(v -> -2 <= v && v < 3));
            assertEquals(n, Gen.normals(random, n).length);
            assertTrue(Arrays.stream(Gen.ties(random, n, 3)).allMatch(v -> v == 0 || v == 1 || v == 2));
            assertEquals(n, Gen.bytes(random, n).length);
        });
    }

    @Test
    void permutation_holdsEachNumberOnce() {
        forAll(50, random -> {
            int n = Gen.between(random, 0, 40);
            int[] order = Gen.permutation(random, n);
            Arrays.sort(order);
            assertArrayEquals(IntStream.range(0, n).toArray(), order);
        });
    }
}
