package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CellChoice201Test {
    @Test
    void populations_haveTheCellsThatTheirWordsSay() {
        assertEquals(15_625, CellChoice201.ALL.cells().cardinality());
        assertEquals(9_445, CellChoice201.ON_PATH.cells().cardinality());
        assertEquals(15_625 - 6_180, CellChoice201.ON_PATH.cells().cardinality());
        assertEquals(5_425, CellChoice201.CLASSES.cells().cardinality());
    }

    @Test
    void oneOfEachClass_isOnPath() {
        BitSet classes = CellChoice201.CLASSES.cells();
        classes.andNot(CellChoice201.ON_PATH.cells());
        assertEquals(0, classes.cardinality());
    }

    @Test
    void operationBehindNone_isOnNoPath() {
        Genotype201 dead = new Bench201Space().parse("|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|");
        Genotype201 live = new Bench201Space().parse("|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|");
        BitSet onPath = CellChoice201.ON_PATH.cells();
        assertFalse(onPath.get(Bench201Index.get().indexOf(dead)));
        assertTrue(onPath.get(Bench201Index.get().indexOf(live)));
    }

    @Test
    void otherNames_areRefused() {
        UsageException e = assertThrows(UsageException.class, () -> CellChoice201.of("some"));
        assertEquals("--cells: expected one of all, on-path, classes, found 'some'.", e.getMessage());
        assertEquals(CellChoice201.ON_PATH, CellChoice201.of("on-path"));
    }
}
