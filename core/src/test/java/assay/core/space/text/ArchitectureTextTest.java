package assay.core.space.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.OutOfTableException;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.PublishedDarts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTextTest {
    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";
    private static final String DIAMOND = "0111100110000100000100000";

    private static String read201(String text) {
        return ArchitectureText.nasbench201().read(text).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CELL,
                " " + CELL + " \n",
                "|nor_conv_3x3~0| + |nor_conv_3x3~0|nor_conv_3x3~1| + |skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
                "|nor_conv_3x3~0|+\n|nor_conv_3x3~0|nor_conv_3x3~1|+\r\n|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
                "nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2",
                "||nor_conv_3x3~0|+|nor_conv_3x3~0||nor_conv_3x3~1|+skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2||",
                "Structure(4 nodes with |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
                        + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|)",
                "[2020-01-01 10:00] 91.2 arch=|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
                        + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|, seed 3",
                "|nor_conv_3x3~0|+|nor_conv_3x3~1|nor_conv_3x3~0|+|nor_conv_1x1~2|skip_connect~0|nor_conv_3x3~1|",
                "(2, 2, 0, 2, 2, 3)",
                "[2, 2, 0, 2, 2, 3]",
                "(np.int64(2), np.int64(2), 0, 2, 2, 3)",
                "array([2, 2, 0, 2, 2, 3])",
                "[2 2 0 2 2 3]",
                "['ReLUConvBN3x3', 'ReLUConvBN3x3', 'Identity', 'ReLUConvBN3x3', 'ReLUConvBN3x3', 'ReLUConvBN1x1']",
                "{\"0_1\": \"conv_3x3\", \"0_2\": \"conv_3x3\", \"0_3\": \"skip_connect\", \"1_2\": \"conv_3x3\","
                        + " \"1_3\": \"conv_3x3\", \"2_3\": \"conv_1x1\"}",
                "{'1<-0': 'nor_conv_3x3', '2<-0': 'nor_conv_3x3', '2<-1': 'nor_conv_3x3', '3<-0': 'skip_connect',"
                        + " '3<-1': 'nor_conv_3x3', '3<-2': 'nor_conv_1x1'}",
                "[(('nor_conv_3x3', 0),), (('nor_conv_3x3', 0), ('nor_conv_3x3', 1)),"
                        + " (('skip_connect', 0), ('nor_conv_3x3', 1), ('nor_conv_1x1', 2))]",
                "9930",
                "009930",
                " 9930.0"
            })
    void nasbench201_isReadInTheNotationsThatPeopleUse(String text) {
        String expected = text.contains("9930") ? Bench201Index.get().cell(9930).text() : CELL;
        assertEquals(expected, read201(text));
    }

    /** The orders of NASLib: every cell's numbers, made as its {@code convert_str_to_op_indices} makes them, come back. */
    @Test
    void naslib_ordersEdgesByTheirStart() {
        int[] official = {0, 1, 3, 2, 4, 5};
        Genotype201.all().forEach(cell -> {
            Integer[] numbers = new Integer[6];
            for (int e = 0; e < 6; e++) {
                numbers[official[e]] = Names201.NASLIB.indexOf(cell.edges().get(e));
            }
            assertEquals(cell.text(), read201(List.of(numbers).toString()));
        });
        assertEquals(
                "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|",
                read201("(4, 0, 3, 1, 4, 3)"));
    }

    @Test
    void namesInAnOrderThatMattersAreRefused_withBothReadings() {
        String different = "['none', 'none', 'nor_conv_1x1', 'skip_connect', 'none', 'none']";
        GenotypeException e = assertThrows(GenotypeException.class, () -> read201(different));
        assertTrue(
                e.getMessage().contains("|none~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|none~1|none~2|")
                        && e.getMessage().contains("|none~0|+|none~0|skip_connect~1|+|nor_conv_1x1~0|none~1|none~2|"),
                e.getMessage());
        assertEquals(
                "|none~0|+|none~0|skip_connect~1|+|skip_connect~0|none~1|avg_pool_3x3~2|",
                read201("['none', 'none', 'skip_connect', 'skip_connect', 'none', 'avg_pool_3x3']"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|nor_conv_5x5~0|+|none~0|none~1|+|none~0|none~1|none~2| ;; 2 ;; 'nor_conv_5x5'",
                "|none~0|+|none~0|none~1|+|none~0|none~1| ;; 40 ;; an operation on the edge 3<-2",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~3| ;; 46 ;; an edge from one of nodes 0..2",
                "|none~0|+|none~0|none~0|+|none~0|none~1|none~2| ;; 18 ;; each edge into a node once",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|x ;; 47 ;; the end of the cell",
                "x|none~0|+|none~0|none~1|+|none~0|none~1|none~2| ;; 1 ;; '|'",
                "|none~0|x|none~0|none~1|+|none~0|none~1|none~2| ;; 9 ;; '|' or '+'",
                "(4, 0, 3, 1, 4) ;; 1 ;; 6 operations",
                "(4, 0, 3, 1, 4, 5) ;; 17 ;; a number 0..4",
                "(4, 0, 3, 1, 4, 3 ;; 18 ;; ',' or ')'",
                "{\"0_1\": \"conv_3x3\"} ;; 1 ;; none for the edge from 0 to 2",
                "{\"0_1\": \"conv_5x5\"} ;; 9 ;; 'conv_5x5'",
                "{\"1_0\": \"none\"} ;; 9 ;; an edge as 0_1",
                "hello ;; 1 ;; an architecture of nasbench201"
            })
    void refusals_sayWhatWasExpectedWhere(String row) {
        String[] parts = row.split(" ;; ");
        GenotypeException e = assertThrows(GenotypeException.class, () -> read201(parts[0]));
        assertEquals(Integer.parseInt(parts[1]), e.column(), e.getMessage());
        assertTrue(e.getMessage().contains(parts[2]), e.getMessage());
    }

    @Test
    void anIndexBeyondTheSpace_isNotInTheTable() {
        assertThrows(OutOfTableException.class, () -> read201("15625"));
        assertThrows(OutOfTableException.class, () -> read201("99999999999999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:8:40:32:40", " 8 : 8 : 40:32:40", "[8, 8, 40, 32, 40]", "(8, 8, 40, 32, 40)", "00284"})
    void size_isReadAsChannelsOrIndex(String text) {
        assertEquals(
                text.equals("00284") ? GenotypeSize.ofIndex(284).text() : "8:8:40:32:40",
                ArchitectureText.size().read(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111110101:c3;c3;c3",
                " 1111110101 : c3; c3; c3",
                DIAMOND + ":input,c3,c3,c3,output",
                "{\"module_adjacency\": [[0,1,1,1,1],[0,0,1,1,0],[0,0,0,1,0],[0,0,0,0,1],[0,0,0,0,0]],"
                        + " \"module_operations\":"
                        + " [\"input\",\"conv3x3-bn-relu\",\"conv3x3-bn-relu\",\"conv3x3-bn-relu\",\"output\"]}",
                "{\"module_adjacency\": \"" + DIAMOND + "\","
                        + " \"module_operations\": \"input,conv3x3-bn-relu,conv3x3-bn-relu,conv3x3-bn-relu,output\"}",
                "ModelSpec(matrix=[[0,1,1,1,1],[0,0,1,1,0],[0,0,0,1,0],[0,0,0,0,1],[0,0,0,0,0]],"
                        + " ops=['input', 'conv3x3-bn-relu', 'conv3x3-bn-relu', 'conv3x3-bn-relu', 'output'])",
                "(array([[0, 1, 1, 1, 1],\n [0, 0, 1, 1, 0],\n [0, 0, 0, 1, 0],\n [0, 0, 0, 0, 1],\n [0, 0, 0, 0, 0]],"
                        + " dtype=int8), ['input', 'c3', 'c3', 'c3', 'output'])",
                "{'matrix': [[0 1 1 1 1]\n [0 0 1 1 0]\n [0 0 0 1 0]\n [0 0 0 0 1]\n [0 0 0 0 0]],"
                        + " 'ops': ['c3', 'c3', 'c3']}",
                "{'op1': 'conv3x3-bn-relu', 'op2': 'conv3x3-bn-relu', 'op3': 'conv3x3-bn-relu', 'input1': [0],"
                        + " 'input2': [0, 1], 'input3': [0, 1, 2], 'input4': [0, 3]}"
            })
    void nasbench101_isReadAsMatrixAndOperations(String text) {
        assertEquals(
                "1111110101:c3;c3;c3", ArchitectureText.nasbench101().read(text).text());
    }

    @Test
    void nasbench101_isReadAsHashIndexAndBlocks() {
        Cell101 cell = Cell101.parse("1111110101:c3;c3;c3");
        String hash = cell.hash().text();
        ArchitectureText text = ArchitectureText.nasbench101(h -> h.text().equals(hash) ? cell : null);
        assertEquals(cell, text.read(hash));
        assertEquals(cell, text.read(hash.toUpperCase(Locale.ROOT) + " "));
        assertEquals(Bench101Index.get().cell(7), text.read("0007"));
        OneShotSpace.all().forEach(space -> {
            Genotype blocks = space.decode(new int[space.groups().size()]);
            assertEquals(blocks, text.read(blocks.text().replace(",", ", ").replace(" out", "\nout")));
        });
    }

    @Test
    void nasbench101_isWrittenInEveryNotationThatItIsReadIn() {
        ArchitectureText text =
                ArchitectureText.nasbench101(h -> Bench101Index.get().cell(4_711));
        Genotype cell = Bench101Index.get().cell(4_711);
        Map<String, String> written = text.written(cell);
        assertEquals(4, written.size(), written.toString());
        written.forEach((notation, other) -> assertEquals(cell, text.read(other), notation));
    }

    @Test
    void bitsThatMayBeAnIndexOrAnAdjacency_areRefused() {
        ArchitectureText text = ArchitectureText.nasbench101();
        assertTrue(assertThrows(GenotypeException.class, () -> text.read("110101"))
                .getMessage()
                .contains("110101:c3;c3"));
        assertTrue(assertThrows(GenotypeException.class, () -> text.read("1"))
                .getMessage()
                .contains("as the official index is"));
        assertEquals(Bench101Index.get().cell(110), text.read("000110"));
    }

    @Test
    void darts_isReadOutOfLogs() {
        GenotypeDarts expected = PublishedDarts.named("DARTS_V2");
        String literal = expected.python();
        List<String> spellings = List.of(
                literal,
                "DARTS_V2",
                expected.text(),
                expected.json(),
                literal.replace("[2, 3, 4, 5]", "range(2, 6)"),
                literal.replace("[2, 3, 4, 5]", "(2, 3, 4, 5)"),
                literal.replaceAll(", (\\d)\\)", ", np.int64($1))").replace("[2, 3, 4, 5]", "range(2, 6)"),
                literal.replaceAll(", (\\d)\\)", ", int64($1))"),
                literal.replace("=[(", "=((").replace(")], ", ")), "),
                "2019-12-31 00:20:20,774 genotype = " + literal + "\n",
                "(((0, 3), (1, 3), (0, 3), (1, 3), (1, 3), (0, 2), (0, 2), (2, 5)),"
                        + " ((0, 0), (1, 0), (2, 2), (1, 0), (0, 0), (2, 2), (2, 2), (1, 0)))",
                "INFO (epoch 49): best " + literal + " valid_acc 97.24",
                "genotype: " + literal);
        spellings.forEach(s -> assertEquals(expected, ArchitectureText.darts().read(s), s));
        GenotypeException e = assertThrows(
                GenotypeException.class, () -> ArchitectureText.darts().read("log " + literal.replace("dil_", "dal_")));
        assertEquals(5 + literal.indexOf("dil_"), e.column());
        assertThrows(GenotypeException.class, () -> ArchitectureText.darts().read(literal + " and " + literal));
    }

    /** What a space writes can be read back. A text that was cut or changed is read or refused; nothing else may happen. */
    @Test
    void everyOfficialText_isReadBack_andBrokenOnesAreRefused() {
        Map<SearchSpace, ArchitectureText> readers = new LinkedHashMap<>();
        SpaceKits.all().forEach(k -> k.search().ifPresent(space -> readers.put(space, k.notations())));
        for (Map.Entry<SearchSpace, ArchitectureText> one : readers.entrySet()) {
            SearchSpace space = one.getKey();
            ArchitectureText reader = one.getValue();
            for (int seed = 0; seed < 40; seed++) {
                RandomStream random = new RandomStream(seed);
                Genotype genotype = space.sample(random);
                String text = genotype.text();
                assertEquals(genotype, reader.read(text));
                reader.written(genotype)
                        .forEach((notation, other) -> assertEquals(genotype, reader.read(other), notation));
                String cut = text.substring(0, random.nextInt(text.length()));
                String bent = new StringBuilder(text)
                        .replace(cut.length(), cut.length() + 1, "" + (char) random.nextInt(300))
                        .toString();
                for (String broken : List.of(cut, bent)) {
                    try {
                        reader.read(broken);
                    } catch (AssayException refused) {
                        assertTrue(refused.exitCode().code() > 1, refused.getMessage());
                    }
                }
            }
        }
    }

    @Test
    void longTexts_areRefusedAtOnce() {
        for (String part : List.of("a", "|", " ", "(", "[", "{", "1", "a~", "'", "+")) {
            String text = part.repeat(100_000);
            assertThrows(AssayException.class, () -> read201(text));
            assertThrows(AssayException.class, () -> read201(text.substring(0, Written.LONGEST)));
            assertThrows(AssayException.class, () -> ArchitectureText.darts().read(text.substring(0, Written.LONGEST)));
        }
    }
}
