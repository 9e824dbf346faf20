package assay.internal.supernet.search.step;

import assay.core.random.RandomStream;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.StepResult;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.optim.Learner;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Learn;
import assay.supernet.tape.Loss;
import java.util.Arrays;
import java.util.stream.Stream;

/** The weights learn from the loaded training batch. */
public record WeightSteps(Workshop shop, Freezer freezer, Aligner aligner) {
    public static WeightSteps of(Workshop shop) {
        return new WeightSteps(
                shop,
                new Freezer(
                        shop.search().extras().freezing(),
                        shop.net().updater().net(),
                        shop.net().sgd()),
                new Aligner(shop.search().extras().alignment()));
    }

    public void step(Place at) {
        GrowingNet net = shop.net();
        net.dropSkips(at, "weights");
        Draw draw = draw(at);
        if (at.timeline().learns(at.epoch())) {
            freezer.lookAhead(shop, draw);
            aligner.lookAhead(shop, draw, at.moment(Moment.Purpose.WEIGHTS));
        }
        StepResult r = net.updater()
                .weights(
                        shop.train().sample(),
                        draw,
                        net.sgd(),
                        at.rate() * shop.train().sample().rateFactor(),
                        shop.settings().clip(),
                        shop.architect().inNorm(),
                        tape -> {
                            freezer.compare(tape);
                            aligner.add(tape);
                        });
        net.keepSkips(at);
        shop.sums().trained(at.finite(r.loss()));
        r.accuracyPercent().ifPresent(shop.sums()::accurate);
    }

    private Draw draw(Place at) {
        Moment when = at.moment(Moment.Purpose.WEIGHTS);
        RandomStream noise = at.stream(shop.seeds(), "weights/noise");
        Architect architect = shop.architect();
        double[] alpha = alpha(noise);
        int cells = shop.net().cells();
        return cells == 1
                ? moved(architect.drawAt(alpha, when, noise), at)
                : Draw.each(Stream.generate(() -> architect.drawAt(alpha, when, noise))
                        .limit(cells)
                        .toList());
    }

    /**
     * The draw after the search's smoothing. Where each cell has its own path there is nothing to smooth, because a path has
     * one option of each edge.
     */
    private Draw moved(Draw draw, Place at) {
        return shop.search()
                .extras()
                .smoothing()
                .moved(
                        shop.architect().groups(),
                        draw,
                        at.moment(Moment.Purpose.WEIGHTS),
                        at.stream(shop.seeds(), "weights/perturbation"),
                        this::trainLoss);
    }

    /** The loss of the loaded training batch; nothing learns from it. */
    private double trainLoss(Draw draw, double[] grad) {
        Updater updater = shop.net().updater();
        Loss loss = updater.backward(shop.train().sample(), draw, false, grad != null, Norms.BATCH, Pass.NEARBY);
        updater.tape().clear();
        if (grad != null) {
            System.arraycopy(updater.grad(draw), 0, grad, 0, grad.length);
        }
        return loss.value();
    }

    /** Where alpha is: at its mean, or at a sample where its optimizer wants that. */
    private double[] alpha(RandomStream random) {
        Learner learner = shop.architect().learner();
        boolean sample = shop.search()
                .learn()
                .fold(Learn.ByGradient::weightsAtSample, reward -> false, removal -> false, () -> false);
        if (!sample) {
            return learner.mean();
        }
        double[] noise = learner.mean();
        Arrays.setAll(noise, i -> random.nextGaussian());
        return learner.point(noise);
    }
}
