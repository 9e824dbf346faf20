package assay.supernet.tape;

/** y[i] = factor[i] x[i] for each sample i of the batch; linear. */
final class ScaleSamples extends Node {
    private final Var x;
    private final double[] factor;

    ScaleSamples(Tape tape, Var x, double[] factor, Var y) {
        super(tape, y);
        this.x = x;
        this.factor = factor.clone();
        tape.backend().scaleSamples(x.value, factor, y.value, false);
    }

    @Override
    void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    void push() {
        if (x.tangent != null) {
            tape.backend().scaleSamples(x.tangent, factor, tape.tangentLike(out), false);
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            tape.backend().scaleSamples(gy.finish(), factor, gx.take(), add);
        }
    }
}
