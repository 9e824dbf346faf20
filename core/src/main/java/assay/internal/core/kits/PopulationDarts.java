package assay.internal.core.kits;

import assay.core.kit.Population;
import assay.core.kit.PublishedResult;
import assay.core.kit.PublishedResults;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.darts.CellDarts;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import java.util.List;
import java.util.Optional;

/** The space of DARTS: too many architectures to be counted, and no table. */
final class PopulationDarts implements Population {
    private final KitDarts kit;

    PopulationDarts(KitDarts kit) {
        this.kit = kit;
    }

    @Override
    public SpaceKit kit() {
        return kit;
    }

    @Override
    public String title() {
        return "DARTS' space";
    }

    @Override
    public String tableTitle() {
        return "trainings of this experiment";
    }

    @Override
    public String authors() {
        return "this experiment";
    }

    @Override
    public String averageRow() {
        return "average architecture";
    }

    @Override
    public String averageHas() {
        return "the average architecture has";
    }

    /** The share in the normal cell, as in BaLeNAS' Figure 2. */
    @Override
    public Optional<Double> skipShare(Genotype cell) {
        List<CellDarts.Edge> edges = ((GenotypeDarts) cell).normal().edges();
        double skips =
                edges.stream().filter(e -> e.op() == OpDarts.SKIP_CONNECT).count();
        return edges.isEmpty() ? Optional.empty() : Optional.of(skips / edges.size());
    }

    @Override
    public String edges() {
        return "edges of the normal cell";
    }

    @Override
    public String entropies() {
        return "0 is one architecture for sure; eight operations alike on all 28 edges have 58.2 nats";
    }

    @Override
    public List<PublishedResult> published() {
        return PublishedResults.in("darts-");
    }
}
