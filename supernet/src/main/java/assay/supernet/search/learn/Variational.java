package assay.supernet.search.learn;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.supernet.optim.BayesByBackprop;
import assay.supernet.optim.Belief;
import assay.supernet.optim.Learner;
import assay.supernet.optim.PrintedBaLeNas;
import assay.supernet.optim.VAdam;
import assay.supernet.optim.Von;
import assay.supernet.optim.Vprop;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.relax.Relaxation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BaLeNAS (Zhang et al., CVPR 2022): a Gaussian over alpha, learnt by one of the optimizers of its sections 2 and 3.
 *
 * @param optimizer how the Gaussian learns
 * @param rate of the mean
 * @param momentum of the mean: beta1 of VAdam, gamma of the printed equations; the others have none
 * @param precisionRate of s, where the optimizer has two rates: VAdam's 1 - beta2
 * @param samples per step, M
 * @param priorPrec delta
 * @param precInit the first precision
 * @param ofVon the curvature that VON uses
 * @param published whether to do as the released code of the authors' related work: the gradient of each sample is the sum
 *     of all gradients so far, and in second order the unrolled weights and their gradient are taken at the mean. Otherwise
 *     each sample has its own gradient, taken at the sample.
 * @param weightsAtSample the weights' step takes alpha at a sample, as the paper's equation 9 has it; the optimizer of the
 *     authors' related code puts the mean back before
 */
public record Variational(
        Optimizer optimizer,
        double rate,
        double momentum,
        double precisionRate,
        int samples,
        double priorPrec,
        double precInit,
        Curvature ofVon,
        boolean published,
        boolean weightsAtSample)
        implements Learn.ByGradient {
    private static final double BETA1 = 0.5;
    private static final double PRECISION_RATE = 0.001;

    /** The optimizers, and the equations of the paper that they are. */
    public enum Optimizer {
        /** Khan et al., ICML 2018; what the released code of the authors' related work uses. */
        VADAM("VAdam"),
        /** Equation 15. */
        VPROP("Vprop"),
        /** Equations 13 and 14. */
        VON("VON"),
        /** Equation 7. */
        BAYES_BY_BACKPROP("Bayes by Backprop"),
        /** Equations 16 to 18. */
        PRINTED("printed update");

        private final String title;

        Optimizer(String title) {
            this.title = title;
        }
    }

    /** VAdam as released. */
    public static Variational vadam(double rate, int samples, double priorPrec, double precInit) {
        return new Variational(
                Optimizer.VADAM,
                rate,
                BETA1,
                PRECISION_RATE,
                samples,
                priorPrec,
                precInit,
                Curvature.GAUSS_NEWTON,
                false,
                false);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Choice<Optimizer> optimizerSetting() {
        return new Choice<>(
                "optimizer",
                optimizer,
                List.of(Optimizer.values()),
                Variational::word,
                "of their Gaussian: vadam, vprop, von, bayes-by-backprop or printed");
    }

    private Real momentumSetting() {
        return new Real("alpha_momentum", momentum, 0, 0.9999, "of vadam (beta1) and of printed (gamma)");
    }

    private Real precisionSetting() {
        return new Real(
                "precision_rate",
                precisionRate,
                1e-9,
                1,
                "share of the new curvature in s: vadam (1 - beta2), vprop, von");
    }

    private Choice<Curvature> curvatureSetting() {
        return new Choice<>(
                "curvature",
                ofVon,
                List.of(Curvature.GAUSS_NEWTON, Curvature.EXACT),
                Variational::word,
                "of von: the images' squared gradients, or the Hessian");
    }

    private Whole drawSetting() {
        return new Whole("draws", samples, 1, MOST_STEPS, "Monte-Carlo samples of them per step, M");
    }

    private Real prior() {
        return new Real("prior_precision", priorPrec, 0, MOST_PRECISION, "of their Gaussian prior, delta");
    }

    private Real initial() {
        return new Real(
                "initial_precision", precInit, 0, MOST_PRECISION, "their first standard deviation is 1/sqrt of it");
    }

    private Choice<Boolean> gradients() {
        return Choice.either(
                "gradients",
                published,
                "clean",
                "published",
                "one for each sample, or running together as in the published code");
    }

    private Choice<Boolean> weights() {
        return Choice.either(
                "weights_at", weightsAtSample, "mean", "sample", "where alpha is when the weights take their step");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                optimizerSetting(),
                Learn.alphaRate(rate),
                momentumSetting(),
                precisionSetting(),
                curvatureSetting(),
                drawSetting(),
                prior(),
                initial(),
                gradients(),
                weights());
    }

    @Override
    public Variational with(Map<String, ?> values) {
        return new Variational(
                optimizerSetting().in(values),
                Learn.alphaRate(rate).in(values),
                momentumSetting().in(values),
                precisionSetting().in(values),
                drawSetting().in(values),
                prior().in(values),
                initial().in(values),
                curvatureSetting().in(values),
                gradients().in(values),
                weights().in(values));
    }

    /** The same by another optimizer. */
    public Variational by(Optimizer other) {
        return with(Map.of("optimizer", word(other)));
    }

    @Override
    public String title() {
        return optimizer.title
                + (optimizer == Optimizer.VON ? " (" + word(ofVon) + ")" : "")
                + " " + rate + ", " + samples + " sample" + (samples == 1 ? "" : "s") + ", precision from " + precInit
                + (published ? ", gradients as published" : "")
                + (weightsAtSample ? ", weights at a sample" : "");
    }

    @Override
    public Learner start(double[] alpha, int trainSize) {
        Belief belief = new Belief(samples, trainSize, priorPrec, precInit);
        return switch (optimizer) {
            case VADAM -> new VAdam(alpha, rate, momentum, 1 - precisionRate, belief);
            case VPROP -> new Vprop(alpha, rate, precisionRate, belief);
            case VON -> new Von(alpha, rate, precisionRate, belief);
            case BAYES_BY_BACKPROP -> new BayesByBackprop(alpha, rate, belief);
            case PRINTED -> new PrintedBaLeNas(alpha, rate, momentum, belief);
        };
    }

    @Override
    public Curvature curvature() {
        return optimizer == Optimizer.VON ? ofVon : Curvature.NONE;
    }

    /** As published, each gradient becomes the sum of all gradients so far. */
    @Override
    public void join(double[][] grads) {
        for (int s = 1; published && s < grads.length; s++) {
            for (int i = 0; i < grads[s].length; i++) {
                grads[s][i] += grads[s - 1][i];
            }
        }
    }

    @Override
    public boolean unrollsAtMean() {
        return published;
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, Relaxation relax, Learner learner) {
        return new ArchDistribution.Gaussian(space, learner.mean(), learner.deviation());
    }
}
