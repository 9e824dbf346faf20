package assay.internal.core.kits;

import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.truth.Benchmark;

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
    public String title() {
        return Benchmark.NATSBENCH_SSS.title();
    }

    @Override
    public String authors() {
        return "NATS-Bench (Dong et al., TPAMI 2021)";
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
