package assay.internal.core.kits;

import assay.core.kit.Population;
import assay.core.kit.PublishedResult;
import assay.core.kit.PublishedResults;
import assay.core.kit.SpaceKit;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import java.util.List;

/** Recurrent cells: too many to be counted, and no table. */
final class PopulationRecurrent implements Population {
    private final KitRecurrent kit;

    PopulationRecurrent(KitRecurrent kit) {
        this.kit = kit;
    }

    @Override
    public Metric metric() {
        return Metric.PERPLEXITY;
    }

    @Override
    public SpaceKit kit() {
        return kit;
    }

    @Override
    public String title() {
        return "DARTS' recurrent space";
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

    @Override
    public String entropies() {
        return "0 is one architecture for sure; five operations alike on all 36 edges have 57.9 nats";
    }

    @Override
    public String publishedName(Dataset dataset) {
        return dataset.key().equals("wikitext2") ? "wt2" : dataset.key();
    }

    @Override
    public List<PublishedResult> published() {
        return PublishedResults.in("recurrent-");
    }
}
