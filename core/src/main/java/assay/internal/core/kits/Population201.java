package assay.internal.core.kits;

import assay.core.kit.Population;
import assay.core.kit.PublishedResult;
import assay.core.kit.PublishedResults;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Wiring201;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import java.util.List;
import java.util.Optional;

/** The 15,625 cells of NAS-Bench-201, each named by its official index, in its own table or a built one. */
final class Population201 implements Population {
    private final Kit201 kit;
    private final Optional<BuiltFacts> built;
    private final Benchmark benchmark;

    /** @param built the built benchmark whose table judges; empty for the published one */
    Population201(Kit201 kit, Optional<BuiltFacts> built) {
        this.kit = kit;
        this.built = built;
        this.benchmark = built.map(Benchmark::built).orElse(Benchmark.NASBENCH201);
    }

    @Override
    public SpaceKit kit() {
        return kit;
    }

    @Override
    public Optional<BuiltFacts> built() {
        return built;
    }

    @Override
    public int classOf(int place) {
        return Classes.OF[place];
    }

    /** Computed once, at the first use. */
    private static final class Classes {
        private static final int[] OF = Wiring201.representatives();
    }

    @Override
    public String title() {
        return "NAS-Bench-201";
    }

    @Override
    public String tableTitle() {
        return benchmark.title();
    }

    @Override
    public String authors() {
        return built.isPresent()
                ? benchmark.title() + " (made with Assay)"
                : "NAS-Bench-201 (Dong and Yang, ICLR 2020)";
    }

    @Override
    public String table() {
        return benchmark.shortName();
    }

    @Override
    public String averageRow() {
        return "average cell (uniformly random)";
    }

    @Override
    public String averageHas() {
        return "a uniformly random cell has";
    }

    @Override
    public Optional<Double> skipShare(Genotype cell) {
        return Optional.of(((Genotype201) cell).count(Op201.SKIP_CONNECT) / 6.0);
    }

    @Override
    public String edges() {
        return "six edges";
    }

    @Override
    public String entropies() {
        return "0 is one cell for sure, 9.66 nats all 15,625 alike";
    }

    /** Papers report nothing about other images and other trainings. */
    @Override
    public List<PublishedResult> published() {
        return built.isPresent() ? List.of() : PublishedResults.in("nasbench201");
    }
}
