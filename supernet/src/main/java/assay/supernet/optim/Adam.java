package assay.supernet.optim;

import java.util.List;

/** Adam (Kingma and Ba, ICLR 2015) with L2 decay added to the gradient, as PyTorch computes it. */
public final class Adam extends PointLearner {
    private final double lr;
    private final double beta1;
    private final double beta2;
    private final double eps;
    private final double decay;
    private double[] m;
    private double[] v;
    private int t;

    public Adam(double[] start, double lr, double beta1, double beta2, double eps, double decay) {
        super(start);
        this.lr = lr;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        this.decay = decay;
        m = new double[start.length];
        v = new double[start.length];
    }

    @Override
    public void step(double[][] grads) {
        t++;
        double c1 = 1 - StrictMath.pow(beta1, t);
        double c2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
        for (int i = 0; i < alpha.length; i++) {
            double g = grads[0][i] + decay * alpha[i];
            m[i] = beta1 * m[i] + (1 - beta1) * g;
            v[i] = beta2 * v[i] + (1 - beta2) * g * g;
            alpha[i] -= lr / c1 * m[i] / (Math.sqrt(v[i]) / c2 + eps);
        }
    }

    @Override
    public List<double[]> state() {
        return List.of(alpha.clone(), m.clone(), v.clone(), new double[] {t});
    }

    @Override
    public void restore(List<double[]> state) {
        super.restore(state);
        m = state.get(1).clone();
        v = state.get(2).clone();
        t = (int) state.get(3)[0];
    }
}
