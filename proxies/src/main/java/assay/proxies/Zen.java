package assay.proxies;

import assay.core.random.Seeds;
import assay.internal.proxies.today.Gaussian;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * log E ||f(x) - f(x + a e)||_F + sum over normalisations i of log s_i, s_i^2 the mean over channels of the variance that
 * normalisation i removes (Lin et al., "Zen-NAS", ICCV 2021, Algorithm 1). f is the network up to its global average; x and e
 * are standard normal images and all weights are standard normal whatever initialisation is configured, as in the paper; a =
 * 0.01, one repetition of {@link #IMAGES} images. All of these are drawn from {@link Probe#seeds}, the same for all
 * architectures. Larger is better, as published.
 *
 * <p>Differences from the paper: the paper first removes residual links; here the cell stays unchanged. A normalisation whose
 * input does not vary, because it is after a node that nothing reaches, is left out. Undefined if f does not depend on the
 * image.
 *
 * <p>{@code zen_published} is what the released code prints, which departs from both: the 1-norm in place of the Frobenius norm, and
 * the running variances after the two passes (momentum 0.1, from 1) in place of the batch's.
 *
 * @param published whether as the released code prints it
 */
public record Zen(boolean published) implements Proxy {
    static final int IMAGES = 16;

    private static final double ALPHA = 0.01;

    @Override
    public String name() {
        return published ? "zen_published" : "zen";
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
        Backend k = task.probe().backend();
        Seeds seeds = task.probe().seeds().child("zen");
        Tensor images = k.take(IMAGES, 3, task.probe().height(), task.probe().width());
        try {
            double[] x = Gaussian.numbers(seeds, "images", images.size());
            double[] e = Gaussian.numbers(seeds, "perturbation", images.size());
            return Proxy.finite(Gaussian.during(
                    task.network().parameters(), seeds, p -> 1, () -> parts(task.network(), images, x, e)
                            .score(published)));
        } finally {
            k.give(images);
        }
    }

    /**
     * The two summands, as the paper and the released code define them.
     *
     * @param logDistance with the 2-norm, and with the 1-norm as released
     * @param logScales of each normalisation, from the batch's variances, and from the running ones as released
     */
    public record Parts(double[] logDistance, double[][] logScales) {
        /** Their sum. @param published as the released code prints it */
        public double score(boolean published) {
            int which = published ? 1 : 0;
            double logs = 0;
            for (double l : logScales[which]) {
                logs += l;
            }
            return logDistance[which] + logs;
        }
    }

    /** Two passes with the network's weights, over the images x and over x + 0.01 e. @param images to compute them in */
    public static Parts parts(Network network, Tensor images, double[] x, double[] e) {
        int n = images.dim(0);
        Pass there = pass(network, images, x);
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += ALPHA * e[i];
        }
        Pass beside = pass(network, images, moved);
        double[] distances = distances(there.features, beside.features, n);
        double[][] logs = new double[2][there.variances.length];
        for (int l = 0; l < there.variances.length; l++) {
            double mean = there.variances[l];
            logs[0][l] = mean > 0 ? StrictMath.log(mean) / 2 : 0;
            double running = 0.81 + 0.09 * there.unbiased[l] + 0.1 * beside.unbiased[l];
            logs[1][l] = StrictMath.log(running) / 2;
        }
        return new Parts(new double[] {StrictMath.log(distances[0]), StrictMath.log(distances[1])}, logs);
    }

    /** @param variances of each normalisation's input, mean over channels; and unbiased */
    private record Pass(double[] features, double[] variances, double[] unbiased) {}

    private static Pass pass(Network network, Tensor images, double[] pixels) {
        Backend k = network.parameters().backend();
        Tape tape = new Tape(k).weightGrads(false);
        try {
            k.write(pixels, images);
            network.forward(tape, tape.constant(images), Norms.BATCH);
            List<Channels> maps = tape.normalised();
            double[] means = new double[maps.size()];
            double[] unbiased = new double[means.length];
            for (int l = 0; l < means.length; l++) {
                Channels map = maps.get(l);
                double[] variances = new double[map.count()];
                k.channelMoments(map, new double[map.count()], variances);
                double m = (double) map.tensor().size() / map.tensor().dim(1);
                means[l] = Arrays.stream(variances).average().orElse(0);
                unbiased[l] = means[l] * m / (m - 1);
            }
            List<Var> averaged = tape.averaged();
            return new Pass(LossPass.values(k, averaged.get(averaged.size() - 1).value()), means, unbiased);
        } finally {
            tape.clear();
        }
    }

    /** The means over images of the 2-norm and of the 1-norm of the difference. */
    private static double[] distances(double[] u, double[] v, int images) {
        int size = u.length / images;
        double two = 0;
        double one = 0;
        for (int n = 0; n < images; n++) {
            double squares = 0;
            for (int i = n * size; i < (n + 1) * size; i++) {
                squares += (u[i] - v[i]) * (u[i] - v[i]);
                one += Math.abs(u[i] - v[i]);
            }
            two += Math.sqrt(squares);
        }
        return new double[] {two / images, one / images};
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                published
                        ? "ln of the mean 1-norm of f(x) - f(x + 0.01 e), plus half the ln of each normalisation's mean running variance"
                        : "ln of the mean 2-norm of f(x) - f(x + 0.01 e), plus half the ln of each normalisation's mean variance",
                published
                        ? "Lin et al., Zen-NAS, ICCV 2021, as released"
                        : "Lin et al., Zen-NAS, ICCV 2021, Algorithm 1",
                IMAGES + " standard normal images, no labels",
                "standard normal, its own",
                "the batch's statistics",
                "the map before global averaging, and all normalisations",
                "where that map does not depend on the image"));
    }
}
