package assay.internal.supernet.search.step;

import assay.core.random.RandomStream;
import assay.internal.supernet.search.pass.AlphaHessian;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.PassInput;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Sgd;
import assay.supernet.optim.Slopes;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.ClipNorm;
import assay.supernet.search.learn.Curvature;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import java.util.OptionalDouble;

/** The architecture learns by gradients of the loss on the loaded validation batch (DARTS, Algorithm 1). */
record AlphaSteps(Workshop shop, Learn.ByGradient learn) implements AlphaLearning {
    @Override
    public boolean inTurn() {
        return true;
    }

    @Override
    public int stepsAfter() {
        return 0;
    }

    @Override
    public OptionalDouble alphaDistance() {
        return shop.sums().alphaDistance();
    }

    @Override
    public void step(Place at) {
        Learner learner = shop.architect().learner();
        shop.net().dropSkips(at, "alpha");
        RandomStream random = at.stream(shop.seeds(), "alpha/noise");
        double[][] grads = new double[learner.samples()][];
        double[][] points = new double[grads.length][];
        double[][] diagonals = new double[learn.curvature() == Curvature.NONE ? 0 : grads.length][];
        for (int s = 0; s < grads.length; s++) {
            double[] noise = learner.mean();
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextGaussian();
            }
            points[s] = learner.point(noise);
            shop.sums().distant(meanSquare(points[s], learner.mean()));
            grads[s] = gradient(points[s], at, random);
            if (s < diagonals.length) {
                diagonals[s] = diagonal(points[s], at, random);
            }
        }
        learn.join(grads);
        clip(grads);
        shop.net().keepSkips(at);
        learner.step(new Slopes(points, grads, diagonals));
        shop.architect().carry(grads[grads.length - 1]);
    }

    /** Scales each gradient to the weights' limit where alpha is clipped too. */
    private void clip(double[][] grads) {
        double limit = shop.settings().clip();
        if (shop.search().clip() == ClipNorm.ALPHA_APART && limit > 0) {
            for (double[] g : grads) {
                Sgd.clip(g, limit);
            }
        }
    }

    private static double meanSquare(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return sum / x.length;
    }

    /** The gradient of loss and penalty at a point of alpha. */
    private double[] gradient(double[] point, Place at, RandomStream random) {
        Moment when = at.moment(Moment.Purpose.ALPHA);
        Draw draw = shop.architect().drawAt(point, when, random);
        double[] loss = new double[1];
        double[] g = shop.net().unrolled() == null
                ? shop.net().updater().alphaGrad(sample(), draw, loss)
                : secondOrder(draw, at, random, loss);
        Groups groups = shop.architect().groups();
        shop.search().penalty().add(groups, point, draw.own(), when, g);
        shop.search().extras().addPenalties(groups, point, draw.own(), when, g);
        shop.sums().validated(at.finite(loss[0]));
        return g;
    }

    /** The batch from which it learns. */
    private PassInput sample() {
        return switch (shop.search().extras().level()) {
            case BILEVEL -> shop.valid().sample();
            case SINGLE -> shop.train().sample();
        };
    }

    /** The diagonal of the curvature of the validation loss alone, at the current weights, also in second order. */
    private double[] diagonal(double[] point, Place at, RandomStream random) {
        Updater updater = shop.net().updater();
        Draw draw = shop.architect().drawAt(point, at.moment(Moment.Purpose.ALPHA), random);
        return switch (learn.curvature()) {
            case NONE -> throw new IllegalStateException("curvature was asked for, and none is wanted");
            case GAUSS_NEWTON -> updater.gaussNewton(sample(), draw);
            case EXACT ->
                new AlphaHessian(updater, shop.architect().groups())
                        .diagonal(sample(), draw.own().weights());
        };
    }

    private double[] secondOrder(Draw draw, Place at, RandomStream random, double[] loss) {
        Draw ahead = learn.unrollsAtMean() ? shop.architect().draw(at.moment(Moment.Purpose.ALPHA), random) : draw;
        double rate = at.rate() * shop.train().sample().rateFactor();
        Unrolled.Parts parts = shop.net()
                .unrolled()
                .parts(
                        shop.train().sample(),
                        sample(),
                        ahead,
                        draw,
                        rate,
                        shop.search().order() == Order.SECOND_EXACT);
        loss[0] = parts.validLoss();
        return parts.gradient(rate);
    }
}
