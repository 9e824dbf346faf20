package assay.supernet.search.draw;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;

/** The distribution over architectures that a search ends with. */
public interface ArchDistribution {
    SearchSpace space();

    /** Draws one architecture. */
    Genotype draw(RandomStream random);

    /** The architecture that argmax derives. */
    Genotype mode();

    /** The probability of each option of each group in a draw. */
    double[] marginals();

    /** All architectures are equally likely: no search. */
    record Uniform(SearchSpace space) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            return space.sample(random);
        }

        /** The first option of every group, because all options are equal. */
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
     * Independent groups with the probabilities softmax(alpha): DARTS. A draw perturbs the probabilities so that the largest of
     * a group is option k with probability p_k, and the largest two are a draw of two without replacement, and so on: p_k / E_k
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
     * Independent groups with given weights, drawn as in {@link Categorical}.
     *
     * @param weights at least zero; within a group proportional to the probabilities, and comparable between groups
     */
    record Independent(SearchSpace space, double[] weights) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            double[] w = weights.clone();
            double[] p = marginals();
            for (int i = 0; i < w.length; i++) {
                // A group of zeros is drawn uniformly, and ranks after all others.
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
