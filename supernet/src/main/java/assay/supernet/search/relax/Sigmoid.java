package assay.supernet.search.relax;

import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * FairDARTS (Chu et al., ECCV 2020, Eq. 4): sigmoid(alpha) of each option, so that the options of an edge do not compete; no
 * noise.
 */
public record Sigmoid() implements Relaxation {
    @Override
    public String title() {
        return "sigmoid";
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha);
    }

    static Draw of(Groups groups, double[] alpha) {
        double[] p = new double[groups.size()];
        Arrays.setAll(p, i -> 1 / (1 + StrictMath.exp(-alpha[i])));
        return new Draw() {
            @Override
            public double[] weights() {
                return p;
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] out = new double[p.length];
                Arrays.setAll(out, i -> p[i] * (1 - p[i]) * grad[i]);
                return out;
            }
        };
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        return new ArchDistribution.Independent(
                space, of(Groups.of(space), alpha).weights());
    }
}
