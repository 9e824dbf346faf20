package assay.core.kit;

import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import java.util.Optional;

/** The 32,768 networks of NATS-Bench's size space, each named by its official index. */
final class PopulationSize implements Population {
    private final KitSize kit;

    PopulationSize(KitSize kit) {
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
        return Benchmark.NATSBENCH_SSS.title();
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
        return "NATS-Bench (Dong et al., TPAMI 2021)";
    }

    @Override
    public String table() {
        return Benchmark.NATSBENCH_SSS.shortName();
    }

    @Override
    public String named(Genotype cell) {
        return "--index " + counted().number(cell);
    }

    @Override
    public String anyByNumber() {
        return "--index CELL";
    }

    @Override
    public String averageRow() {
        return "average network (uniformly random)";
    }

    @Override
    public String averageHas() {
        return "a uniformly random network has";
    }

    @Override
    public String entropies() {
        return "0 is one network for sure, 10.40 nats all 32,768 alike";
    }
}
