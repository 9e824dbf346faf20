package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Wiring201PropertyTest {
    private static final Bench201Space SPACE = new Bench201Space();

    private static Genotype201 cell(int... ops) {
        return SPACE.decode(ops);
    }

    @Test
    void classes_are5425() {
        assertEquals(5425, Arrays.stream(Wiring201.representatives()).distinct().count());
    }

    @Test
    void representative_isOfTheSameWiring_andRepresentsItself() {
        Bench201Index index = Bench201Index.get();
        int[] of = Wiring201.representatives();
        for (int i = 0; i < of.length; i++) {
            assertEquals(Wiring201.key(index.cell(i)), Wiring201.key(index.cell(of[i])));
            assertEquals(of[i], of[of[i]]);
        }
    }

    /** The classes refine those by expression: cells of one network compute one expression. */
    @Test
    void sameWiring_isTheSameExpression() {
        Map<String, String> expressions = new HashMap<>();
        Genotype201.all().forEach(c -> {
            String expression = Isomorphism201.SUMS_FLATTENED.key(c);
            assertEquals(expression, expressions.computeIfAbsent(Wiring201.key(c), k -> expression), c.text());
        });
    }

    @Test
    void liveConvolutions_areAsManyInAllCellsOfAClass() {
        Map<String, List<Long>> counts = new HashMap<>();
        Genotype201.all().forEach(c -> {
            Genotype201 live = SPACE.parse(Isomorphism201.LIVE_EDGES.key(c));
            List<Long> own = IntStream.of(2, 3)
                    .mapToObj(o ->
                            live.edges().stream().filter(e -> e.ordinal() == o).count())
                    .toList();
            assertEquals(own, counts.computeIfAbsent(Wiring201.key(c), k -> own), c.text());
        });
    }

    @Test
    void innerNodesChangePlaces_whereNoEdgeJoinsThem() {
        // 1<-0 conv3x3, 2<-0 pool, 3<-1 conv1x1, 3<-2 conv3x3 and the same with 1 and 2 exchanged.
        assertEquals(Wiring201.key(cell(3, 4, 0, 1, 2, 3)), Wiring201.key(cell(4, 3, 0, 1, 3, 2)));
        assertNotEquals(Wiring201.key(cell(3, 4, 1, 1, 2, 3)), Wiring201.key(cell(4, 3, 1, 1, 3, 2)));
    }

    @Test
    void skippedNode_isItsSource_andASharedValueIsNotTwo() {
        // Node 1 is the input itself: edges from 0 and from 1 are the same.
        assertEquals(Wiring201.key(cell(1, 3, 2, 0, 0, 1)), Wiring201.key(cell(1, 2, 3, 0, 0, 1)));
        // One convolution used twice; two convolutions of the input: the same expression, different networks.
        Genotype201 shared = cell(3, 0, 1, 0, 3, 3);
        Genotype201 twice = cell(3, 3, 0, 0, 3, 3);
        assertEquals(Isomorphism201.SUMS_FLATTENED.key(shared), Isomorphism201.SUMS_FLATTENED.key(twice));
        assertNotEquals(Wiring201.key(shared), Wiring201.key(twice));
    }

    @Test
    void cutOffCells_haveTheEmptyKey() {
        assertEquals("", Wiring201.key(cell(3, 3, 3, 0, 0, 0)));
        assertEquals("", Wiring201.key(cell(0, 0, 3, 0, 3, 3)));
        assertTrue(Wiring201.key(cell(0, 0, 0, 1, 0, 0)).contains("skip"));
    }
}
