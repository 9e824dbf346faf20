package assay.internal.proxies.today;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Normal weights in place of a network's own, for proxies with an initialisation of their own. Each parameter has a stream, by
 * name.
 */
public final class Gaussian {
    private Gaussian() {}

    /** Standard normal numbers of a named stream. */
    public static double[] numbers(Seeds seeds, String name, int size) {
        RandomStream random = seeds.stream(name);
        double[] v = new double[size];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    /**
     * Convolution and linear weights normal with this deviation, normalisation 1 and 0, all biases 0, while the work runs; then the
     * values from before.
     */
    public static <T> T during(
            Parameters parameters, Seeds seeds, ToDoubleFunction<Parameter> deviation, Supplier<T> work) {
        List<double[]> saved = parameters.save();
        try {
            parameters.list().forEach(p -> parameters.set(p, values(p, seeds, deviation.applyAsDouble(p))));
            return work.get();
        } finally {
            parameters.load(saved);
        }
    }

    /** Kaiming's deviation for ReLU, by fan in; 0 for parameters without a fan in. */
    static double kaiming(Parameter p) {
        return p.fanIn() == 0 ? 0 : Math.sqrt(2.0 / p.fanIn());
    }

    private static double[] values(Parameter p, Seeds seeds, double deviation) {
        return switch (p.kind()) {
            case CONV_WEIGHT, LINEAR_WEIGHT -> {
                double[] v = numbers(seeds, p.name(), p.size());
                for (int i = 0; i < v.length; i++) {
                    v[i] *= deviation;
                }
                yield v;
            }
            case BN_WEIGHT -> {
                double[] ones = new double[p.size()];
                Arrays.fill(ones, 1);
                yield ones;
            }
            case BN_BIAS, CONV_BIAS, LINEAR_BIAS -> new double[p.size()];
            case EMBEDDING_WEIGHT, CELL_WEIGHT, DECODER_BIAS -> throw new IllegalStateException(p.name());
        };
    }
}
