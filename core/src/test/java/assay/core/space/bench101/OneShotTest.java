package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.DecisionGroup;
import assay.core.space.GenotypeException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneShotTest {
    private static final String SPACE_1 = "c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)";

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", 1, "one of mp|c3|c1", "the end of the text"),
                Arguments.of("c5(0)", 1, "one of mp|c3|c1", "'c5(0)'"),
                Arguments.of("c3", 1, "one of mp|c3|c1", "'c3'"),
                Arguments.of("c3(1)", 4, "a parent 0 of vertex 1, which has 1 in ascending order", "'1)'"),
                Arguments.of("c3(0)c3", 6, "' '", "'c3'"),
                Arguments.of("c3(0) c3(0) ", 11, "','", "') '"),
                Arguments.of(
                        "c3(0) c3(0,1) c1(2,1)",
                        18,
                        "a parent 0..1 of vertex 3, which has 2 in ascending order",
                        "'2,1)'"),
                Arguments.of(
                        "c3(0) c3(0,1) c1(1,1)", 20, "a parent 2 of vertex 3, which has 2 in ascending order", "'1)'"),
                Arguments.of(SPACE_1.replace("out", "c1"), 31, "'out'", "'c1(0,4)'"),
                Arguments.of(SPACE_1 + " ", 39, "the end of the text", "' '"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void parse_namesTheColumnTheExpectedAndTheFound(String text, int column, String expected, String found) {
        GenotypeException e =
                assertThrows(GenotypeException.class, () -> OneShotSpace.of(1).parse(text));
        assertEquals("genotype column " + column + ": expected " + expected + ", found " + found + ".", e.getMessage());
    }

    @Test
    void parse_refusesEveryTruncationAndEveryChangedCharacter() {
        for (int length = 0; length < SPACE_1.length(); length++) {
            String cut = SPACE_1.substring(0, length);
            GenotypeException e = assertThrows(
                    GenotypeException.class, () -> OneShotSpace.of(1).parse(cut));
            assertTrue(e.column() <= length + 1, "column " + e.column() + " of " + length);
            String changed = cut + '\u0001' + SPACE_1.substring(length + 1);
            assertThrows(GenotypeException.class, () -> OneShotSpace.of(1).parse(changed));
        }
    }

    /** The cells of the best mean accuracies that HPOBench's authors print. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4); 49f7891fc1771926d85dfce1df854041",
                "2; c3(0) c3(0) c3(0,1) c1(0,3) out(0,2,4); 0c6034b2f9668482453138e9d00079cf",
                "3; mp(0) c3(1) c3(2) c3(2,3) c3(0,4) out(0,5); a958be818a5f3d98eb5ce84f41a7764a",
                "1; mp(0) c3(0,1) c3(0,2) c1(0,3) out(0,4); ec6b2cd2e7813593131e06e3b849b10a",
                "3; c1(0) c3(0) mp(2) c3(0,3) c1(0,4) out(0,5); 1f3928c6352b9805b4222eaa4bdd8542"
            })
    void publishedCells_haveTheirHash(int space, String text, String hash) {
        OneShot cell = OneShotSpace.of(space).parse(text);
        assertEquals(text, cell.text());
        assertEquals(hash, cell.cell().hash().text());
    }

    @Test
    void groups_haveTheWidthsOfTheConfigurationSpace() {
        assertEquals(List.of(3, 3, 3, 3, 3, 6, 10), widths(OneShotSpace.of(1).groups()));
        assertEquals(List.of(3, 3, 3, 3, 2, 3, 6, 10), widths(OneShotSpace.of(2).groups()));
        assertEquals(
                List.of(3, 3, 3, 3, 3, 2, 3, 6, 10, 15),
                widths(OneShotSpace.of(3).groups()));
        DecisionGroup last = OneShotSpace.of(2).groups().get(7);
        assertEquals("choice_block_5_parents", last.name());
        assertEquals("0,1,2", last.options().get(0));
        assertEquals(
                List.of("mp", "c3", "c1"), OneShotSpace.of(2).groups().get(0).options());
    }

    @Test
    void alphas_haveTheLayoutOfTheOneShotModel() {
        assertEquals(List.of(3, 3, 3, 3, 5, 3, 4), widths(OneShotSpace.of(1).alphas()));
        assertEquals(List.of(3, 3, 3, 3, 5, 2, 3, 4), widths(OneShotSpace.of(2).alphas()));
        assertEquals(
                List.of(3, 3, 3, 3, 3, 6, 2, 3, 4, 5), widths(OneShotSpace.of(3).alphas()));
    }

    @Test
    void discretise_takesTheLargestOperationAndTheLargestParents() {
        OneShot cell = OneShotSpace.of(1)
                .discretise(List.of(
                        new double[] {0, 1, 0},
                        new double[] {0, 0.1, 0},
                        new double[] {-3, -2, -1},
                        new double[] {0, 2, 1},
                        new double[] {0.4, 0, 0, 0, 0.2},
                        new double[] {0.1, 0.2, 0.3},
                        new double[] {0.5, 0.5, 0.5, 0.6}));
        assertEquals(SPACE_1, cell.text());
    }

    @ParameterizedTest(name = "space {0}")
    @ValueSource(ints = {1, 2, 3})
    void decodeAndParse_areInverses(int number) {
        OneShotSpace space = OneShotSpace.of(number);
        RandomStream random = new RandomStream(number);
        for (int i = 0; i < 500; i++) {
            OneShot cell = (OneShot) space.sample(random);
            assertEquals(cell, space.decode(space.encode(cell)));
            assertEquals(cell, space.parse(cell.text()));
            assertTrue(space.neighbours(cell).contains(space.mutate(cell, random)));
            assertTrue(new HashSet<>(space.neighbours(cell)).size()
                    == space.neighbours(cell).size());
        }
    }

    @Test
    void looseEnds_arePruned() {
        OneShot cell = OneShotSpace.of(1).parse("c3(0) mp(0,1) c1(0,2) c3(0,1) out(0,4)");
        assertEquals(4, cell.cell().vertices());
        assertEquals("c3;c3", cell.cell().operations());
    }

    @Test
    void whatIsNotOfTheSpace_isRefused() {
        OneShotSpace space = OneShotSpace.of(1);
        OneShot cell = space.parse(SPACE_1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new OneShot(space, cell.ops().subList(1, 4), cell.parents()));
        assertThrows(IllegalArgumentException.class, () -> new OneShot(OneShotSpace.of(2), cell.ops(), cell.parents()));
        assertThrows(IllegalArgumentException.class, () -> OneShotSpace.of(4));
        assertArrayEquals(new int[] {1, 1, 2, 1, 2, 2, 3}, space.encode(cell));
    }

    private static List<Integer> widths(List<DecisionGroup> groups) {
        return groups.stream().map(DecisionGroup::width).toList();
    }
}
