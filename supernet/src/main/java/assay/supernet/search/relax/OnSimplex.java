package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * GAEA (Li et al., ICLR 2021; liamcli/gaea_release): alpha itself is on the simplex of each edge, and is used directly as the
 * options' weights. It starts in the middle. Its optimizer must keep it there: {@code ByExponent}.
 *
 * @param edges whether edges have weights too, on the simplex of the edges into their node: GAEA PC-DARTS. They follow the
 *     options' alpha and multiply it, as in {@link EdgeWeights}
 */
public record OnSimplex(boolean edges) implements Relaxation {
    @Override
    public String title() {
        return "alpha on the simplex" + (edges ? ", of operations and of edges" : "");
    }

    @Override
    public int parameters(Groups groups) {
        return groups.size() + (edges ? groups.count() : 0);
    }

    @Override
    public int weights(Groups groups) {
        return parameters(groups);
    }

    @Override
    public double[] start(Groups groups, RandomStream random) {
        double[] alpha = Arrays.copyOf(groups.softmax(new double[groups.size()]), parameters(groups));
        if (edges) {
            for (int g = 0; g < groups.count(); g++) {
                int into = 0;
                for (int other : groups.node()) {
                    into += other == groups.node()[g] ? 1 : 0;
                }
                alpha[groups.size() + g] = 1.0 / into;
            }
        }
        return alpha;
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha, edges);
    }

    static Draw of(Groups groups, double[] alpha, boolean edges) {
        return edges ? weighed(groups, alpha) : plain(alpha.clone());
    }

    private static Draw plain(double[] w) {
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return grad.clone();
            }
        };
    }

    private static Draw weighed(Groups groups, double[] alpha) {
        int n = groups.size();
        double[] w = alpha.clone();
        for (int g = 0; g < groups.count(); g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] *= alpha[n + g];
            }
        }
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] out = grad.clone();
                for (int g = 0; g < groups.count(); g++) {
                    for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                        out[i] = grad[i] * alpha[n + g];
                        out[n + g] += grad[i] * alpha[i];
                    }
                }
                return out;
            }
        };
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        Groups groups = Groups.of(space);
        return new ArchDistribution.Independent(
                space, Arrays.copyOf(of(groups, alpha, edges).weights(), groups.size()));
    }
}
