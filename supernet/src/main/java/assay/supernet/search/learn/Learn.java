package assay.supernet.search.learn;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.supernet.network.Norms;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Still;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The optimizer that learns the architecture, with the published settings by default. */
public sealed interface Learn extends Part<Learn> permits Learn.ByGradient, Learn.ByReward, Learn.Nothing, ByRemoval {
    /** Bounds of rates and weights: with larger ones the loss is not a number after a few steps. */
    double MOST = 1000;

    /** Bound of steps and samples. */
    int MOST_STEPS = 1_000_000;

    /** Bound of precisions. */
    double MOST_PRECISION = 1e12;

    /** The setting of the rate that all of them have. */
    static Real alphaRate(double rate) {
        return new Real("alpha_rate", rate, 0, MOST, "learning rate of the architecture parameters");
    }

    /** A short description for the catalogue. */
    String title();

    @Override
    default Learn with(Map<String, ?> values) {
        return this;
    }

    /** The term that it adds to the loss by itself, for the catalogue; empty for none. */
    default String regulariser() {
        return "";
    }

    /** The same with this weight decay; unchanged if it has no weight decay. */
    default Learn decaying(double decay) {
        return this;
    }

    /** @param trainSize images from which the architecture is learnt, N of variational methods */
    Learner start(double[] alpha, int trainSize);

    /** The same for an optimizer that treats the options of a group together. */
    default Learner start(Groups groups, double[] alpha, int trainSize) {
        return start(alpha, trainSize);
    }

    /** The distribution that it has learnt. */
    default ArchDistribution distribution(SearchSpace space, Relaxation relax, Learner learner) {
        return relax.distribution(space, learner.mean());
    }

    /** How the supernet normalises when architectures are judged with it. */
    static Choice<Norms> statistics(Norms norms) {
        return new Choice<>(
                "bn_statistics",
                norms,
                List.of(Norms.BATCH, Norms.RUNNING),
                n -> n == Norms.RUNNING ? "tracked" : "batch",
                "of batch normalisation where cells are judged");
    }

    /** Handles the kinds of learning. */
    <T> T fold(
            Function<ByGradient, T> gradient,
            Function<ByReward, T> reward,
            Function<ByRemoval, T> removal,
            Supplier<T> nothing);

    /** Learning from gradients of the loss, in turn with the steps of the weights. */
    non-sealed interface ByGradient extends Learn {
        /**
         * Changes the gradients of one step's samples before the optimizer gets them; usually they stay the same.
         *
         * @param grads one for each sample; changed in place
         */
        default void join(double[][] grads) {}

        /** What its steps need to know about the loss besides its gradients. */
        default Curvature curvature() {
            return Curvature.NONE;
        }

        /** Whether second order gradients unroll the weights at alpha's mean instead of at the sample. */
        default boolean unrollsAtMean() {
            return false;
        }

        /** Whether the weights learn at samples of alpha, and not at its mean. */
        default boolean weightsAtSample() {
            return false;
        }

        @Override
        default <T> T fold(
                Function<ByGradient, T> gradient,
                Function<ByReward, T> reward,
                Function<ByRemoval, T> removal,
                Supplier<T> nothing) {
            return gradient.apply(this);
        }
    }

    /**
     * DARTS: betas 0.5 and 0.999, eps 1e-8, decay 1e-3.
     *
     * @param beta1 share of the old mean of gradients; 0.9 in searches of recurrent cells
     */
    record ByAdam(double rate, double decay, double beta1) implements ByGradient {
        /** The value of the published searches on images. */
        private static final double BETA1 = 0.5;

        /** The name of the setting. */
        static final String DECAY = "alpha_decay";

        /** With the first beta of searches on images. */
        public ByAdam(double rate, double decay) {
            this(rate, decay, BETA1);
        }

        private Real rateSetting() {
            return alphaRate(rate);
        }

        private Real decaySetting() {
            return new Real(DECAY, decay, 0, MOST, "weight decay of Adam on them");
        }

        @Override
        public List<Setting> settings() {
            return List.of(rateSetting(), decaySetting());
        }

        @Override
        public ByAdam with(Map<String, ?> values) {
            return new ByAdam(rateSetting().in(values), decaySetting().in(values), beta1);
        }

        @Override
        public ByAdam decaying(double other) {
            return new ByAdam(rate, other, beta1);
        }

        @Override
        public String regulariser() {
            return decay > 0 ? "L2 of alpha" : "";
        }

        @Override
        public String title() {
            return "Adam " + rate + ", decay " + decay;
        }

        @Override
        public Learner start(double[] alpha, int trainSize) {
            return new Adam(alpha, rate, beta1, 0.999, 1e-8, decay);
        }
    }

    /**
     * ENAS: after each epoch of weights come steps of REINFORCE. Each step averages several paths that a controller draws. The
     * reward is the accuracy of one validation batch, 0..1, plus {@code entropy} times the path's entropy; as published, this
     * entropy term has a gradient too. Adam with betas 0 and 0.999, eps 1e-3.
     *
     * @param baselineRate how far the baseline moves towards a reward; the next epoch starts with the last baseline of an epoch
     * @param norms how the supernet normalises when it is judged
     */
    record ByReward(double rate, int steps, int samples, double entropy, double baselineRate, Norms norms)
            implements Learn {
        /** The published setting. */
        public static ByReward published() {
            return new ByReward(1e-3, 50, 20, 1e-4, 0.01, Norms.BATCH);
        }

        private Real rateSetting() {
            return new Real("controller_rate", rate, 0, MOST, "learning rate of the controller");
        }

        private Whole stepSetting() {
            return new Whole("controller_steps", steps, 1, MOST_STEPS, "its steps after each epoch");
        }

        private Whole pathSetting() {
            return new Whole("controller_paths", samples, 1, MOST_STEPS, "paths that a step averages");
        }

        private Real entropySetting() {
            return new Real("entropy_weight", entropy, 0, MOST, "of the path's entropy in the reward");
        }

        private Real baselineSetting() {
            return new Real("baseline_rate", baselineRate, 0, 1, "how far the baseline moves to a reward");
        }

        @Override
        public List<Setting> settings() {
            return List.of(
                    rateSetting(),
                    stepSetting(),
                    pathSetting(),
                    entropySetting(),
                    baselineSetting(),
                    statistics(norms));
        }

        @Override
        public ByReward with(Map<String, ?> values) {
            return new ByReward(
                    rateSetting().in(values),
                    stepSetting().in(values),
                    pathSetting().in(values),
                    entropySetting().in(values),
                    baselineSetting().in(values),
                    statistics(norms).in(values));
        }

        @Override
        public String title() {
            return "REINFORCE by Adam " + rate + ", " + steps + " steps of " + samples + " paths an epoch";
        }

        @Override
        public Learner start(double[] parameters, int trainSize) {
            return new Adam(parameters, rate, 0, 0.999, 1e-3, 0);
        }

        @Override
        public <T> T fold(
                Function<ByGradient, T> gradient,
                Function<ByReward, T> reward,
                Function<ByRemoval, T> removal,
                Supplier<T> nothing) {
            return reward.apply(this);
        }
    }

    /** The architecture does not learn. */
    record Nothing() implements Learn {
        @Override
        public String title() {
            return "none";
        }

        @Override
        public Learner start(double[] alpha, int trainSize) {
            return new Still(alpha);
        }

        @Override
        public <T> T fold(
                Function<ByGradient, T> gradient,
                Function<ByReward, T> reward,
                Function<ByRemoval, T> removal,
                Supplier<T> nothing) {
            return nothing.get();
        }
    }
}
