package assay.internal.proxies.today;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sum over the network's modules of the smallest eigenvalue of the Pearson correlation between the channels of the module's
 * output (Jiang et al., "MeCo", NeurIPS 2023, as the released code computes it: modules that contain others count their result
 * again). {@code meco_opt} takes 8 channels of each output, without replacement, and multiplies their eigenvalue by C/8.
 * Larger is better.
 *
 * <ul>
 *   <li>Input: one image, no labels: the first of the batch; for {@code meco_noise} and {@code meco_opt_noise} a standard normal one of
 *       64x64, as one copy of the code has it. That image and the 8 channels are drawn from {@link assay.proxies.Probe#seeds}.
 *   <li>Initialisation: as configured; published: the framework's. Normalisation: by the one image's positions.
 *   <li>Layers: all modules that the network names ({@link assay.supernet.tape.Outline}); global average, linear layer and the whole
 *       network are single columns and count 0.
 *   <li>Undefined for a network that names no modules.
 * </ul>
 *
 * <p>A channel that varies only by rounding correlates with nothing, not even with itself, so its term is 0. So is the term of
 * a map with fewer positions than channels: at 32x32 plain MeCo sees two of the three stages of NAS-Bench-201.
 */
public record Meco(boolean few, boolean noise) implements Proxy {
    /** Channels that MeCo_opt keeps. */
    public static final int KEPT = 8;

    private static final int SIDE = 64;

    /** Chooses the channels of a module's output that are used. */
    public interface Choice {
        /** The channels that are kept. @param module number of the module, from 0 */
        int[] of(int module, int channels);
    }

    /** All channels. */
    public static int[] all(int module, int channels) {
        int[] all = new int[channels];
        Arrays.setAll(all, c -> c);
        return all;
    }

    @Override
    public String name() {
        return (few ? "meco_opt" : "meco") + (noise ? "_noise" : "");
    }

    @Override
    public boolean needsData() {
        return !noise;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    @Override
    public boolean drawsNumbers() {
        return few || noise;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        Seeds seeds = task.probe().seeds().child("meco");
        if (!noise) {
            return FirstImages.of(task, 0, 1, x -> score(task.network(), x, seeds));
        }
        Backend k = task.probe().backend();
        Tensor image = k.take(1, 3, SIDE, SIDE);
        try {
            k.write(Gaussian.numbers(seeds, "image", image.size()), image);
            return score(task.network(), image, seeds);
        } finally {
            k.give(image);
        }
    }

    private OptionalDouble score(Network network, Tensor image, Seeds seeds) {
        double[] terms = terms(network, image, few ? (module, channels) -> drawn(seeds, module, channels) : Meco::all);
        return terms.length == 0
                ? OptionalDouble.empty()
                : Proxy.finite(Arrays.stream(terms).sum());
    }

    private static int[] drawn(Seeds seeds, int module, int channels) {
        int[] order = all(module, channels);
        RandomStream random = seeds.stream("channels", module);
        for (int i = 0; i < Math.min(KEPT, channels); i++) {
            int j = i + random.nextInt(channels - i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return Arrays.copyOf(order, Math.min(KEPT, channels));
    }

    /** The term of each module, in the order in which they finish. @param image one */
    public static double[] terms(Network network, Tensor image, Choice choice) {
        Backend k = network.parameters().backend();
        Tape tape = new Tape(k).weightGrads(false);
        try {
            network.forward(tape, tape.constant(image), Norms.BATCH);
            List<Var> outputs = tape.outline().outputs();
            double[] terms = new double[outputs.size()];
            double[] map = new double[0];
            int[] before = {};
            for (int m = 0; m < terms.length; m++) {
                Var out = outputs.get(m);
                if (out == null) {
                    continue;
                }
                boolean same = m > 0 && outputs.get(m - 1) == out;
                if (!same) {
                    map = map.length == out.value().size()
                            ? map
                            : new double[out.value().size()];
                    k.read(out.value(), map);
                }
                int channels = out.value().dim(1);
                int[] kept = choice.of(m, channels);
                terms[m] = same && Arrays.equals(kept, before)
                        ? terms[m - 1]
                        : smallest(map, map.length / channels, kept, k.dtype()) * channels / kept.length;
                before = kept;
            }
            return terms;
        } finally {
            tape.clear();
        }
    }

    /** The smallest eigenvalue of the correlation between rows. */
    private static double smallest(double[] map, int positions, int[] rows, DType dtype) {
        if (positions - 1 < rows.length) {
            return 0;
        }
        double[][] unit = new double[rows.length][positions];
        for (int i = 0; i < rows.length; i++) {
            if (!normalise(map, rows[i] * positions, unit[i], dtype)) {
                return 0;
            }
        }
        double[][] p = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                p[i][j] = i == j ? 1 : dot(unit[i], unit[j]);
            }
        }
        return Spectrum.of(p)[0];
    }

    /** Takes the mean out and makes it a unit vector; false if the row varies by rounding alone. */
    private static boolean normalise(double[] map, int from, double[] row, DType dtype) {
        double mean = 0;
        double largest = 0;
        for (int j = 0; j < row.length; j++) {
            mean += map[from + j];
            largest = Math.max(largest, Math.abs(map[from + j]));
        }
        mean /= row.length;
        double squares = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = map[from + j] - mean;
            squares += row[j] * row[j];
        }
        double norm = Math.sqrt(squares);
        if (!(norm > (dtype == DType.FLOAT64 ? 1e-12 : 1e-5) * largest * Math.sqrt(row.length))) {
            return false;
        }
        for (int j = 0; j < row.length; j++) {
            row[j] /= norm;
        }
        return true;
    }

    private static double dot(double[] u, double[] v) {
        double a = 0;
        double b = 0;
        int j = 0;
        for (; j + 1 < u.length; j += 2) {
            a += u[j] * v[j];
            b += u[j + 1] * v[j + 1];
        }
        return a + b + (j < u.length ? u[j] * v[j] : 0);
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over modules of the smallest eigenvalue of the correlation between "
                        + (few
                                ? KEPT + " of the channels of their output, times C/" + KEPT
                                : "the channels of their output"),
                "Jiang et al., MeCo, NeurIPS 2023",
                noise ? "one standard normal image of 64x64" : "the first image of the batch, no labels",
                "as configured",
                "the one image's own statistics",
                "all modules, those that hold others again",
                "where the network names no modules"));
    }
}
