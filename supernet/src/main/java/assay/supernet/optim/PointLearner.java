package assay.supernet.optim;

import java.util.List;

/** A learner whose alpha is a point: there is nothing to sample, and no deviation. */
abstract class PointLearner implements Learner {
    double[] alpha;

    PointLearner(double[] start) {
        alpha = start.clone();
    }

    @Override
    public int samples() {
        return 1;
    }

    @Override
    public final double[] point(double[] noise) {
        return alpha.clone();
    }

    @Override
    public final double[] mean() {
        return alpha.clone();
    }

    @Override
    public final double[] deviation() {
        return new double[alpha.length];
    }

    @Override
    public List<double[]> state() {
        return List.of(alpha.clone());
    }

    @Override
    public void restore(List<double[]> state) {
        alpha = state.get(0).clone();
    }
}
