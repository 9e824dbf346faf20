package assay.internal.supernet.search.step;

import assay.core.random.RandomStream;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Endless;
import assay.supernet.network.Judgement;
import assay.supernet.network.PassInput;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.relax.ControllerPath;

/**
 * ENAS' steps of the controller after an epoch of weights: {@code loss = -log p (R - baseline) / samples}, R = accuracy +
 * entropy term. R has a gradient through its entropy term, and so has the baseline, which moves towards R. Gradients are
 * clipped at 5 (AutoDL-Projects). In the first epoch the baseline is the reward itself, and nothing is learnt.
 */
final class RewardSteps implements AlphaLearning {
    private static final double CLIP = 5;
    /** Makes the orders of these batches different from those of the search's own epochs. */
    private static final int FIRST_ORDER = 1 << 20;

    private static final int ROUNDS = 1 << 8;

    private final Workshop shop;
    private final Learn.ByReward settings;
    private final Architect architect;

    RewardSteps(Workshop shop, Learn.ByReward settings) {
        this.shop = shop;
        this.settings = settings;
        architect = shop.architect();
    }

    @Override
    public boolean inTurn() {
        return false;
    }

    @Override
    public int stepsAfter() {
        return settings.steps();
    }

    @Override
    public void endEpoch() {
        architect.endEpoch();
    }

    @Override
    public void step(Place at) {
        double[] sum = architect.learner().deviation();
        RandomStream noise = at.stream(shop.seeds(), "controller");
        int order = FIRST_ORDER + at.epoch() * ROUNDS;
        try (Endless batches = new Endless(shop.validSource(), order, (long) at.step() * settings.samples())) {
            for (int s = 0; s < settings.samples(); s++) {
                ControllerPath path = architect.path(at.moment(Moment.Purpose.ALPHA), noise);
                PassInput sample = shop.valid().load(batches.next());
                Judgement j = shop.net().updater().judge(sample, path, settings.norms());
                shop.sums().validated(j.loss());
                add(path, j.accuracy() + settings.entropy() * path.entropy(), sum);
            }
        }
        Sgd.clip(sum, CLIP);
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
