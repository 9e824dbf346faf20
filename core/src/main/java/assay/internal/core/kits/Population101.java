package assay.internal.core.kits;

import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.truth.BuiltFacts;
import java.util.Optional;

/**
 * The 423,624 cells of NAS-Bench-101, each named by its number in the official enumeration. No two entries of the table are the
 * same network.
 */
final class Population101 implements Population {
    private final Kit101 kit;

    Population101(Kit101 kit) {
        this.kit = kit;
    }

    @Override
    public SpaceKit kit() {
        return kit;
    }

    @Override
    public Optional<BuiltFacts> built() {
        return Optional.empty();
    }

    @Override
    public Optional<Census> census() {
        return kit.numbering().map(Census::of);
    }

    @Override
    public String title() {
        return "NAS-Bench-101";
    }

    @Override
    public String tableTitle() {
        return title();
    }

    @Override
    public boolean isWholeTable() {
        return true;
    }

    @Override
    public String authors() {
        return "NAS-Bench-101 (Ying et al., ICML 2019)";
    }

    @Override
    public String table() {
        return "101";
    }

    @Override
    public String named(Genotype cell) {
        return "--index " + counted().place(cell);
    }

    @Override
    public String anyByNumber() {
        return "--index CELL";
    }

    @Override
    public String averageRow() {
        return "average of the table's measured cells";
    }

    @Override
    public String averageHas() {
        return "the table's measured cells have";
    }

    @Override
    public String protocol() {
        return " The networks were trained on 40,000 images of CIFAR-10 (data_batch_1 to 4); valid is data_batch_5.";
    }

    @Override
    public String entropies() {
        return "0 is one cell for sure";
    }
}
