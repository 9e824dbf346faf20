package assay.supernet.search.relax;

import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A relaxation with different draws for the two steps: SETN trains weights on single paths, and the architecture on the full
 * mixture.
 */
public record ByPurpose(Paths weights, Relaxation alpha) implements Relaxation {
    @Override
    public String title() {
        return weights.title() + " for weights, " + alpha.title() + " for alpha";
    }

    @Override
    public List<Setting> settings() {
        return weights.sharedSettings();
    }

    @Override
    public ByPurpose with(Map<String, ?> values) {
        return new ByPurpose(weights.shared(values), alpha);
    }

    @Override
    public Draw draw(Groups groups, double[] parameters, Moment when, RandomGenerator noise) {
        return switch (when.purpose()) {
            case WEIGHTS -> weights.draw(groups, parameters, when, noise);
            case ALPHA, EVALUATION -> alpha.draw(groups, parameters, when, noise);
        };
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] parameters) {
        return alpha.distribution(space, parameters);
    }
}
