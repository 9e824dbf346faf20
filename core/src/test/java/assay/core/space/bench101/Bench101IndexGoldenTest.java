package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.OutOfTableException;
import assay.internal.core.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The values of {@code nb101_enumeration_digest.json}, made by an independent enumeration in Python. */
class Bench101IndexGoldenTest {
    private final Bench101Index index = Bench101Index.get();

    @Test
    void enumeration_hasTheOfficialCounts() {
        Enumeration101 all = new Enumeration101();
        assertEquals(6_472, all.matrices());
        assertEquals(1_293_208, all.labelled());
        int[] byVertices = new int[8];
        for (int packed : all.packed()) {
            byVertices[Packed101.vertices(packed)]++;
        }
        assertEquals("[0, 0, 1, 6, 84, 2441, 62010, 359082]", Arrays.toString(byVertices));
    }

    @Test
    void hashes_haveThePublishedDigest() {
        assertEquals("53e1438d11675d9eb3899166c29ca07fe0c4b81af9d99d5aec3ecd31bd5bca7f", digest(i -> index.hash(i)
                .text()));
    }

    @Test
    void cellsAndParameters_haveThePublishedDigest() {
        assertEquals("2b9f43769a90e822e72b4f06b8317ff5f4930ef4a988e2315024da2bb2d391c2", digest(i -> {
            Cell101 cell = index.cell(i);
            return index.hash(i) + "," + cell.adjacency() + "," + cell.operations() + ","
                    + Cost101.of(cell).params();
        }));
    }

    @Test
    void parameters_haveThePublishedRangeAndSum() {
        long[] params = IntStream.range(0, index.size())
                .mapToLong(i -> Cost101.of(index.cell(i)).params())
                .toArray();
        assertEquals(227_274, Arrays.stream(params).min().orElseThrow());
        assertEquals(49_979_274, Arrays.stream(params).max().orElseThrow());
        assertEquals(3_583_758_170_075L, Arrays.stream(params).sum());
    }

    @Test
    void everyCell_isFoundByItselfAndByItsHash() {
        for (int i = 0; i < index.size(); i++) {
            assertEquals(i, index.indexOf(index.cell(i)));
            assertEquals(OptionalInt.of(i), index.indexOf(index.hash(i)));
        }
    }

    @Test
    void whatIsNoCell_isNotFound() {
        assertEquals(OptionalInt.empty(), index.indexOf(new Hash101(1, 2)));
        Hash101 near = index.hash(7);
        assertEquals(OptionalInt.empty(), index.indexOf(new Hash101(near.high(), near.low() + 1)));
        assertThrows(OutOfTableException.class, () -> index.cell(423_624));
        assertThrows(OutOfTableException.class, () -> index.hash(-1));
    }

    /** SHA-256 of the lines of all cells, sorted, each with a line feed. */
    private String digest(IntFunction<String> line) {
        MessageDigest sha = Sha256.digest();
        IntStream.range(0, index.size())
                .mapToObj(line)
                .sorted()
                .forEach(text -> sha.update((text + "\n").getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sha.digest());
    }
}
