package assay.internal.proxies.today;

import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What AZ-NAS sees of a network. Features f_0 .. f_L are the outputs of the stem and of each block; the head is not used (Lee
 * and Ham, "AZ-NAS", CVPR 2024, as its released code computes it).
 *
 * @param spectra for each feature, the eigenvalues of its channels' covariance over images and positions, ascending
 * @param singular for each block, the largest singular value of M = B'R / positions: R random signs of the shape of its
 *     output, B the gradient of sum(R f_i) to its input through that block alone, rearranged from space to depth where the
 *     block has a stride
 * @param identical for each block, whether B and R are equal
 * @param rounding steps of the entropy up to this size count as 0
 */
public record AzNasPass(List<double[]> spectra, double[] singular, boolean[] identical, double rounding) {
    private static final double SHARE = 1e-8;
    private static final double SINGULAR = 1e-6;

    /** Makes the signs of a block's output: +1 and -1. */
    public interface Signs {
        /**
         * A new array.
         *
         * @param block from 1
         */
        double[] of(int block, int size);
    }

    /** One pass, in training mode. A network that names no blocks has no features. */
    public static AzNasPass of(Network network, Tensor images, Signs signs) {
        Backend k = network.parameters().backend();
        Tape tape = new Tape(k).weightGrads(false);
        tape.outline().cutBlocks(true);
        try {
            network.forward(tape, tape.constant(images), Norms.BATCH);
            Outline outline = tape.outline();
            List<Var> features = outline.features();
            List<double[]> spectra = new ArrayList<>();
            features.forEach(f -> spectra.add(spectrum(k, f.value())));
            int blocks = Math.max(0, features.size() - 1);
            double[] singular = new double[blocks];
            boolean[] identical = new boolean[blocks];
            for (int i = 1; i <= blocks; i++) {
                Tensor r = k.take(features.get(i).value().shape());
                double[] drawn = signs.of(i, r.size());
                k.write(drawn, r);
                tape.backward(Loss.along(tape, features.get(i), r));
                Tensor b = outline.inputs().get(i - 1).grad();
                singular[i - 1] = b == null ? 0 : largestSingular(k, b, r);
                identical[i - 1] = b != null && isEqual(k, b, drawn);
                tape.releaseGrads();
                k.give(r);
            }
            return new AzNasPass(spectra, singular, identical, k.dtype() == DType.FLOAT64 ? 1e-12 : 1e-6);
        } finally {
            tape.clear();
        }
    }

    /** -sum p ln(p + 1e-8) for each feature, p the eigenvalues' shares, clipped at 0; NaN where the feature does not vary. */
    public double[] entropies() {
        return spectra.stream().mapToDouble(AzNasPass::entropy).toArray();
    }

    private static double entropy(double[] spectrum) {
        double trace = Arrays.stream(spectrum).sum();
        double h = 0;
        for (double v : spectrum) {
            double p = v / trace;
            h -= p > 0 || Double.isNaN(p) ? p * StrictMath.log(p + SHARE) : 0;
        }
        return h;
    }

    /** The entropy's difference over each block; a rounding error is 0. */
    public double[] steps() {
        double[] h = entropies();
        double[] steps = new double[Math.max(0, h.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            double step = h[i + 1] - h[i];
            steps[i] = Math.abs(step) <= rounding ? 0 : step;
        }
        return steps;
    }

    /** -m - 1/(m + 1e-6) + 2 for each block, m the largest singular value; minus infinity where gradient and signs are equal. */
    public double[] trainabilities() {
        double[] terms = new double[singular.length];
        Arrays.setAll(
                terms, i -> identical[i] ? Double.NEGATIVE_INFINITY : -singular[i] - 1 / (singular[i] + SINGULAR) + 2);
        return terms;
    }

    /** The sum of {@link #entropies}. */
    public double expressivity() {
        return defined(Arrays.stream(entropies()).sum());
    }

    /** The smallest of {@link #steps}. */
    public double progressivity() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double s : steps()) {
            smallest = Math.min(smallest, s); // NaN stays
        }
        return defined(smallest);
    }

    /** The mean of {@link #trainabilities}. */
    public double trainability() {
        return defined(Arrays.stream(trainabilities()).sum() / singular.length);
    }

    private static double defined(double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    private static double[] spectrum(Backend k, Tensor f) {
        int channels = f.dim(1);
        double positions = (double) f.size() / channels;
        double[] shift = new double[channels];
        double[][] one = {new double[channels]};
        Arrays.fill(one[0], 1);
        k.channelSums(Channels.all(f), shift);
        for (int c = 0; c < channels; c++) {
            shift[c] /= -positions;
        }
        Tensor centred = k.take(f.shape());
        k.channelAffine(new Channels[] {Channels.all(f)}, one, shift, Channels.all(centred), false);
        double[][] s = products(k, centred, centred, Window.same(1));
        k.give(centred);
        return Spectrum.of(s);
    }

    private static double largestSingular(Backend k, Tensor b, Tensor r) {
        int stride = b.dim(2) / r.dim(2);
        if (stride * r.dim(2) != b.dim(2) || stride * r.dim(3) != b.dim(3)) {
            return Double.NaN;
        }
        double[][] m = products(k, b, r, stride == 1 ? Window.same(1) : Window.of(stride, stride, 0));
        double[][] gram = new double[m.length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j <= i; j++) {
                for (int c = 0; c < m[i].length; c++) {
                    gram[i][j] += m[i][c] * m[j][c];
                }
            }
        }
        return Math.sqrt(Math.max(0, Spectrum.of(gram)[m.length - 1]));
    }

    /**
     * Row i: the mean over images and positions of channel i of r times what the window sees of x. That is a convolution's gradient to
     * its weight.
     */
    private static double[][] products(Backend k, Tensor x, Tensor r, Window window) {
        int rows = r.dim(1);
        int side = window.kernel();
        Tensor product = k.take(rows, x.dim(1), side, side);
        k.convGradWeight(x, r, window, product, false);
        double[] all = new double[product.size()];
        k.read(product, all);
        k.give(product);
        double positions = (double) r.size() / rows;
        double[][] m = new double[rows][all.length / rows];
        for (int i = 0; i < all.length; i++) {
            m[i / m[0].length][i % m[0].length] = all[i] / positions;
        }
        return m;
    }

    private static boolean isEqual(Backend k, Tensor b, double[] signs) {
        if (b.size() != signs.length) {
            return false;
        }
        double[] values = new double[b.size()];
        k.read(b, values);
        return Arrays.equals(values, signs);
    }
}
