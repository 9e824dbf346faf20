package assay.core.space.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notations of recurrent cells: what is read, and where what is wrong is told. */
class GenotypeRecurrentHostileTest {
    private static final GenotypeRecurrent V2 = PublishedRecurrent.named("DARTS_V2");
    private final SpaceKit kit = SpaceKits.named("recurrent", "test");

    @Test
    void python_isAsPublished_andEnasListsItsStates() {
        assertEquals(
                "Genotype(recurrent=[('sigmoid', 0), ('relu', 1), ('relu', 1), ('identity', 1), ('tanh', 2), ('sigmoid', 5),"
                        + " ('tanh', 3), ('relu', 5)], concat=range(1, 9))",
                V2.python());
        assertTrue(PublishedRecurrent.named("ENAS").python().endsWith(", concat=[2, 5, 6, 9, 10, 11])"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DARTS_V2",
                " sigmoid~0|relu~1| relu~1|identity~1|tanh~2|sigmoid~5|tanh~3|relu~5[1.2.3.4.5.6.7.8]\n",
                "DARTS_V2 = Genotype(recurrent=[('sigmoid', 0), ('relu', 1), ('relu', 1), ('identity', 1), ('tanh', 2),"
                        + " ('sigmoid', 5), ('tanh', 3), ('relu', 5)], concat=range(1, 9))",
                "2018-08-01 genotype = Genotype(concat=[1, 2, 3, 4, 5, 6, 7, 8], recurrent=(['sigmoid', np.int64(0)],"
                        + " [\"relu\", 1], ('relu', 1), ('identity', 1), ('tanh', 2), ('sigmoid', 5), ('tanh', 3),"
                        + " ('relu', 5),)) perplexity 60",
                "{\"recurrent\": [[\"sigmoid\", 0], [\"relu\", 1], [\"relu\", 1], [\"identity\", 1], [\"tanh\", 2],"
                        + " [\"sigmoid\", 5], [\"tanh\", 3], [\"relu\", 5]], \"concat\": [1, 2, 3, 4, 5, 6, 7, 8]}",
                "Genotype(recurrent=[[('sigmoid', 0)], [('relu', 1)], [('relu', 1)], [('identity', 1)], [('tanh', 2)],"
                        + " [('sigmoid', 5)], [('tanh', 3)], [('relu', 5)]], concat=range(1, 9))"
            })
    void allWaysToWriteDartsV2_areRead(String text) {
        assertEquals(V2, kit.read(text));
    }

    /** Cells as searches find them, and as DATA does: several edges into a node, or none. */
    @Test
    void everyCell_isReadBackFromEachNotation() {
        RandomStream random = new Seeds(5).stream("cells");
        for (int i = 0; i < 200; i++) {
            RecurrentSpace space = RecurrentSpace.of(1 + i % 12);
            java.util.BitSet some = new java.util.BitSet();
            for (int option = 0; option < 5 * space.edges(); option++) {
                some.set(option, random.nextInt(1 + i % 9) == 0);
            }
            for (Genotype cell :
                    List.of(space.sample(random), space.having(some).orElseThrow())) {
                assertEquals(cell, space.parse(cell.text()));
                assertEquals(2, kit.notations().written(cell).size());
                kit.notations().written(cell).forEach((name, text) -> assertEquals(cell, kit.read(text), name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "DARTS_V3; 1; one of DARTS_V1|; 'DARTS_V3'",
                "tanh~1[1]; 6; a state 0; '1[1]'",
                "tanh~0|gelu~0[1]; 8; one of none|tanh|relu|sigmoid|identity; 'gelu'",
                "tanh~0|0|relu~2[1]; 15; a node that has edges; '2', which has none",
                "tanh~0|0[1.2]; 12; a node that has edges; '2', which has none",
                "tanh~0[1.1]; 10; a state 2..1; '1]'",
                "tanh~0; 7; '['; the end of the text",
                "Genotype(recurrent=[('tanh', 0), ('relu', 2)], concat=range(1, 3)); 43; a state 0..1; 2",
                "Genotype(recurrent=[('tanh', 0), ('gelu', 1)], concat=range(1, 3)); 35; one of none|; 'gelu'",
                "Genotype(recurrent=[('tanh', 0)], concat=[2]); 43; a state 0..1; 2",
                "Genotype(recurrent=[('tanh', 0)], concat=[]); 42; the states of the mean; a list",
                "Genotype(recurrent=[], concat=[1]); 20; a list of 1 to 32 nodes; another number",
                "Genotype(recurrent=[('tanh', 0)]); 1; the fields recurrent and concat; other fields",
                "x Genotype(recurrent=[7], concat=[1]); 23; a pair as ('relu', 1); 7",
                "Genotype(normal=[('sep_conv_3x3', 0)]; 38; ',' or ')'; the end of the text"
            })
    void mistakes_areToldWithTheirPlace(String text, int column, String expected, String found) {
        GenotypeException e = assertThrows(GenotypeException.class, () -> kit.read(text));
        assertTrue(
                e.getMessage().contains(expected) && e.getMessage().endsWith("found " + found + "."), e.getMessage());
        assertEquals(column, e.column(), e.getMessage());
    }

    @Test
    void everyTruncation_isRefused() {
        for (String text : List.of(V2.text(), V2.python())) {
            for (int length = 0; length < text.length(); length++) {
                String cut = text.substring(0, length);
                assertTrue(assertThrows(GenotypeException.class, () -> kit.read(cut), cut)
                                .column()
                        <= length + 1);
            }
        }
    }

    @Test
    void tooManyNodes_areRefused() {
        String text = "tanh~0|".repeat(GenotypeRecurrent.MOST_NODES) + "tanh~0[1]";
        assertThrows(GenotypeException.class, () -> kit.read(text));
        assertThrows(
                GenotypeException.class,
                () -> kit.read("Genotype(recurrent=[" + "('tanh', 0),".repeat(33) + "], concat=[1])"));
    }
}
