package assay.supernet.network;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How untrained weights are drawn. Each parameter has a stream of its own, by its name, so parameters with the same name have
 * the same values in different networks. With every rule, biases are drawn as by default, and normalisation layers start with 1
 * and 0.
 */
public enum Init {
    /** The framework's default: weights and biases uniform within 1/sqrt(fan in). */
    DEFAULT("default"),

    /** Normal with variance 2 / fan in (He et al., ICCV 2015, Eq. 10; {@code kaiming_normal_} as called by default). */
    KAIMING_NORMAL("kaiming-normal"),

    /** Normal with variance 2 / (fan in + fan out) (Glorot and Bengio, AISTATS 2010; {@code xavier_normal_}). */
    XAVIER_NORMAL("xavier-normal");

    /** The bound of all matrices of language models, whichever rule is chosen (the released code of DARTS). */
    private static final double RECURRENT_BOUND = 0.04;

    private final String key;

    Init(String key) {
        this.key = key;
    }

    /** The name in configurations: {@code kaiming-normal}. */
    public String key() {
        return key;
    }

    /** @throws UsageException listing the keys */
    public static Init of(String key) {
        return Arrays.stream(values())
                .filter(i -> i.key.equals(key))
                .findFirst()
                .orElseThrow(() -> {
                    String keys = Arrays.stream(values()).map(Init::key).collect(Collectors.joining(", "));
                    return new UsageException("init: expected one of " + keys + ", found '" + key + "'.");
                });
    }

    /** The initial values of a parameter, row-major. */
    public double[] values(Parameter p, Seeds seeds) {
        double[] v = new double[p.size()];
        switch (p.kind()) {
            case BN_WEIGHT -> Arrays.fill(v, 1);
            case BN_BIAS, DECODER_BIAS -> {}
            case CONV_BIAS, LINEAR_BIAS -> uniform(p, seeds, 1 / Math.sqrt(p.fanIn()), v);
            case EMBEDDING_WEIGHT, CELL_WEIGHT -> uniform(p, seeds, RECURRENT_BOUND, v);
            case CONV_WEIGHT, LINEAR_WEIGHT -> {
                switch (this) {
                    case DEFAULT -> uniform(p, seeds, 1 / Math.sqrt(p.fanIn()), v);
                    case KAIMING_NORMAL -> normal(p, seeds, Math.sqrt(2.0 / p.fanIn()), v);
                    case XAVIER_NORMAL -> normal(p, seeds, Math.sqrt(2.0 / (p.fanIn() + fanOut(p))), v);
                }
            }
        }
        return v;
    }

    /** The number of outputs that depend on one input: the output channels times the kernel's area. */
    private static int fanOut(Parameter p) {
        int fan = p.shape()[0];
        for (int d = 2; d < p.shape().length; d++) {
            fan *= p.shape()[d];
        }
        return fan;
    }

    private static void uniform(Parameter p, Seeds seeds, double bound, double[] v) {
        RandomStream random = seeds.stream("init/" + p.name());
        for (int i = 0; i < v.length; i++) {
            v[i] = bound * (2 * random.nextDouble() - 1);
        }
    }

    private static void normal(Parameter p, Seeds seeds, double deviation, double[] v) {
        RandomStream random = seeds.stream("init/" + p.name());
        for (int i = 0; i < v.length; i++) {
            v[i] = deviation * random.nextGaussian();
        }
    }
}
