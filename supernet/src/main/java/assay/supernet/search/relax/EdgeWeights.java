package assay.supernet.search.relax;

import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * PC-DARTS (Xu et al., ICLR 2020): in addition to the options' alpha, every edge has a beta. The softmax of beta over the edges
 * into a node multiplies the output of each edge, with the channels that bypass the operations. Parameters are all alpha, then
 * all beta. Operations and edges are chosen by the products.
 */
public record EdgeWeights() implements Relaxation {
    @Override
    public String title() {
        return "softmax of operations and of edges";
    }

    @Override
    public int parameters(Groups groups) {
        return groups.size() + groups.count();
    }

    @Override
    public int weights(Groups groups) {
        return groups.size() + groups.count();
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha);
    }

    static Draw of(Groups groups, double[] parameters) {
        int n = groups.size();
        double[] p = groups.softmax(parameters);
        double[] q = edges(groups, parameters);
        double[] w = Arrays.copyOf(p, n + q.length);
        System.arraycopy(q, 0, w, n, q.length);
        for (int g = 0; g < q.length; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] *= q[g];
            }
        }
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] toP = new double[n];
                double[] toQ = Arrays.copyOfRange(grad, n, grad.length);
                for (int g = 0; g < q.length; g++) {
                    for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                        toP[i] = grad[i] * q[g];
                        toQ[g] += grad[i] * p[i];
                    }
                }
                double[] out = Arrays.copyOf(groups.softmaxGrad(p, toP), n + q.length);
                double[] beta = new double[q.length];
                forNodes(groups, (from, to) -> Groups.softmaxGrad(q, toQ, from, to, beta));
                System.arraycopy(beta, 0, out, n, beta.length);
                return out;
            }
        };
    }

    private static double[] edges(Groups groups, double[] parameters) {
        double[] beta = Arrays.copyOfRange(parameters, groups.size(), parameters.length);
        double[] q = new double[beta.length];
        forNodes(groups, (from, to) -> Groups.softmax(beta, from, to, q));
        return q;
    }

    private interface Range {
        void of(int from, int to);
    }

    private static void forNodes(Groups groups, Range each) {
        int from = 0;
        for (int g = 1; g <= groups.count(); g++) {
            if (g == groups.count() || groups.node()[g] != groups.node()[from]) {
                each.of(from, g);
                from = g;
            }
        }
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        Groups groups = Groups.of(space);
        return new ArchDistribution.Independent(
                space, Arrays.copyOf(of(groups, alpha).weights(), groups.size()));
    }
}
