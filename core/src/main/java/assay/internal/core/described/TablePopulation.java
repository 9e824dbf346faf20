package assay.internal.core.described;

import assay.core.kit.Population;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import java.util.Locale;

/** The architectures of a described table, each named by its number. */
record TablePopulation(TableKit kit, Metric metric) implements Population {
    @Override
    public Population about(Dataset dataset) {
        return new TablePopulation(kit, kit.description().benchmark().judgedBy(dataset));
    }

    @Override
    public String title() {
        return kit.description().title();
    }

    @Override
    public String authors() {
        return kit.description().authors();
    }

    @Override
    public String averageRow() {
        return "average architecture (uniformly random)";
    }

    @Override
    public String averageHas() {
        return "a uniformly random architecture has";
    }

    @Override
    public String entropies() {
        double all = kit.numbering().orElseThrow().size();
        return String.format(
                Locale.ROOT, "0 is one architecture for sure, %.2f nats all %,.0f alike", Math.log(all), all);
    }
}
