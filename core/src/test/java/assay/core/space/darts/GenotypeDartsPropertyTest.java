package assay.core.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import assay.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenotypeDartsPropertyTest {
    private final DartsSpace space = DartsSpace.darts();

    @Test
    void everyForm_isReadBack() {
        for (long seed = 0; seed < 300; seed++) {
            RandomStream random = new RandomStream(seed);
            GenotypeDarts arch = ragged(random);
            assertEquals(arch, space.parse(arch.text()), "seed " + seed);
            assertEquals(arch, space.parse(arch.python()));
            assertEquals(arch, space.parse(arch.json()));
        }
    }

    /** Any number of nodes, of edges into them, of states that are concatenated. */
    private static GenotypeDarts ragged(RandomStream random) {
        return new GenotypeDarts(raggedCell(random), raggedCell(random));
    }

    private static CellDarts raggedCell(RandomStream random) {
        int nodes = 1 + random.nextInt(6);
        List<List<CellDarts.Edge>> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            List<CellDarts.Edge> edges = new ArrayList<>();
            for (int e = random.nextInt(5); e > 0; e--) {
                edges.add(new CellDarts.Edge(OpDarts.values()[1 + random.nextInt(9)], random.nextInt(i + 2)));
            }
            all.add(edges);
        }
        List<Integer> concat = new ArrayList<>();
        for (int s = 2; s < nodes + 2; s++) {
            if (random.nextInt(2) == 0 || s == nodes + 1 && concat.isEmpty()) {
                concat.add(s);
            }
        }
        return new CellDarts(all, concat);
    }

    @Test
    void publishedNames_areReadAsTheirCells() {
        PublishedDarts.all().forEach(p -> assertSame(p.genotype(), space.parse(p.name())));
    }

    /** The literal as published repositories write it, with their blanks, quotes, ranges and names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DARTS_V1 = Genotype(normal=[('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0),"
                        + " ('sep_conv_3x3', 1), ('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
                        + " ('skip_connect', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0),"
                        + " ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 0), ('max_pool_3x3', 0),"
                        + " ('skip_connect', 2), ('skip_connect', 2), ('avg_pool_3x3', 0)],"
                        + " reduce_concat=[2, 3, 4, 5])",
                "Genotype(\n  reduce_concat = range(2, 6),\n  reduce = [\n    (\"max_pool_3x3\",0),(\"max_pool_3x3\",1),"
                        + "('skip_connect', 2), ('max_pool_3x3', 0), ('max_pool_3x3', 0), ('skip_connect', 2),"
                        + " ('skip_connect', 2), ('avg_pool_3x3', 0),\n  ],\n  normal_concat = range(2,6),\n  normal ="
                        + " [('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0), ('sep_conv_3x3', 1),"
                        + " ('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 2)],\n)\n",
                "{\"normal\":[[\"sep_conv_3x3\",1],[\"sep_conv_3x3\",0],[\"skip_connect\",0],[\"sep_conv_3x3\",1],"
                        + "[\"skip_connect\",0],[\"sep_conv_3x3\",1],[\"sep_conv_3x3\",0],[\"skip_connect\",2]],"
                        + "\"normal_concat\":[2,3,4,5],\"reduce\":[[\"max_pool_3x3\",0],[\"max_pool_3x3\",1],"
                        + "[\"skip_connect\",2],[\"max_pool_3x3\",0],[\"max_pool_3x3\",0],[\"skip_connect\",2],"
                        + "[\"skip_connect\",2],[\"avg_pool_3x3\",0]],\"reduce_concat\":[2,3,4,5]}"
            })
    void officialLiterals_areRead(String text) {
        assertEquals(PublishedDarts.named("DARTS_V1"), space.parse(text));
    }
}
