package assay.supernet.optim;

import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Averaged stochastic gradient descent (Polyak and Juditsky, 1992), as PyTorch computes it, with its two lags:
 *
 * <pre>
 *   w = w (1 - lambda eta) - eta (scale g + decay w)
 *   average = w                          while mu is 1,   average + mu (w - average)   then
 *   eta = lr / (1 + lambda lr k)^power,  mu = 1 / max(1, k - t0)                       for the step after the k-th
 * </pre>
 *
 * So a step uses the rate that was handed in with the step before (the first one its own), and the average is the weights
 * themselves after steps 1 and 2 where t0 is 0. A weight that the pass did not reach has g = 0, and still decays.
 */
public final class AveragedSgd implements Stateful, AutoCloseable {
    private final Backend backend;
    private final List<Weight> weights;
    private final List<Tensor> averages = new ArrayList<>();
    private final Decay decay;
    private double eta = Double.NaN;
    private double mu = 1;
    private long steps;

    /**
     * What makes weights and steps smaller.
     *
     * @param weights added to the gradient
     * @param lambda of the weights, and of the rate
     * @param power of the rate's fall
     * @param t0 the step at which the average begins
     */
    public record Decay(double weights, double lambda, double power, double t0) {
        /** As language models are trained: a rate that does not fall, an average from the start. */
        public static Decay ofWeights(double decay) {
            return new Decay(decay, 0, 0.75, 0);
        }
    }

    public AveragedSgd(Backend backend, List<Weight> weights, Decay decay) {
        this.backend = backend;
        this.weights = List.copyOf(weights);
        this.decay = decay;
        for (Weight w : weights) {
            Tensor average = backend.take(w.value().shape());
            backend.fill(average, 0);
            averages.add(average);
        }
    }

    /**
     * One step.
     *
     * @param gradient of a weight in this pass; null where there is none
     * @param lr the rate that the next step will use
     */
    public void step(Function<Weight, Tensor> gradient, double lr, double scale) {
        steps++;
        double rate = steps == 1 ? lr : eta;
        for (int i = 0; i < averages.size(); i++) {
            Tensor w = weights.get(i).value();
            Tensor g = gradient.apply(weights.get(i));
            double keep = (1 - decay.lambda() * rate) - rate * decay.weights();
            if (g == null) {
                backend.axpby(0, w, keep, w);
            } else {
                backend.axpby(-rate * scale, g, keep, w);
            }
            backend.axpby(mu, w, 1 - mu, averages.get(i));
        }
        eta = lr / StrictMath.pow(1 + decay.lambda() * lr * steps, decay.power());
        mu = 1 / Math.max(1, steps - decay.t0());
    }

    /** The averages, in the order of the weights. */
    public List<double[]> averages() {
        List<double[]> all = new ArrayList<>();
        for (Tensor average : averages) {
            double[] v = new double[average.size()];
            backend.read(average, v);
            all.add(v);
        }
        return all;
    }

    /** The rate of the next step; not a number before the first, which uses its own. */
    public double nextRate() {
        return eta;
    }

    /** How far the average goes towards the weights in the next step. */
    public double nextShare() {
        return mu;
    }

    @Override
    public List<double[]> state() {
        List<double[]> all = averages();
        all.add(new double[] {steps, eta, mu});
        return all;
    }

    @Override
    public void restore(List<double[]> state) {
        for (int i = 0; i < averages.size(); i++) {
            backend.write(state.get(i), averages.get(i));
        }
        double[] numbers = state.get(averages.size());
        steps = (long) numbers[0];
        eta = numbers[1];
        mu = numbers[2];
    }

    @Override
    public void close() {
        averages.forEach(backend::give);
        averages.clear();
    }
}
