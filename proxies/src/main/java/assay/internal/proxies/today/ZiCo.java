package assay.internal.proxies.today;

import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sum over convolution and linear weight tensors of ln(sum over elements of mean |g| / deviation of g), where g are the
 * elements' gradients of the mean cross entropy in two mini-batches (Li et al., "ZiCo", ICLR 2023, as the released code
 * computes it: the deviation is that of the signed gradients). For two batches an element is (|g1| + |g2|) / |g1 - g2|. Larger
 * is better.
 *
 * <ul>
 *   <li>Input: the batch's first half and its second, with labels. Published: two batches of 64, so {@code --batch 128}.
 *   <li>Initialisation: as configured; published: the framework's. Normalisation: by each half.
 *   <li>Layers: convolution and linear weights. Elements with equal gradients are left out, and tensors without any other.
 * <li>Undefined for a batch of one image. For a network that does not depend on its image, only the classifier adds to the
 * score.
 * </ul>
 */
public final class ZiCo implements Proxy {
    @Override
    public String name() {
        return "zico";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        int half = task.images().dim(0) / 2;
        if (half == 0) {
            return OptionalDouble.empty();
        }
        int[] labels = task.probe().labels();
        List<double[]> first =
                FirstImages.of(task, 0, half, x -> gradients(task.network(), x, Arrays.copyOf(labels, half)));
        List<double[]> second = FirstImages.of(
                task, half, half, x -> gradients(task.network(), x, Arrays.copyOfRange(labels, half, 2 * half)));
        double sum = 0;
        for (int l = 0; l < first.size(); l++) {
            Layer layer = Layer.of(first.get(l), second.get(l));
            sum += layer.entries() == 0 ? 0 : StrictMath.log(layer.sum());
        }
        return Proxy.finite(sum);
    }

    /**
     * One weight tensor.
     *
     * @param sum over the elements that count
     * @param entries how many count
     */
    public record Layer(double sum, int entries) {
        /** The tensor's sums, from its gradients in two batches. */
        public static Layer of(double[] g1, double[] g2) {
            double sum = 0;
            int entries = 0;
            for (int i = 0; i < g1.length; i++) {
                double spread = Math.abs(g1[i] - g2[i]);
                if (spread != 0) {
                    sum += (Math.abs(g1[i]) + Math.abs(g2[i])) / spread;
                    entries++;
                }
            }
            return new Layer(sum, entries);
        }
    }

    /** The loss's gradient to each convolution and linear weight, in the order of definition. */
    public static List<double[]> gradients(Network network, Tensor images, int[] labels) {
        Parameters parameters = network.parameters();
        Tape tape = new Tape(parameters.backend());
        try {
            tape.backward(Loss.crossEntropy(tape, network.forward(tape, tape.constant(images), Norms.BATCH), labels));
            List<double[]> gradients = new ArrayList<>();
            for (Parameter p : parameters.list()) {
                if (p.kind().scored()) {
                    gradients.add(gradient(tape, parameters, p));
                }
            }
            return gradients;
        } finally {
            tape.clear();
        }
    }

    private static double[] gradient(Tape tape, Parameters parameters, Parameter p) {
        Tensor whole = tape.grad(p.weight());
        if (whole == null) {
            return new double[p.size()];
        }
        double[] all = new double[whole.size()];
        tape.backend().read(whole, all);
        return all.length == p.size() ? all : parameters.part(p, all);
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over weight tensors of ln(sum over elements of mean |gradient| / its deviation over two batches)",
                "Li et al., ZiCo, ICLR 2023",
                "the two halves of the batch, with labels (published: 2 x 64, so --batch 128)",
                "as configured",
                "each half's own statistics",
                "convolution and linear weights",
                "for a batch of one image"));
    }
}
