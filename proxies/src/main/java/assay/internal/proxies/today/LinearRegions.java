package assay.internal.proxies.today;

import assay.core.random.Seeds;
import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The number of linear regions that images fall into, that is, of different patterns of active ReLUs (Chen et al., "TE-NAS",
 * ICLR 2021). In the full network every image has a region of its own, so it is counted on the architecture's network of one
 * channel and one cell, without stem, as their search does. Larger is better.
 *
 * <ul>
 *   <li>Input: {@link #IMAGES} standard normal images of 1x3x3, no labels. Published: training images cut to that size, in 3 batches.
 * <li>Initialisation: Kaiming normal by fan in, normalisation 1 and 0, biases 0; the mean of {@link #DRAWS} draws of weights
 * and images, from {@link assay.proxies.Probe#seeds}. Published: the authors intended this, but because of a misspelt name the framework's initialisation stayed.
 *   <li>Normalisation: by the batch.
 *   <li>Layers: all ReLUs, the head's too.
 *   <li>Undefined in spaces that have no such network.
 * </ul>
 */
public final class LinearRegions implements Proxy {
    private static final int IMAGES = 1000;
    private static final int SIDE = 3;
    private static final int DRAWS = 3;

    @Override
    public String name() {
        return "linear_regions";
    }

    @Override
    public boolean needsData() {
        return false;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    @Override
    public boolean drawsNumbers() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        Optional<Network> made = task.thin();
        if (made.isEmpty()) {
            return OptionalDouble.empty();
        }
        Backend k = task.probe().backend();
        Seeds all = task.probe().seeds().child("linear_regions");
        Tensor images = k.take(IMAGES, 1, SIDE, SIDE);
        try (Network thin = made.get()) {
            double sum = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                Seeds seeds = all.child(Integer.toString(draw));
                k.write(Gaussian.numbers(seeds, "images", images.size()), images);
                sum += Gaussian.during(thin.parameters(), seeds, Gaussian::kaiming, () -> count(thin, images));
            }
            return Proxy.finite(sum / DRAWS);
        } finally {
            k.give(images);
        }
    }

    /** Different patterns among the images, over all ReLUs. */
    public static int count(Network network, Tensor images) {
        List<ReluSigns> layers = ReluSigns.of(network, images);
        Set<String> patterns = new HashSet<>();
        for (int i = 0; i < images.dim(0); i++) {
            StringBuilder pattern = new StringBuilder();
            for (ReluSigns layer : layers) {
                pattern.append(Arrays.toString(layer.bits()[i]));
            }
            patterns.add(pattern.toString());
        }
        return patterns.size();
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "number of different patterns of active ReLUs among images, in the network of one channel and one cell",
                "Chen et al., TE-NAS, ICLR 2021",
                IMAGES + " standard normal images of 1x3x3, no labels (published: 3 batches of cut training images)",
                "Kaiming normal by fan in, its own, mean of " + DRAWS + " draws",
                "the batch's statistics",
                "all ReLUs",
                "in spaces without such a network"));
    }
}
