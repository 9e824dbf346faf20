package assay.core.space.bench201;

import static assay.core.space.bench201.Op201.AVG_POOL_3X3;
import static assay.core.space.bench201.Op201.CONV_1X1;
import static assay.core.space.bench201.Op201.CONV_3X3;
import static assay.core.space.bench201.Op201.NONE;
import static assay.core.space.bench201.Op201.SKIP_CONNECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.DecisionGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class Genotype201Test {
    private final Bench201Space space = new Bench201Space();

    @Test
    void text_ordersTheEdgesByTargetThenSource() {
        Genotype201 cell = new Genotype201(List.of(NONE, SKIP_CONNECT, CONV_1X1, CONV_3X3, AVG_POOL_3X3, SKIP_CONNECT));
        assertEquals(
                "|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|skip_connect~2|", cell.text());
    }

    @Test
    void parse_readsWhatTextWrites_forAllCells() {
        Genotype201.all().forEach(cell -> assertEquals(cell, space.parse(cell.text())));
    }

    @Test
    void code_countsTheCellsInNestedLoops() {
        List<Genotype201> all = Genotype201.all().toList();
        assertEquals(Genotype201.COUNT, all.size());
        for (int code = 0; code < all.size(); code++) {
            assertEquals(code, all.get(code).code());
        }
        assertEquals(
                List.of(NONE, NONE, NONE, NONE, NONE, SKIP_CONNECT), all.get(1).edges());
        assertEquals(
                List.of(SKIP_CONNECT, NONE, NONE, NONE, NONE, NONE),
                all.get(3125).edges());
        assertThrows(IllegalArgumentException.class, () -> Genotype201.ofCode(-1));
        assertThrows(IllegalArgumentException.class, () -> Genotype201.ofCode(15_625));
    }

    @Test
    void encode_isTheInverseOfDecode() {
        Genotype201.all().forEach(cell -> assertEquals(cell, space.decode(space.encode(cell))));
    }

    @Test
    void groups_areNamedByTargetAndSource() {
        assertEquals(
                List.of("1<-0", "2<-0", "2<-1", "3<-0", "3<-1", "3<-2"),
                space.groups().stream().map(DecisionGroup::name).toList());
        assertEquals(
                List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"),
                space.groups().get(0).options());
    }

    @Test
    void cell_hasSixEdges() {
        assertThrows(IllegalArgumentException.class, () -> new Genotype201(List.of(NONE)));
    }

    @Test
    void connected_asksForAPathFromInputToOutput() {
        Genotype201 none = Genotype201.ofCode(0);
        assertFalse(none.connected());
        assertTrue(none.with(3, SKIP_CONNECT).connected());
        assertFalse(none.with(0, SKIP_CONNECT).with(5, CONV_3X3).connected());
        assertTrue(none.with(0, CONV_1X1)
                .with(2, AVG_POOL_3X3)
                .with(5, SKIP_CONNECT)
                .connected());
    }
}
