package assay.internal.core.kits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.PublishedCorrelations;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
    void publishedNumbers_areOfTheirCells() {
        PublishedCorrelations all = CellChoice201.ALL.published().orElseThrow();
        assertEquals(OptionalDouble.of(0.737), all.spearman("synflow", "cifar10-valid"));
        assertEquals(OptionalDouble.empty(), all.spearman("synflow", "cifar10"));
        assertEquals(OptionalDouble.of(0.832), all.vote(Set.of("snip", "synflow", "jacob_cov"), "cifar100"));
        assertEquals(OptionalDouble.empty(), all.vote(Set.of("snip", "synflow"), "cifar100"));
        PublishedCorrelations onPath = CellChoice201.ON_PATH.published().orElseThrow();
        assertEquals(OptionalDouble.of(0.719), onPath.spearman("synflow", "ImageNet16-120"));
        assertEquals(OptionalDouble.of(0.758), onPath.spearman("synflow", "cifar10"));
        assertEquals(Optional.empty(), CellChoice201.CLASSES.published());
    }
}
