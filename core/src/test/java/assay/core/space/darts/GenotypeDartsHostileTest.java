package assay.core.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.GenotypeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenotypeDartsHostileTest {
    private static final GenotypeDarts ARCH = PublishedDarts.named("DARTS_V2");
    private final DartsSpace space = DartsSpace.darts();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "DARTS_V3; 1; one of DARTS_V1|; 'DARTS_V3'",
                "normal:sep; 7; 'normal='; 'normal:sep'",
                "normal=sep_conv_3x3~2[2]; 21; an input 0..1; '2[2]'",
                "normal=conv_3x3~0[2]; 8; one of max_pool_3x3|avg_pool_3x3|skip_connect|; 'conv_3x3'",
                "normal=none~0[2]; 8; one of max_pool_3x3|; 'none'",
                "normal=0[3]; 10; a state 2; '3]'",
                "normal=0|0[2.2]; 14; a state 3; '2]'",
                "Genotype[(; 9; '('; '[('",
                "Genotype(normal=[('sep_conv_3x3', 0)]; 37; ','; ']'",
                "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 2)]; 56; an input 0..1; '2)]'",
                "Genotype(normals=[]; 10; one of normal|normal_concat|reduce|reduce_concat, each once; 'normals'",
                "{\"normal\": 3}; 12; '['; '3}'",
                "`x = (`; 5; 'Genotype'; '('"
            })
    void parse_namesTheColumn(String text, int column, String expected, String found) {
        GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(text));
        assertTrue(
                e.getMessage().startsWith("genotype column ")
                        && e.getMessage().contains(expected)
                        && e.getMessage().endsWith("found " + found + "."),
                e.getMessage());
        if (!expected.equals("'normal='")) { // a piece is expected as a whole, at its first column
            assertEquals(column, e.column(), e.getMessage());
        }
    }

    @Test
    void concat_outOfTheCellIsRefusedAtItsPlace() {
        String text = ARCH.python().replaceFirst("2, 3, 4, 5", "2, 3, 4, 7");
        GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(text));
        assertEquals(text.indexOf('7') + 1, text.indexOf("4, 7") + 4);
        assertEquals(text.indexOf("4, 7") + 4, e.column());
    }

    @Test
    void parse_refusesEveryTruncation() {
        for (String text : List.of(ARCH.text(), ARCH.python(), ARCH.json())) {
            for (int length = 0; length < text.length(); length++) {
                String cut = text.substring(0, length);
                GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(cut), cut);
                assertTrue(e.column() <= length + 1, "column " + e.column() + " of " + length);
            }
        }
    }

    @Test
    void parse_refusesEveryControlCharacter() {
        for (String text : List.of(ARCH.text(), ARCH.python(), ARCH.json())) {
            for (int i = 0; i < text.length(); i++) {
                String changed = text.substring(0, i) + '\u0001' + text.substring(i + 1);
                assertThrows(GenotypeException.class, () -> space.parse(changed), changed);
            }
        }
    }

    @Test
    void hugeNumbers_areRefused() {
        assertThrows(GenotypeException.class, () -> space.parse("normal=skip_connect~99999999999[2]"));
        assertThrows(GenotypeException.class, () -> space.parse("normal=0[99999999999999999999"));
    }
}
