package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** y[n, c] = mean over positions of x[n, c]. */
final class SpatialMean extends LinearMap {
    SpatialMean(Tape tape, Var x, Var y) {
        super(tape, x, y);
        forward();
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().spatialMean(x, y);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        tape.backend().spatialMeanGrad(gy, gx, add);
    }
}
