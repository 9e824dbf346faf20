package assay.supernet.search;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;

/** The distribution over architectures that a search ends with. */
public sealed interface ArchDistribution {
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
