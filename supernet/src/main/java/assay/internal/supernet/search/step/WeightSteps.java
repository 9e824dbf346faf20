package assay.internal.supernet.search.step;

import assay.core.random.RandomStream;
import assay.supernet.optim.Learner;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Learn;
import java.util.Arrays;
import java.util.stream.Stream;

/** The weights learn from the loaded training batch. */
public record WeightSteps(Workshop shop) {
    public void step(Place at) {
        GrowingNet net = shop.net();
        net.dropSkips(at, "weights");
        StepResult r = net.updater()
                .weights(
                        shop.train().sample(),
                        draw(at),
                        net.sgd(),
                        at.rate() * shop.train().sample().rateFactor(),
                        shop.settings().clip(),
                        shop.architect().inNorm());
        net.keepSkips(at);
        shop.sums().trained(at.finite(r.loss()));
    }

    private Draw draw(Place at) {
        Moment when = at.moment(Moment.Purpose.WEIGHTS);
        RandomStream noise = at.stream(shop.seeds(), "weights/noise");
        Architect architect = shop.architect();
        double[] alpha = alpha(noise);
        int cells = shop.net().cells();
        return cells == 1
                ? architect.drawAt(alpha, when, noise)
                : Draw.each(Stream.generate(() -> architect.drawAt(alpha, when, noise))
                        .limit(cells)
                        .toList());
    }

    /** Where alpha is: at its mean, or at a sample where its optimizer wants that. */
    private double[] alpha(RandomStream random) {
        Learner learner = shop.architect().learner();
        boolean sample = shop.search().learn().fold(Learn.ByGradient::weightsAtSample, reward -> false, () -> false);
        if (!sample) {
            return learner.mean();
        }
        double[] noise = learner.mean();
        Arrays.setAll(noise, i -> random.nextGaussian());
        return learner.point(noise);
    }
}
