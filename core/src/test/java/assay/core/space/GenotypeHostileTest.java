package assay.core.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Space;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GenotypeHostileTest {
    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|";
    private static final String TOKENS = "one of none|skip_connect|nor_conv_1x1|nor_conv_3x3|avg_pool_3x3";

    private final Bench201Space space = new Bench201Space();

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", 1, "'|'", "the end of the text"),
                Arguments.of("nor_conv_3x3~0|", 1, "'|'", "'nor_conv_3x3~0|'"),
                Arguments.of(CELL.replaceFirst("3x3", "5x5"), 2, TOKENS, "'nor_conv_5x5'"),
                Arguments.of(CELL.replaceFirst("avg", "max"), 34, TOKENS, "'max_pool_3x3'"),
                Arguments.of(CELL.replaceFirst("avg_pool_3x3", ""), 34, TOKENS, "'~1|+|skip_connect~0|nor_...'"),
                Arguments.of(CELL.replaceFirst("~1", "~0"), 47, "'1'", "'0|+|skip_connect~0|nor_c...'"),
                Arguments.of(CELL.replaceFirst("\\|\\+", ""), 17, "'+'", "'nor_conv_3x3~0|avg_pool_...'"),
                Arguments.of(CELL.toUpperCase(Locale.ROOT), 2, TOKENS, "'NOR_CONV_3X3'"),
                Arguments.of(CELL + " ", 96, "the end of the text", "' '"),
                Arguments.of(CELL + CELL, 96, "the end of the text", "'" + CELL.substring(0, 24) + "...'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void parse_namesTheColumnTheExpectedAndTheFound(String text, int column, String expected, String found) {
        GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(text));
        assertEquals(column, e.column());
        assertEquals("genotype column " + column + ": expected " + expected + ", found " + found + ".", e.getMessage());
    }

    @Test
    void parse_refusesEveryTruncation() {
        for (int length = 0; length < CELL.length(); length++) {
            String cut = CELL.substring(0, length);
            GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(cut));
            assertTrue(e.column() <= length + 1, "column " + e.column() + " of " + length);
        }
    }

    @Test
    void parse_refusesEveryChangedCharacter() {
        for (int i = 0; i < CELL.length(); i++) {
            String changed = CELL.substring(0, i) + '\u0001' + CELL.substring(i + 1);
            assertThrows(GenotypeException.class, () -> space.parse(changed));
        }
    }
}
