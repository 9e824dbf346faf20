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
            return space.decode(new int[space.groups().size()]);
        }

        @Override
        public double[] marginals() {
            Groups groups = Groups.of(space);
            return groups.softmax(new double[groups.size()]);
        }
    }

    /** Each group on its own, with softmax(alpha): DARTS. */
    record Categorical(SearchSpace space, double[] alpha) implements ArchDistribution {
        @Override
        public Genotype draw(RandomStream random) {
            Groups groups = Groups.of(space);
            double[] p = groups.softmax(alpha);
            int[] choice = new int[groups.count()];
            for (int g = 0; g < choice.length; g++) {
                double u = random.nextDouble();
                int width = groups.start()[g + 1] - groups.start()[g];
                for (int k = 0; k < width - 1 && u >= p[groups.start()[g] + k]; k++) {
                    u -= p[groups.start()[g] + k];
                    choice[g]++;
                }
            }
            return space.decode(choice);
        }

        @Override
        public Genotype mode() {
            return space.decode(Groups.of(space).argmax(alpha));
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
            return space.decode(Groups.of(space).argmax(alpha));
        }

        @Override
        public Genotype mode() {
            return space.decode(Groups.of(space).argmax(mean));
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
