package assay.proxies;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * log E ||f(x) - f(x + a e)||_F + sum over normalisations i of log s_i, s_i^2 the mean over channels of the variance that
 * normalisation i removes (Lin et al., "Zen-NAS", ICCV 2021, Algorithm 1). f is the network up to its global average; x and e
 * are standard normal images and all weights are standard normal whatever initialisation is configured, as in the paper; a =
 * 0.01, one repetition of {@link #IMAGES} images. Larger is better, as published.
 *
 * <p>Differences from the paper: the paper first removes residual links; here the cell stays unchanged. The released code
 * differs from both: it uses the 1-norm instead of the Frobenius norm, and the running variances (momentum 0.1, starting at 1)
 * instead of the batch's. A normalisation with a constant input, after a node that nothing reaches, is left out. Undefined
 * where f does not depend on the image.
 */
final class Zen implements Proxy {
    static final int IMAGES = 16;

    private static final double ALPHA = 0.01;
    private static final Seeds NOISE = new Seeds(0).child("zen");

    @Override
    public String name() {
        return "zen";
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
    public OptionalDouble score(ProxyTask task) {
        Backend k = task.probe().backend();
        Parameters parameters = task.network().parameters();
        List<double[]> saved = parameters.save();
        Tensor images = k.take(IMAGES, 3, task.probe().height(), task.probe().width());
        try {
            parameters.list().forEach(p -> parameters.set(p, gaussian(p)));
            double[] x = normal("images", images.size());
            double[] e = normal("perturbation", images.size());
            Pass there = pass(task, images, x);
            for (int i = 0; i < x.length; i++) {
                x[i] += ALPHA * e[i];
            }
            Pass beside = pass(task, images, x);
            return Proxy.finite(StrictMath.log(distance(there.features, beside.features)) + there.logScales);
        } finally {
            k.give(images);
            parameters.load(saved);
        }
    }

    private record Pass(double[] features, double logScales) {}

    private static Pass pass(ProxyTask task, Tensor images, double[] pixels) {
        Backend k = task.probe().backend();
        Tape tape = new Tape(k).weightGrads(false);
        try {
            k.write(pixels, images);
            task.network().forward(tape, tape.constant(images), Norms.BATCH);
            double logs = 0;
            for (Channels map : tape.normalised()) {
                double[] variances = new double[map.count()];
                k.channelMoments(map, new double[map.count()], variances);
                double mean = Arrays.stream(variances).average().orElse(0);
                logs += mean > 0 ? StrictMath.log(mean) / 2 : 0;
            }
            List<Var> averaged = tape.averaged();
            return new Pass(LossPass.values(k, averaged.get(averaged.size() - 1).value()), logs);
        } finally {
            tape.clear();
        }
    }

    /** The mean over images of the 2-norm of the difference. */
    private static double distance(double[] u, double[] v) {
        int size = u.length / IMAGES;
        double sum = 0;
        for (int n = 0; n < IMAGES; n++) {
            double squares = 0;
            for (int i = n * size; i < (n + 1) * size; i++) {
                squares += (u[i] - v[i]) * (u[i] - v[i]);
            }
            sum += Math.sqrt(squares);
        }
        return sum / IMAGES;
    }

    private static double[] gaussian(Parameter p) {
        return switch (p.kind()) {
            case CONV_WEIGHT, LINEAR_WEIGHT -> normal(p.name(), p.size());
            case BN_WEIGHT -> {
                double[] ones = new double[p.size()];
                Arrays.fill(ones, 1);
                yield ones;
            }
            case BN_BIAS, CONV_BIAS, LINEAR_BIAS -> new double[p.size()];
            case EMBEDDING_WEIGHT, CELL_WEIGHT, DECODER_BIAS -> throw new IllegalStateException(p.name());
        };
    }

    private static double[] normal(String name, int size) {
        RandomStream random = NOISE.stream(name);
        double[] v = new double[size];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }
}
