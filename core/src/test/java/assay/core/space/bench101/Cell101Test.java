package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class Cell101Test {
    /** The first cell of the official notebook. */
    private static final Cell101 NOTEBOOK = Cell101.parse("100110100001001010101:c3;mp;c3;c3;c1");
    /** The Inception-like cell of the official README, as it is written there. */
    private static final Cell101 INCEPTION = Cell101.parse(
            "0111010" + "0000001" + "0000001" + "0000100" + "0000001" + "0000001" + "0000000",
            "input,conv1x1-bn-relu,conv3x3-bn-relu,conv3x3-bn-relu,conv3x3-bn-relu,maxpool3x3,output");

    @Test
    void publishedCells_haveTheirPublishedHashAndParameters() {
        assertEquals("00005c142e6f48ac74fdcf73e3439874", NOTEBOOK.hash().text());
        assertEquals(8_555_530, Cost101.of(NOTEBOOK).params());
        assertEquals("28cfc7874f6d200472e1a9dcd8650aa0", INCEPTION.hash().text());
        assertEquals(2_694_282, Cost101.of(INCEPTION).params());
    }

    @Test
    void upperTriangleAndFullMatrix_areTheSameCell() {
        assertEquals("111010" + "00001" + "0001" + "100" + "01" + "1", INCEPTION.adjacency());
        assertEquals("c1;c3;c3;c3;mp", INCEPTION.operations());
        assertEquals(INCEPTION, Cell101.parse(INCEPTION.text()));
        assertEquals(new Cell101(1, List.of()), Cell101.parse("1:"));
        assertEquals(new Cell101(1, List.of()), Cell101.parse("0100", "input,output"));
    }

    @Test
    void pruning_removesWhatIsOnNoPath_andNumbersAnew() {
        // 0->2->4 is the path; 0->1 leads nowhere, 3->4 comes from nowhere.
        assertEquals(
                "101:c1", Cell101.parse("1100" + "000" + "01" + "1", "c3;c1;mp").text());
    }

    @Test
    void pruning_countsEdgesAfterwards() {
        // 10 edges among 7 vertices, but vertex 5 leads nowhere and takes its three edges with it.
        int edges = Dag101.bit(0, 1) | Dag101.bit(1, 2) | Dag101.bit(2, 3) | Dag101.bit(3, 4) | Dag101.bit(4, 6);
        int loose = Dag101.bit(0, 5) | Dag101.bit(1, 5) | Dag101.bit(2, 5);
        int more = Dag101.bit(0, 2) | Dag101.bit(0, 3);
        List<Op101> ops = List.of(Op101.CONV_3X3, Op101.CONV_1X1, Op101.MAX_POOL_3X3, Op101.CONV_3X3, Op101.CONV_1X1);
        Cell101 cell = Cell101.pruned(edges | loose | more, ops);
        assertEquals(6, cell.vertices());
        assertEquals(7, cell.edgeCount());
        assertEquals("c3;c1;mp;c3", cell.operations());
    }

    @Test
    void isomorphicCells_shareHashAndIndex_butMayDifferInParameters() {
        // Three branches of 128 channels share them as 43, 43, 42: the last in the numbering gets fewer.
        Cell101 first = Cell101.parse("1110" + "001" + "01" + "1", "c3;c1;mp");
        Cell101 other = Cell101.parse("1110" + "001" + "01" + "1", "mp;c1;c3");
        assertNotEquals(first, other);
        assertEquals(first.hash(), other.hash());
        assertEquals(Bench101Index.get().indexOf(first), Bench101Index.get().indexOf(other));
        assertEquals(List.of(0, 43, 43, 42, 128), Cost101.channels(first, 128));
        assertNotEquals(Cost101.of(first).params(), Cost101.of(other).params());
    }

    @Test
    void hash_readsBack_andIsOrderedAsItsText() {
        Hash101 small = Hash101.parse("00005c142e6f48ac74fdcf73e3439874");
        Hash101 large = Hash101.parse("ffff76fafa7b0cdf545fd7feee9c8bf9");
        assertEquals(NOTEBOOK.hash(), small);
        assertEquals("ffff76fafa7b0cdf545fd7feee9c8bf9", large.toString());
        assertTrue(small.compareTo(large) < 0 && large.compareTo(small) > 0);
        assertEquals(
                OptionalInt.of(Bench101Index.get().indexOf(NOTEBOOK)),
                Bench101Index.get().indexOf(small));
    }

    @Test
    void aRecordThatIsNotPruned_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Cell101(0, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Cell101(Dag101.bit(0, 2), List.of(Op101.CONV_3X3)));
        assertFalse(NOTEBOOK.hasEdge(3, 1));
    }
}
