package assay.internal.proxies.today;

import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sum over convolution and linear weights of |sum over images of the sign of the weight's gradient|, each image alone with its cross
 * entropy (Zhang and Jia, "GradSign", ICLR 2022; sign(0) = 0). Larger is better.
 *
 * <p>The authors' code has both the sum and the mean over weights. It is the sum here: for independent signs the mean is
 * sqrt(2n/pi) whatever the network, and the sum is that times the number of weights that anything reaches. Compare it with
 * {@code on_path_params}.
 *
 * <ul>
 *   <li>Input: the images of the batch, one at a time, with labels. Published: 128 images.
 *   <li>Initialisation: as configured; published: the framework's. Normalisation: by the one image's positions.
 *   <li>Layers: convolution and linear weights. Never undefined.
 * </ul>
 */
public final class GradSign implements Proxy {
    @Override
    public String name() {
        return "gradsign";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        double sum = 0;
        for (Layer layer : layers(task.network(), task.images(), task.probe().labels())) {
            sum += layer.sum();
        }
        return Proxy.finite(sum);
    }

    /**
     * One weight tensor.
     *
     * @param sum over its elements of |sum of signs|
     * @param zeros gradients that are exactly 0, over images and elements
     */
    public record Layer(long sum, long zeros) {}

    /** All images, one at a time. */
    public static List<Layer> layers(Network network, Tensor images, int[] labels) {
        Backend k = network.parameters().backend();
        double[] pixels = new double[images.size()];
        k.read(images, pixels);
        int count = images.dim(0);
        int size = pixels.length / count;
        Tensor one = k.take(1, images.dim(1), images.dim(2), images.dim(3));
        List<int[]> signs = new ArrayList<>();
        List<long[]> zeros = new ArrayList<>();
        double[] own = new double[size];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pixels, i * size, own, 0, size);
            k.write(own, one);
            List<double[]> gradients = ZiCo.gradients(network, one, new int[] {labels[i]});
            for (int l = 0; l < gradients.size(); l++) {
                double[] g = gradients.get(l);
                if (i == 0) {
                    signs.add(new int[g.length]);
                    zeros.add(new long[1]);
                }
                zeros.get(l)[0] += add(g, signs.get(l));
            }
        }
        k.give(one);
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < signs.size(); l++) {
            long sum = 0;
            for (int s : signs.get(l)) {
                sum += Math.abs(s);
            }
            layers.add(new Layer(sum, zeros.get(l)[0]));
        }
        return layers;
    }

    /** Adds the signs; how many are 0. */
    private static int add(double[] g, int[] signs) {
        int zeros = 0;
        for (int j = 0; j < g.length; j++) {
            signs[j] += g[j] > 0 ? 1 : g[j] < 0 ? -1 : 0;
            zeros += g[j] == 0 ? 1 : 0;
        }
        return zeros;
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over weights of |sum over images of the gradient's sign|",
                "Zhang and Jia, GradSign, ICLR 2022 (the sum of their pruner and NASWOT scripts, not the mean)",
                "the images of the batch, one at a time, with labels (published: 128)",
                "as configured",
                "the one image's own statistics",
                "convolution and linear weights",
                "never"));
    }
}
