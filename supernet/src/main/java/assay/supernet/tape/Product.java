package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** y = u * v, element by element: a dropout mask times a map. */
final class Product extends Node {
    private final Var u;
    private final Var v;

    Product(Tape tape, Var u, Var v, Var y) {
        super(tape, y);
        this.u = u;
        this.v = v;
        tape.backend().multiply(u.value, v.value, y.value, false);
    }

    @Override
    void backward() {
        Tensor gy = out.grad.finish();
        spread(gy, v.value, u, u.grad);
        spread(gy, u.value, v, v.grad);
    }

    @Override
    void push() {
        if (u.tangent == null && v.tangent == null) {
            return;
        }
        Tensor t = tape.tangentLike(out);
        if (u.tangent != null) {
            tape.backend().multiply(u.tangent, v.value, t, false);
        }
        if (v.tangent != null) {
            tape.backend().multiply(u.value, v.tangent, t, u.tangent != null);
        }
    }

    @Override
    void pushBackward() {
        if (out.gradTangent.exists()) {
            Tensor gy = out.gradTangent.finish();
            spread(gy, v.value, u, u.gradTangent);
            spread(gy, u.value, v, v.gradTangent);
        }
        spread(out.grad.finish(), v.tangent, u, u.gradTangent);
        spread(out.grad.finish(), u.tangent, v, v.gradTangent);
    }

    private void spread(Tensor gy, Tensor factor, Var to, Grad g) {
        if (to.wanted && factor != null) {
            boolean add = g.adds();
            tape.backend().multiply(gy, factor, g.take(), add);
        }
    }
}
