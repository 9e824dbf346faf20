package assay.internal.supernet.search.diagnose;

import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.internal.core.stats.Summary;
import assay.internal.supernet.search.pass.AlphaHessian;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.network.Norms;
import assay.supernet.network.PassInput;
import assay.supernet.optim.Learner;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.Softmax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether learning a distribution smooths the loss as its papers say: the expected loss over the distribution is the loss at
 * its mean plus half the variance times the trace of the Hessian (BaLeNAS, Eq. 19; DrNAS, Proposition 1). It is measured on
 * one fixed validation batch, which is normalised by its own statistics:
 *
 * <pre>
 *   {@link EpochRecord#LOSS_AT_MEAN}     L(mu)
 *   {@link EpochRecord#LOSS_RISE}        mean of L(draw) - L(mu), with its standard error
 *   {@link EpochRecord#CURVATURE_TERM}   1/2 sum of sigma_i^2 H_ii
 * </pre>
 *
 * H and sigma are those of the logarithms of the options' weights: of alpha for BaLeNAS, whose draws come in pairs mu + sigma
 * z and mu - sigma z, so that the first order cancels. In these logarithms, a Dirichlet distribution with concentrations beta
 * is approximately a Gaussian around log beta with covariance diag(1 / beta), up to what does not change the softmax
 * (Laplace's approximation, as in the proposition). The mean of the logarithms lies about 1 / (2 beta) below log beta. The
 * proposition leaves this out, although it is of the same order as the term: for a loss that is linear in the weights the rise
 * is zero, but the term is not. Methods whose alpha is a point have no such numbers.
 *
 * @param draws or pairs of draws
 */
public record ExpectedLoss(int draws, int every) implements Diagnostic {
    private static final Whole DRAWS = DiagnosticKind.several("draws", 20);
    private static final Whole EVERY = DiagnosticKind.every(5);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "expected-loss",
            "of a batch over the learnt distribution, beside the loss at its mean plus half variance times curvature",
            List.of(DRAWS, EVERY),
            values -> new ExpectedLoss(DRAWS.in(values), EVERY.in(values)));

    public ExpectedLoss {
        if (draws < 2) {
            throw new IllegalArgumentException("expected-loss: expected at least 2 draws, found " + draws + ".");
        }
    }

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        variances(now).ifPresent(v -> measure(now, v, into));
    }

    /** The variances of the logarithms of the options' weights; empty if alpha is a point. */
    private static Optional<double[]> variances(Inspection now) {
        Learner learner = now.architect().learner();
        double[] sigma = learner.deviation();
        if (now.search().relax() instanceof Softmax && Arrays.stream(sigma).anyMatch(s -> s > 0)) {
            return Optional.of(Arrays.stream(sigma).map(s -> s * s).toArray());
        }
        return now.search().relax() instanceof Dirichlet
                ? Optional.of(Arrays.stream(Dirichlet.concentration(learner.mean()))
                        .map(b -> 1 / b)
                        .toArray())
                : Optional.empty();
    }

    private void measure(Inspection now, double[] variances, Map<String, Double> into) {
        PassInput batch = now.fixedBatch();
        double[] mean = now.architect().expected();
        double[][] h = new AlphaHessian(now.updater(), now.architect().groups()).at(batch, mean, new double[0]);
        double term = 0;
        for (int i = 0; i < h.length; i++) {
            term += variances[i] * h[i][i] / 2;
        }
        double at = loss(now, batch, Draw.fixed(mean));
        RandomStream random = now.seeds().stream("diagnostics/expected-loss", now.epoch());
        double[] rises = new double[draws];
        for (int d = 0; d < draws; d++) {
            rises[d] = drawn(now, batch, random) - at;
        }
        Summary summary = Summary.of(rises);
        into.put(EpochRecord.LOSS_AT_MEAN, at);
        into.put(EpochRecord.LOSS_RISE, summary.mean());
        into.put(EpochRecord.LOSS_RISE_ERROR, Math.sqrt(SamplingVariance.variance(rises) / draws));
        into.put(EpochRecord.CURVATURE_TERM, term + 0.0);
    }

    /** The loss of a draw, or the mean loss of a pair. */
    private static double drawn(Inspection now, PassInput batch, RandomStream random) {
        Learner learner = now.architect().learner();
        if (!(now.search().relax() instanceof Softmax)) {
            return loss(now, batch, draw(now, learner.mean(), random));
        }
        double[] z = learner.mean();
        Arrays.setAll(z, i -> random.nextGaussian());
        double up = loss(now, batch, draw(now, learner.point(z), random));
        Arrays.setAll(z, i -> -z[i]);
        return (up + loss(now, batch, draw(now, learner.point(z), random))) / 2;
    }

    private static Draw draw(Inspection now, double[] alpha, RandomStream random) {
        return now.architect().drawAt(alpha, now.moment(Moment.Purpose.EVALUATION), random);
    }

    private static double loss(Inspection now, PassInput batch, Draw draw) {
        return now.updater().judge(batch, draw, Norms.BATCH).loss();
    }
}
