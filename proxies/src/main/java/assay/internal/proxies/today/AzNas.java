package assay.internal.proxies.today;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The components of AZ-NAS that look at the network (Lee and Ham, "AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
 * Search", CVPR 2024; {@link AzNasPass} has the formulas). The fourth is the multiply-adds, and {@code az_nas} is made of the four
 * over a pool of architectures. Larger is better.
 *
 * <ul>
 *   <li>Input: {@link #IMAGES} standard normal images of the images' size; no labels.
 *   <li>Initialisation: Kaiming normal by fan in, normalisation 1 and 0, biases 0, whatever is configured.
 *   <li>Normalisation: by the batch.
 *   <li>Layers: the stem's output and each block's; not the head.
 * <li>Undefined if a feature does not vary (for a cut-off cell: expressivity and progressivity). Trainability is undefined if
 * a block is the identity. A network that names no blocks has no score.
 * </ul>
 *
 * <p>Differences from the released code: weights, images and signs, all drawn from {@link assay.proxies.Probe#seeds}, are the same for all architectures, while the code draws
 * them again for each. Shares of eigenvalues are clipped at 0, while the code takes the logarithm of a negative rounding
 * error. Steps of the entropy below rounding are 0.
 */
public record AzNas(Part part) implements Proxy {
    private static final int IMAGES = 64;

    /** A component. */
    public enum Part {
        /** Sum of the features' entropies. */
        EXPRESSIVITY,
        /** Smallest gain of entropy over a block. */
        PROGRESSIVITY,
        /** Mean over blocks of a measure that is largest if their gradient neither vanishes nor explodes. */
        TRAINABILITY
    }

    @Override
    public String name() {
        return "az_nas_" + part.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean needsData() {
        return false;
    }

    @Override
    public boolean drawsNumbers() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        AzNasPass pass = task.shared(AzNasPass.class, () -> pass(task));
        if (pass.singular().length == 0) {
            return OptionalDouble.empty();
        }
        return Proxy.finite(
                switch (part) {
                    case EXPRESSIVITY -> pass.expressivity();
                    case PROGRESSIVITY -> pass.progressivity();
                    case TRAINABILITY -> pass.trainability();
                });
    }

    private static AzNasPass pass(ProxyTask task) {
        Backend k = task.probe().backend();
        Seeds seeds = task.probe().seeds().child("az_nas");
        Tensor images = k.take(IMAGES, 3, task.probe().height(), task.probe().width());
        try {
            k.write(Gaussian.numbers(seeds, "images", images.size()), images);
            return Gaussian.during(
                    task.network().parameters(),
                    seeds,
                    Gaussian::kaiming,
                    () -> AzNasPass.of(task.network(), images, (block, size) -> signs(seeds, block, size)));
        } finally {
            k.give(images);
        }
    }

    private static double[] signs(Seeds seeds, int block, int size) {
        RandomStream random = seeds.stream("signs", block);
        double[] signs = new double[size];
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            signs[i] = 1 - 2 * (bits & 1);
        }
        return signs;
    }

    @Override
    public Optional<Facts> facts() {
        String measures =
                switch (part) {
                    case EXPRESSIVITY -> "sum of the entropies of the features' channel covariances";
                    case PROGRESSIVITY -> "smallest gain of that entropy over a block";
                    case TRAINABILITY ->
                        "mean over blocks of 2 - m - 1/m, m the largest singular value of its gradient";
                };
        return Optional.of(new Facts(
                measures,
                "Lee and Ham, AZ-NAS, CVPR 2024",
                IMAGES + " standard normal images, no labels",
                "Kaiming normal by fan in, its own",
                "the batch's statistics",
                "outputs of stem and blocks, not the head",
                part == Part.TRAINABILITY ? "where a block is the identity" : "where a feature does not vary"));
    }
}
