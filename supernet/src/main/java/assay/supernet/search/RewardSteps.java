package assay.supernet.search;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.images.BatchSource;

/**
 * ENAS' steps of the controller after an epoch of weights: {@code loss = -log p (R - baseline) / samples}, R = accuracy +
 * entropy term, both R and the baseline that moves towards it with a gradient to the entropy; gradients clipped at 5
 * (AutoDL-Projects). In the first epoch the baseline is the reward itself, and nothing is learnt.
 */
final class Rewards {
    private static final double CLIP = 5;
    /** Keeps the orders of these batches apart from those of the search's own epochs. */
    private static final int FIRST_ORDER = 1 << 20;

    private static final int ROUNDS = 1 << 8;

    private final Learn.ByReward settings;
    private final Architect architect;
    private final BatchSource valid;
    private final Seeds seeds;

    Rewards(Learn.ByReward settings, Architect architect, BatchSource valid, Seeds seeds) {
        this.settings = settings;
        this.architect = architect;
        this.valid = valid;
        this.seeds = seeds;
    }

    /**
     * One step.
     *
     * @param step from 0 within the epoch
     * @param losses takes the sum and number of the paths' losses at 2 and 3
     */
    void step(Updater updater, Images images, Moment when, int epoch, int step, double[] losses) {
        double[] sum = architect.learner().deviation();
        RandomStream noise = seeds.stream("controller", epoch, step);
        try (Endless batches = new Endless(valid, FIRST_ORDER + epoch * ROUNDS, (long) step * settings.samples())) {
            for (int s = 0; s < settings.samples(); s++) {
                ControllerPath path = architect.path(when, noise);
                images.load(batches.next());
                Judgement j = updater.judge(images.tensor(), images.labels(), path, settings.norms());
                losses[2] += j.loss();
                losses[3]++;
                add(path, j.accuracy() + settings.entropy() * path.entropy(), sum);
            }
        }
        double norm = 0;
        for (double g : sum) {
            norm += g * g;
        }
        double scale = Math.min(1, CLIP / (Math.sqrt(norm) + 1e-6));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        architect.learner().step(new double[][] {sum});
    }

    private void add(ControllerPath path, double reward, double[] sum) {
        if (!architect.hasBaseline()) {
            architect.lastBaseline(reward);
            return;
        }
        double before = architect.baseline();
        architect.lastBaseline(before + settings.baselineRate() * (reward - before));
        double stays = 1 - settings.baselineRate();
        double advantage = stays * (reward - before);
        double[] g = path.scoreGrad(
                -advantage / settings.samples(),
                -path.logProbability() * stays * settings.entropy() / settings.samples());
        for (int i = 0; i < g.length; i++) {
            sum[i] += g[i];
        }
    }
}
