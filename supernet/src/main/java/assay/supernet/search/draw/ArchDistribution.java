package assay.supernet.search.draw;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;

/** The distribution over architectures that a search ends with. */
public interface ArchDistribution {
    SearchSpace space();

    /** One architecture. */
    Genotype draw(RandomStream random);

    /** The architecture that argmax derives. */
    Genotype mode();

    /** How probable each option of each group is in a draw; groups are independent of each other. */
    double[] marginals();

    /** Every architecture alike: no search. */
    record Uniform(SearchSpace space) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            return space.sample(random);
        }

        /** Of equal options, the first. */
        @Override
        public Genotype mode() {
            return space.derive(marginals());
        }

        @Override
        public double[] marginals() {
            Groups groups = Groups.of(space);
            return groups.softmax(new double[groups.size()]);
        }
    }

    /**
     * Each group on its own, with softmax(alpha): DARTS. A draw perturbs the probabilities so that the largest of a group
     * is option k with probability p_k, and the largest two are a draw of two without replacement, and so on: p_k / E_k
     * with E_k exponential (the Gumbel-max trick; Kool, van Hoof and Welling, ICML 2019). The space's rule then decides.
     */
    record Categorical(SearchSpace space, double[] alpha) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            double[] p = marginals();
            for (int i = 0; i < p.length; i++) {
                p[i] /= -StrictMath.log(1 - random.nextDouble());
            }
            return space.derive(p);
        }

        @Override
        public Genotype mode() {
            return space.derive(marginals());
        }

        @Override
        public double[] marginals() {
            return Groups.of(space).softmax(alpha);
        }
    }

    /**
     * Each group on its own, with given weights: drawn as {@link Categorical}.
     *
     * @param weights at least zero; within a group in proportion to the probabilities, between groups comparable
     */
    record Independent(SearchSpace space, double[] weights) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            double[] w = weights.clone();
            double[] p = marginals();
            for (int i = 0; i < w.length; i++) {
                // A group of zeros is drawn uniformly, behind all others.
                double weight = w[i] > 0 || p[i] == 0 ? w[i] : Double.MIN_NORMAL;
                w[i] = weight / -StrictMath.log(1 - random.nextDouble());
            }
            return space.derive(w);
        }

        @Override
        public Genotype mode() {
            return space.derive(weights);
        }

        @Override
        public double[] marginals() {
            Groups groups = Groups.of(space);
            double[] p = new double[groups.size()];
            for (int g = 0; g < groups.count(); g++) {
                double sum = 0;
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    sum += weights[i];
                }
                int width = groups.start()[g + 1] - groups.start()[g];
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    p[i] = sum > 0 ? weights[i] / sum : 1.0 / width;
                }
            }
            return p;
        }
    }

    /** The argmax of alpha ~ N(mean, deviation squared): BaLeNAS. */
    record Gaussian(SearchSpace space, double[] mean, double[] deviation) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            double[] alpha = mean.clone();
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] += deviation[i] * random.nextGaussian();
            }
            return space.derive(Groups.of(space).softmax(alpha));
        }

        @Override
        public Genotype mode() {
            return space.derive(Groups.of(space).softmax(mean));
        }

        @Override
        public double[] marginals() {
            Groups groups = Groups.of(space);
            double[] p = new double[groups.size()];
            for (int g = 0; g < groups.count(); g++) {
                GaussianArgmax.probabilities(mean, deviation, groups.start()[g], groups.start()[g + 1], p);
            }
            return p;
        }
    }
}
