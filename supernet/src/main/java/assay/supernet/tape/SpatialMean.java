package assay.supernet.tape;

/** y[n, c] = mean over positions of x[n, c]; linear. */
final class SpatialMean extends Node {
    private final Var x;

    SpatialMean(Tape tape, Var x, Var y) {
        super(tape, y);
        this.x = x;
        tape.backend().spatialMean(x.value, y.value);
    }

    Var in() {
        return x;
    }

    @Override
    void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    void push() {
        if (x.tangent != null) {
            tape.backend().spatialMean(x.tangent, tape.tangentLike(out));
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            tape.backend().spatialMeanGrad(gy.finish(), gx.take(), add);
        }
    }
}
