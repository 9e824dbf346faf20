package assay.supernet.search;

import assay.core.space.SearchSpace;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Learner;
import assay.supernet.optim.VAdam;

/** Which optimizer learns the architecture, with the published settings unless said otherwise. */
public sealed interface Learn {
    /** For the catalogue. */
    String title();

    /** @param trainSize images that the architecture is learnt from, N of variational methods */
    Learner start(double[] alpha, int trainSize);

    /** The distribution that it has learnt. */
    ArchDistribution distribution(SearchSpace space, Learner learner);

    /** The same with another rate: reduced experiments have far fewer steps than the published ones. */
    Learn rate(double rate);

    /** DARTS: betas 0.5 and 0.999, eps 1e-8, decay 1e-3. */
    record ByAdam(double rate, double decay) implements Learn {
        @Override
        public String title() {
            return "Adam " + rate + ", decay " + decay;
        }

        @Override
        public Learner start(double[] alpha, int trainSize) {
            return new Adam(alpha, rate, 0.5, 0.999, 1e-8, decay);
        }

        @Override
        public ArchDistribution distribution(SearchSpace space, Learner learner) {
            return new ArchDistribution.Categorical(space, learner.mean());
        }

        @Override
        public ByAdam rate(double other) {
            return new ByAdam(other, decay);
        }
    }

    /** BaLeNAS: VAdam with betas 0.5 and 0.999. */
    record ByVAdam(double rate, int samples, double priorPrec, double precInit) implements Learn {
        @Override
        public String title() {
            return "VAdam " + rate + ", " + samples + " sample" + (samples == 1 ? "" : "s") + ", precision from "
                    + precInit;
        }

        @Override
        public Learner start(double[] alpha, int trainSize) {
            return new VAdam(alpha, new VAdam.Settings(rate, 0.5, 0.999, samples, trainSize, priorPrec, precInit));
        }

        @Override
        public ArchDistribution distribution(SearchSpace space, Learner learner) {
            return new ArchDistribution.Gaussian(space, learner.mean(), learner.deviation());
        }

        @Override
        public ByVAdam rate(double other) {
            return new ByVAdam(other, samples, priorPrec, precInit);
        }
    }
}
