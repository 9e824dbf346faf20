package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.special.GammaFunction;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;

/**
 * The distribution of the architecture for theta ~ Dirichlet(elu(alpha) + 1): DrNAS. Its mode is the architecture of the mean:
 * the argmax of alpha on each edge.
 */
record DirichletDistribution(SearchSpace space, double[] alpha) implements ArchDistribution {
    /** The step of the integral in log x, and the part that is left out at its ends, as a logarithm. */
    private static final double STEP = 0.05;

    private static final double CUT = 36;

    @Override
    public Genotype draw(RandomStream random) {
        return space.derive(Dirichlet.sample(Groups.of(space), Dirichlet.concentration(alpha), random));
    }

    @Override
    public Genotype mode() {
        double[] mean = Dirichlet.concentration(alpha);
        Groups groups = Groups.of(space);
        for (int g = 0; g < groups.count(); g++) {
            double sum = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += mean[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                mean[i] /= sum;
            }
        }
        return space.derive(mean);
    }

    @Override
    public double[] marginals() {
        double[] beta = Dirichlet.concentration(alpha);
        Groups groups = Groups.of(space);
        double[] p = new double[groups.size()];
        for (int g = 0; g < groups.count(); g++) {
            largest(beta, groups.start()[g], groups.start()[g + 1], p);
        }
        return p;
    }

    /**
     * P(component k is the largest), by independent gamma variables of shapes beta: the integral over y = log x of density k
     * times the other distribution functions, by the trapezoid rule, scaled to sum to one.
     */
    static void largest(double[] beta, int from, int to, double[] out) {
        double sum = 0;
        double top = 0;
        for (int i = from; i < to; i++) {
            sum += beta[i];
            top = Math.max(top, beta[i]);
            out[i] = 0;
        }
        double low = -CUT / sum;
        double high = StrictMath.log(top + CUT + 9 * Math.sqrt(top));
        double[] f = new double[to - from];
        for (double y = low; y < high; y += STEP) {
            double x = StrictMath.exp(y);
            for (int i = from; i < to; i++) {
                f[i - from] = GammaFunction.regularized(beta[i], x);
            }
            for (int i = from; i < to; i++) {
                double p = StrictMath.exp(beta[i] * y - x - GammaFunction.log(beta[i]));
                for (int j = from; j < to; j++) {
                    p *= j == i ? 1 : f[j - from];
                }
                out[i] += p;
            }
        }
        double total = 0;
        for (int i = from; i < to; i++) {
            total += out[i];
        }
        for (int i = from; i < to; i++) {
            out[i] /= total;
        }
    }
}
