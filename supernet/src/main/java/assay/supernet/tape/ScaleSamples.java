package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** y[i] = factor[i] x[i] for each sample i of the batch. */
final class ScaleSamples extends LinearMap {
    private final double[] factor;

    ScaleSamples(Tape tape, Var x, double[] factor, Var y) {
        super(tape, x, y);
        this.factor = factor.clone();
        forward();
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().scaleSamples(x, factor, y, false);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        tape.backend().scaleSamples(gy, factor, gx, add);
    }
}
