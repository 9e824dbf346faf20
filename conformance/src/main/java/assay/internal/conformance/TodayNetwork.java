package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Network201;
import assay.internal.bench201.network.ThinNetwork201;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.RuleValues;
import assay.proxies.Kinks;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Parameter;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The networks and inputs with which files {@code proxies-today-*} were made.
 *
 * @param top the file
 * @param arch one of its architectures
 * @param k computes in the dtype that is replayed
 * @param wide computes in float64
 */
record TodayNetwork(Fields top, Fields arch, Backend k, Backend wide, Genotype201 cell, Skeleton201 size) {
    private static final long WEIGHTS = 3_200_000;

    /** The network with parameters by the value rule. */
    Network byRule() {
        return byRule(k);
    }

    private Network byRule(Backend on) {
        Network net = new Network201(on, size, cell);
        RuleValues.fill(net.parameters(), arch, arch.objects("parameters"), k.dtype());
        return net;
    }

    /** Whether, for some input, ReLU inputs in float32 are on the other side of zero than in float64, each within rounding. */
    boolean switches(int number) {
        if (k == wide) {
            return false;
        }
        try (Network one = byRule(wide);
                Network other = byRule(k)) {
            Tensor images = images(wide, number, batch());
            Kinks kinks = Kinks.between(one, images, other, images(number, batch()));
            wide.give(images);
            return kinks.switched() > 0 && kinks.byRounding();
        }
    }

    /** The network of zero-cost-nas, whose convolutions have a bias, with parameters by the value rule. */
    Network withBiases() {
        Network net = new Network201(k, size, cell, true);
        ZeroCostNas.fill(net.parameters(), k.dtype());
        return net;
    }

    /** The network of one channel and one cell. */
    Network thin() {
        Network net = new ThinNetwork201(k, cell);
        RuleValues.fill(net.parameters(), k.dtype());
        return net;
    }

    /** The network with normal weights. @param deviation of a weight, from its fan in */
    Network gaussian(DoubleUnaryOperator deviation) {
        Network net = new Network201(k, size, cell);
        List<Fields> list = arch.objects("parameters");
        for (Parameter p : net.parameters().list()) {
            double[] v = new double[p.size()];
            if (p.kind().scored()) {
                long index = list.get(p.index()).whole("index", 0, Integer.MAX_VALUE);
                double by = deviation.applyAsDouble(p.fanIn());
                double[] z = ValueRule.normals(WEIGHTS + index, v.length);
                Arrays.setAll(v, i -> by * z[i]);
            } else {
                Arrays.fill(v, p.kind() == Kind.BN_WEIGHT ? 1 : 0);
            }
            net.parameters().set(p, v);
        }
        return net;
    }

    /** The first images of an input. @param number of the input, from 0 */
    Tensor images(int number, int count) {
        return images(k, number, count);
    }

    private Tensor images(Backend on, int number, int count) {
        return RuleValues.images(on, top.whole("input_stream", 0, 1L << 31) + number, count, size.imageSize());
    }

    /** Normal images. */
    Tensor noise(long stream, int count, int side) {
        Tensor noise = k.take(count, 3, side, side);
        k.write(ValueRule.normals(stream, noise.size()), noise);
        return noise;
    }

    int batch() {
        return top.small("batch", 1, 1024);
    }

    int[] labels(int count) {
        return RuleValues.labels(count, size.classes());
    }
}
