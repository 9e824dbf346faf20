package assay.internal.proxies.today;

import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Minus the condition number of the neural tangent kernel K = J J': row i of J is the gradient of the sum of image i's logits
 * to all weights. The batch is normalised as a whole (Chen et al., "TE-NAS", ICLR 2021). The sign is changed, so that larger
 * is better.
 *
 * <ul>
 *   <li>Input: the first {@link #IMAGES} images of the batch, no labels. Published: 64 to 72; time grows with the square.
 * <li>Initialisation: as configured. Published: the authors intended Kaiming normal, but because of a misspelt name the
 * framework's initialisation stayed.
 *   <li>Normalisation: by the batch.
 *   <li>Layers: all weights, those of normalisation too; no biases.
 * <li>Undefined if the smallest eigenvalue is at most 1e-6 times the largest. In a cut-off cell it is only rounding, and would
 * give the best score of all.
 * </ul>
 */
public final class NtkCondition implements Proxy {
    private static final int IMAGES = 16;
    private static final double SINGULAR = 1e-6;

    @Override
    public String name() {
        return "ntk_condition";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        int count = Math.min(IMAGES, task.images().dim(0));
        return FirstImages.of(task, 0, count, x -> {
            OptionalDouble condition = condition(eigenvalues(kernel(task.network(), x)));
            return condition.isPresent() ? OptionalDouble.of(-condition.getAsDouble()) : condition;
        });
    }

    /** The condition number, from eigenvalues in ascending order. */
    public static OptionalDouble condition(double[] eigenvalues) {
        double smallest = eigenvalues[0];
        double largest = eigenvalues[eigenvalues.length - 1];
        return smallest > SINGULAR * largest ? Proxy.finite(largest / smallest) : OptionalDouble.empty();
    }

    /** The eigenvalues in ascending order. */
    public static double[] eigenvalues(double[][] kernel) {
        return Spectrum.of(Arrays.stream(kernel).map(double[]::clone).toArray(double[][]::new));
    }

    /** K: as many rows as images. */
    public static double[][] kernel(Network network, Tensor images) {
        Parameters parameters = network.parameters();
        Backend k = parameters.backend();
        int n = images.dim(0);
        List<Weight> weights = weights(parameters);
        List<List<Tensor>> rows = new ArrayList<>();
        Tape tape = new Tape(k);
        try {
            Var logits = network.forward(tape, tape.constant(images), Norms.BATCH);
            Tensor one = k.take(logits.value().shape());
            double[] chosen = new double[one.size()];
            int classes = one.dim(1);
            for (int i = 0; i < n; i++) {
                Arrays.fill(chosen, 0);
                Arrays.fill(chosen, i * classes, (i + 1) * classes, 1);
                k.write(chosen, one);
                tape.backward(Loss.along(tape, logits, one));
                rows.add(weights.stream().map(w -> copy(k, tape.grad(w))).toList());
                tape.releaseGrads();
            }
            k.give(one);
        } finally {
            tape.clear();
        }
        double[][] kernel = new double[n][n];
        for (int w = 0; w < weights.size(); w++) {
            add(k, rows, w, kernel);
        }
        return kernel;
    }

    /** The weights that contain a parameter called weight. */
    private static List<Weight> weights(Parameters parameters) {
        return parameters.list().stream()
                .filter(p -> p.kind().scored() || p.kind() == Kind.BN_WEIGHT)
                .map(p -> p.weight())
                .distinct()
                .toList();
    }

    private static Tensor copy(Backend k, Tensor gradient) {
        if (gradient == null) {
            return null;
        }
        Tensor copy = k.take(gradient.shape());
        k.axpby(1, gradient, 0, copy);
        return copy;
    }

    /** Adds one weight's part, and gives its gradients back. */
    private static void add(Backend k, List<List<Tensor>> rows, int w, double[][] kernel) {
        int n = rows.size();
        Tensor first = rows.stream()
                .map(r -> r.get(w))
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
        if (first == null) {
            return;
        }
        int size = first.size();
        double[] all = new double[n * size];
        double[] row = new double[size];
        for (int i = 0; i < n; i++) {
            Tensor g = rows.get(i).get(w);
            if (g != null) {
                k.read(g, row);
                System.arraycopy(row, 0, all, i * size, size);
                k.give(g);
            }
        }
        Tensor j = k.take(n, size);
        Tensor product = k.take(n, n);
        k.write(all, j);
        k.gemm(j, false, j, true, 1, 0, product);
        double[] found = new double[n * n];
        k.read(product, found);
        k.give(j);
        k.give(product);
        for (int i = 0; i < n * n; i++) {
            kernel[i / n][i % n] += found[i];
        }
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "minus the condition number of the neural tangent kernel (sign turned round)",
                "Chen et al., TE-NAS, ICLR 2021",
                "the first " + IMAGES + " images of the batch, no labels (published: 64 to 72)",
                "as configured",
                "the batch's statistics",
                "all weights, those of normalisation too; no biases",
                "where the smallest eigenvalue is at most 1e-6 of the largest"));
    }
}
