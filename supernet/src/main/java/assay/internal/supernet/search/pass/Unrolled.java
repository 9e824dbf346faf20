package assay.internal.supernet.search.pass;

import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.network.Unrolling;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The second order gradient to alpha (DARTS, Eq. 7 and 8; Liu et al., ICLR 2019), xi = the weights' learning rate:
 *
 * <pre>
 *   w' = w - xi (momentum buffer + dL_train/dw + decay w)
 *   v = dL_valid/dw at w',   eps = 0.01 / |v|
 *   h = (dL_train/dalpha at w + eps v  -  dL_train/dalpha at w - eps v) / (2 eps)
 *   gradient = dL_valid/dalpha at w' - xi h
 * </pre>
 *
 * A supernet may ask that both gradients are clipped, and that some weights stand still: {@link Unrolling}.
 *
 * <p>The exact form takes h = d2L_train/dalpha dw v by the tape's tangents. In small ReLU networks the finite difference is off
 * by as much as its own size; the published results used it.
 */
public final class Unrolled implements AutoCloseable {
    private static final double REACH = 0.01;

    private final Updater updater;
    private final Sgd sgd;
    private final Backend backend;
    private final List<Weight> weights;
    private final List<Tensor> before = new ArrayList<>();
    private final List<Tensor> v = new ArrayList<>();

    public Unrolled(Updater updater, Sgd sgd) {
        this.updater = updater;
        this.sgd = sgd;
        backend = updater.tape().backend();
        weights = updater.net().parameters().weights();
        for (Weight w : weights) {
            before.add(backend.take(w.value().shape()));
            v.add(backend.take(w.value().shape()));
        }
    }

    /**
     * The parts of the gradient.
     *
     * @param atUnrolled dL_valid/dalpha at w'
     * @param product h, before the factor xi
     * @param stepNorm norm of dL_train/dw
     * @param vectorNorm norm of v, before it was clipped
     * @param factor of the product beside xi: 1 where nothing is clipped
     */
    public record Parts(
            double[] atUnrolled,
            double[] product,
            double validLoss,
            double stepNorm,
            double vectorNorm,
            double factor) {
        public double[] gradient(double lr) {
            double[] g = atUnrolled.clone();
            for (int i = 0; i < g.length; i++) {
                g[i] -= lr * factor * product[i];
            }
            return g;
        }
    }

    /**
     * @param ahead the draw of the passes that compute w' and the loss at w'
     * @param mixed the draw of the mixed product
     */
    public Parts parts(PassInput train, PassInput valid, Draw ahead, Draw mixed, double lr, boolean exact) {
        Tape tape = updater.tape();
        for (int i = 0; i < before.size(); i++) {
            backend.axpby(1, weights.get(i).value(), 0, before.get(i));
        }
        Unrolling how = updater.net().unrolling();
        updater.backward(train, ahead, true, false, Norms.BATCH, Pass.AHEAD);
        double norm = how.clip() == 0 ? 0 : sgd.gradNorm(tape);
        sgd.lookAhead(tape, lr, how.scale(norm), how.still());
        tape.clear();
        Loss loss = updater.backward(valid, ahead, true, true, Norms.BATCH, Pass.UNROLLED);
        double square = 0;
        for (int i = 0; i < v.size(); i++) {
            Tensor g = tape.grad(weights.get(i));
            if (g == null) {
                backend.fill(v.get(i), 0);
            } else {
                backend.axpby(1, g, 0, v.get(i));
                square += backend.dot(g, g);
            }
        }
        double[] atUnrolled = ahead.pullBack(updater.grad(ahead));
        tape.clear();
        restore();
        double length = Math.sqrt(square);
        double[] product = new double[atUnrolled.length];
        if (square > 0) {
            product = exact ? exact(train, mixed) : difference(train, mixed, REACH / length);
        }
        // v is clipped by its length alone, so the product's points are the same, and it is linear in v.
        double clipped = how.scale(length);
        for (int i = 0; clipped < 1 && i < product.length; i++) {
            product[i] *= clipped;
        }
        return new Parts(atUnrolled, product, loss.value(), norm, length, how.productFactor(norm));
    }

    private double[] difference(PassInput train, Draw draw, double eps) {
        double[] plus = alphaGradAt(train, draw, eps);
        double[] minus = alphaGradAt(train, draw, -eps);
        for (int i = 0; i < plus.length; i++) {
            plus[i] = (plus[i] - minus[i]) / (2 * eps);
        }
        return plus;
    }

    private double[] alphaGradAt(PassInput train, Draw draw, double eps) {
        for (int i = 0; i < v.size(); i++) {
            backend.axpby(eps, v.get(i), 1, weights.get(i).value());
        }
        updater.backward(train, draw, false, true, Norms.BATCH, Pass.NEARBY);
        updater.tape().clear();
        restore();
        return draw.pullBack(updater.grad(draw));
    }

    private double[] exact(PassInput train, Draw draw) {
        Tape tape = updater.tape();
        tape.retainGrads(true);
        Loss loss = updater.backward(train, draw, true, true, Norms.BATCH, Pass.NEARBY);
        for (int i = 0; i < v.size(); i++) {
            tape.direct(weights.get(i), v.get(i));
        }
        tape.pushForward();
        tape.pushBackward(loss);
        tape.clear();
        tape.retainGrads(false);
        return draw.pullBack(updater.mix().gradTangent(draw.weights().length));
    }

    private void restore() {
        for (int i = 0; i < before.size(); i++) {
            backend.axpby(1, before.get(i), 0, weights.get(i).value());
        }
    }

    @Override
    public void close() {
        before.forEach(backend::give);
        v.forEach(backend::give);
    }
}
