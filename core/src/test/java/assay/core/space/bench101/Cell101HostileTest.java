package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.GenotypeException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Cell101HostileTest {
    private static final String CELL = "100110100001001010101:c3;mp;c3;c3;c1";
    private static final String NAMES = "one of c3|c1|mp";
    private static final String LENGTHS =
            "an upper triangle (1, 3, 6, 10, 15 or 21 characters 0 and 1) or a full matrix"
                    + " (4, 9, 16, 25, 36 or 49) of 2 to 7 vertices";

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", 1, LENGTHS, "0 characters"),
                Arguments.of(":", 1, LENGTHS, "0 characters"),
                Arguments.of("11:", 1, LENGTHS, "2 characters"),
                Arguments.of("1".repeat(28) + ":", 1, LENGTHS, "28 characters"),
                Arguments.of("1", 2, "':' and the operations (such as c3;mp)", "the end of the text"),
                Arguments.of("101;c3", 4, "0 or 1", "';'"),
                Arguments.of("1x1:c3", 2, "0 or 1", "'x'"),
                Arguments.of("101:", 5, "1 operations (the adjacency has 3 vertices)", "0"),
                Arguments.of("101:c3;c1", 8, "1 operations (the adjacency has 3 vertices)", "one more"),
                Arguments.of("101:c5", 5, NAMES, "'c5'"),
                Arguments.of("110101:c3;c5", 11, NAMES, "'c5'"),
                Arguments.of("110101:c3;", 11, NAMES, "the end of the text"),
                Arguments.of("110101:c3;;c1", 11, NAMES, "''"),
                Arguments.of(
                        "101:input,c3",
                        13,
                        "'output' as the last operation ('input' is the first)",
                        "the end of the text"),
                Arguments.of("100:c3", 1, "a path from vertex 0 to vertex 2", "none"),
                Arguments.of("1".repeat(10) + ":c3;c3;c3", 1, "at most 9 edges after pruning", "10"),
                Arguments.of(
                        "010100000:c3",
                        4,
                        "edges from lower to higher vertices alone (an upper triangular matrix)",
                        "one from 1 to 0"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void parse_namesTheColumnTheExpectedAndTheFound(String text, int column, String expected, String found) {
        GenotypeException e = assertThrows(GenotypeException.class, () -> Cell101.parse(text));
        assertEquals("genotype column " + column + ": expected " + expected + ", found " + found + ".", e.getMessage());
    }

    @Test
    void parse_refusesEveryTruncation() {
        for (int length = 0; length < CELL.length(); length++) {
            String cut = CELL.substring(0, length);
            GenotypeException e = assertThrows(GenotypeException.class, () -> Cell101.parse(cut));
            assertTrue(e.column() <= length + 1, "column " + e.column() + " of " + length);
        }
    }

    @Test
    void hash_refusesWhatIsNo32LowerCaseDigits() {
        String hash = "00005c142e6f48ac74fdcf73e3439874";
        for (int length = 0; length < hash.length(); length++) {
            String cut = hash.substring(0, length);
            assertEquals(
                    length + 1,
                    assertThrows(GenotypeException.class, () -> Hash101.parse(cut))
                            .column());
            String changed = cut + 'G' + hash.substring(length + 1);
            assertEquals(
                    length + 1,
                    assertThrows(GenotypeException.class, () -> Hash101.parse(changed))
                            .column());
        }
        assertEquals(
                33,
                assertThrows(GenotypeException.class, () -> Hash101.parse(hash + "0"))
                        .column());
    }

    /** 20,000 texts, each made from a cell by up to four random changes of characters. */
    @Test
    void mutatedTexts_areCellsOrTypedRefusals() {
        String alphabet = "01:;,c3mpinputoutput x\u0000\uffff";
        for (long seed = 0; seed < 20_000; seed++) {
            RandomStream random = new RandomStream(seed);
            StringBuilder text = new StringBuilder(CELL);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            try {
                Cell101 cell = Cell101.parse(text.toString());
                assertTrue(cell.edgeCount() <= Cell101.MAX_EDGES);
            } catch (GenotypeException expected) {
                assertTrue(expected.column() >= 1 && expected.column() <= text.length() + 1, "seed " + seed);
            }
        }
    }
}
