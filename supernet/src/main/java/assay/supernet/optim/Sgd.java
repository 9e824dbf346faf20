package assay.supernet.optim;

import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Stochastic gradient descent with momentum, as PyTorch computes it:
 *
 * <pre>
 *   d = scale g + decay w,  buffer = momentum buffer + d
 *   w = w - lr (d + momentum buffer)   with Nesterov,   w - lr buffer   without
 * </pre>
 *
 * A weight that is not used in the pass has g = 0, and still decays.
 */
public final class Sgd implements Stateful, AutoCloseable {
    private final Backend backend;
    private final List<Weight> weights;
    private final List<Tensor> buffers = new ArrayList<>();
    private final Set<Weight> frozen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final double momentum;
    private final boolean nesterov;
    private final double decay;

    public Sgd(Backend backend, List<Weight> weights, double momentum, boolean nesterov, double decay) {
        this.backend = backend;
        this.weights = List.copyOf(weights);
        this.momentum = momentum;
        this.nesterov = nesterov;
        this.decay = decay;
        for (Weight w : weights) {
            Tensor buffer = backend.take(w.value().shape());
            backend.fill(buffer, 0);
            buffers.add(buffer);
        }
    }

    /** Weights that stand still from now on, without decay; their gradients no longer count. */
    public void freeze(Collection<Weight> more) {
        frozen.addAll(more);
    }

    /** The 2-norm of all weights' gradients in this pass. */
    public double gradNorm(Tape tape) {
        double sum = 0;
        for (Weight w : weights) {
            Tensor g = frozen.contains(w) ? null : tape.grad(w);
            if (g != null) {
                sum += backend.dot(g, g);
            }
        }
        return Math.sqrt(sum);
    }

    /** PyTorch's clip_grad_norm_: the factor that brings a total norm down to {@code max}, 1 if it is below. */
    public static double clipScale(double norm, double max) {
        return Math.min(1, max / (norm + 1e-6));
    }

    /** Scales a gradient that is no tensor's in the same way, by its own norm. */
    public static void clip(double[] gradient, double max) {
        double square = 0;
        for (double g : gradient) {
            square += g * g;
        }
        double scale = clipScale(Math.sqrt(square), max);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= scale;
        }
    }

    /** One step along this pass's gradients times {@code scale}. */
    public void step(Tape tape, double lr, double scale) {
        for (int i = 0; i < buffers.size(); i++) {
            if (frozen.contains(weights.get(i))) {
                continue;
            }
            Tensor w = weights.get(i).value();
            Tensor g = tape.grad(weights.get(i));
            Tensor buffer = buffers.get(i);
            backend.axpby(decay, w, momentum, buffer);
            if (g != null) {
                backend.axpby(scale, g, 1, buffer);
            }
            if (nesterov) {
                // d is rebuilt from w before w moves.
                backend.axpby(-lr * momentum, buffer, 1 - lr * decay, w);
                if (g != null) {
                    backend.axpby(-lr * scale, g, 1, w);
                }
            } else {
                backend.axpby(-lr, buffer, 1, w);
            }
        }
    }

    /**
     * The step that DARTS looks ahead: {@code w - lr (momentum buffer + scale g + decay w)}, Nesterov's term left out. The
     * buffers stand still.
     *
     * @param still weights that are left where they are
     */
    public void lookAhead(Tape tape, double lr, double scale, Set<Weight> still) {
        for (int i = 0; i < buffers.size(); i++) {
            if (still.contains(weights.get(i)) || frozen.contains(weights.get(i))) {
                continue;
            }
            Tensor w = weights.get(i).value();
            Tensor g = tape.grad(weights.get(i));
            backend.axpby(-lr * momentum, buffers.get(i), 1 - lr * decay, w);
            if (g != null) {
                backend.axpby(-lr * scale, g, 1, w);
            }
        }
    }

    /** Resets the momentum to zero. */
    public void reset() {
        buffers.forEach(b -> backend.fill(b, 0));
    }

    /** The momentum buffers, in the order of the weights. */
    @Override
    public List<double[]> state() {
        List<double[]> all = new ArrayList<>();
        for (Tensor b : buffers) {
            double[] v = new double[b.size()];
            backend.read(b, v);
            all.add(v);
        }
        return all;
    }

    @Override
    public void restore(List<double[]> state) {
        for (int i = 0; i < buffers.size(); i++) {
            backend.write(state.get(i), buffers.get(i));
        }
    }

    @Override
    public void close() {
        buffers.forEach(backend::give);
        buffers.clear();
    }
}
