package assay.supernet.optim;

/** Learns nothing: alpha stays where it started. */
public final class Still extends PointLearner {
    public Still(double[] start) {
        super(start);
    }

    @Override
    public int samples() {
        return 0;
    }

    @Override
    public void step(double[][] grads) {}
}
