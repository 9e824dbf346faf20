package assay.internal.supernet.search.diagnose;

import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.internal.supernet.search.pass.Updater;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.optim.Learner;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Learn;
import assay.supernet.tape.Loss;
import java.util.List;
import java.util.Map;

/**
 * The variance that random draws add to the signal from which the architecture learns (DATA, Figure 8): over independent draws
 * on one fixed validation batch, with divisor n-1. {@link EpochRecord#LOSS_VARIANCE} is the variance of the loss. {@link
 * EpochRecord#GRADIENT_VARIANCE} is that of alpha's first order gradient without penalties, summed over its components; it is
 * missing if alpha learns from rewards or does not learn. Samples of alpha itself (BaLeNAS) count as part of a draw.
 */
public record SamplingVariance(int draws, int every) implements Diagnostic {
    private static final Whole DRAWS = DiagnosticKind.several("draws", 10);
    private static final Whole EVERY = DiagnosticKind.every(5);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "variance",
            "of the loss and of alpha's gradient over draws on one batch",
            List.of(DRAWS, EVERY),
            values -> new SamplingVariance(DRAWS.in(values), EVERY.in(values)));

    public SamplingVariance {
        if (draws < 2) {
            throw new IllegalArgumentException("variance: expected at least 2 draws, found " + draws + ".");
        }
    }

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        Learner learner = now.architect().learner();
        boolean gradients = learner.samples() > 0 && !(now.search().learn() instanceof Learn.ByReward);
        PassInput batch = now.fixedBatch();
        double[] losses = new double[draws];
        double[][] grads = new double[draws][0];
        for (int d = 0; d < draws; d++) {
            RandomStream random = now.seeds().stream("diagnostics/variance", now.epoch(), d);
            double[] point = learner.mean();
            if (gradients) {
                double[] noise = new double[point.length];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = random.nextGaussian();
                }
                point = learner.point(noise);
            }
            Draw draw = now.architect().drawAt(point, now.moment(Moment.Purpose.ALPHA), random);
            Updater updater = now.updater();
            if (gradients) {
                Loss loss = updater.backward(batch, draw, false, true, Norms.BATCH, Pass.ALPHA);
                losses[d] = loss.value();
                grads[d] = draw.pullBack(updater.grad(draw));
                updater.tape().clear();
            } else {
                losses[d] = updater.judge(batch, draw, Norms.BATCH).loss();
            }
        }
        if (gradients) {
            double sum = 0;
            for (int i = 0; i < grads[0].length; i++) {
                double[] component = new double[draws];
                for (int d = 0; d < draws; d++) {
                    component[d] = grads[d][i];
                }
                sum += variance(component);
            }
            into.put(EpochRecord.GRADIENT_VARIANCE, sum);
        }
        into.put(EpochRecord.LOSS_VARIANCE, variance(losses));
    }

    static double variance(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / (values.length - 1);
    }
}
