package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.CellWeights;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.network.Widened;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialChannelsTest {
    private static final int CHANNELS = 8;
    private static final int K = 4;

    /** The cell's output with one operation on all edges and these edge weights, for images of one pixel. */
    private static double[] cell(Op201 op, double[] edgeWeights, double[] input) {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                Parameters parameters = new Parameters(backend)) {
            Vec mix = new Vec(30 + edgeWeights.length);
            double[] w = new double[mix.length()];
            for (int e = 0; e < 6; e++) {
                w[5 * e + op.ordinal()] = edgeWeights.length > 0 ? edgeWeights[e] : 1;
            }
            System.arraycopy(edgeWeights, 0, w, 30, edgeWeights.length);
            mix.set(w);
            CellWeights weights = new CellWeights();
            weights.set(mix);
            MixedCell cell = new MixedCell(parameters, "cell", CHANNELS, K, false, weights.next());
            Tensor x = backend.take(1, CHANNELS, 1, 1);
            backend.write(input, x);
            Tape tape = new Tape(backend);
            Var y = cell.forward(tape, tape.constant(x), Norms.BATCH);
            double[] out = new double[CHANNELS];
            backend.read(y.value(), out);
            tape.clear();
            backend.give(x);
            return out;
        }
    }

    /** Operated channels first, then the others, read across K groups: place iK + k is channel k C/K + i. */
    private static double[] shuffled(double[] v) {
        double[] out = new double[CHANNELS];
        int width = CHANNELS / K;
        for (int k = 0; k < K; k++) {
            for (int i = 0; i < width; i++) {
                out[i * K + k] = v[k * width + i];
            }
        }
        return out;
    }

    private static double[] sum(double a, double[] u, double b, double[] v) {
        double[] out = new double[u.length];
        Arrays.setAll(out, i -> a * u[i] + b * v[i]);
        return out;
    }

    private static final double[] INPUT = {1, 2, 3, 4, 5, 6, 7, 8};

    @Test
    void skips_passAllChannels_shuffledAtEveryEdge() {
        double[] one = shuffled(INPUT);
        double[] two = shuffled(sum(1, INPUT, 1, one));
        double[] three = shuffled(sum(1, sum(1, INPUT, 1, one), 1, two));
        assertArrayEquals(three, cell(Op201.SKIP_CONNECT, new double[0], INPUT), 1e-12);
    }

    @Test
    void none_passesTheOtherChannelsAlone() {
        double[] output = cell(Op201.NONE, new double[0], INPUT);
        for (int i = 0; i < CHANNELS; i += K) {
            assertEquals(0, output[i], "operated channel " + i);
        }
    }

    @Test
    void edgeWeights_multiplyWhatGoesPastToo() {
        double[] q = {1, 0.25, 0.75, 0.2, 0.3, 0.5};
        double[] one = shuffled(INPUT);
        double[] two = shuffled(sum(0.25, INPUT, 0.75, one));
        double[] three = shuffled(sum(1, sum(0.2, INPUT, 0.3, one), 0.5, two));
        assertArrayEquals(three, cell(Op201.SKIP_CONNECT, q, INPUT), 1e-12);
    }

    @Test
    void channelsThatDoNotDivide_areRefused() {
        try (Backend backend = new PlainBackend(DType.FLOAT32)) {
            assertThrows(ShapeException.class, () -> new Supernet201(backend, new Skeleton201(6, 1, 3, 8), false, 4));
        }
    }

    @Test
    void widening_keepsWhatWasThere_andCopiesTheRest() {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                Supernet201 narrow = new Supernet201(backend, new Skeleton201(4, 1, 3, 8), true, 4)) {
            narrow.parameters().initialise(new Seeds(3));
            Widened wide = narrow.wider(2, new RandomStream(4));
            try (Supernet201 net = (Supernet201) wide.net()) {
                List<double[]> values = narrow.parameters().save();
                net.parameters().load(wide.gather(values));
                for (int i = 0; i < net.parameters().list().size(); i++) {
                    Parameter from = narrow.parameters().list().get(i);
                    Parameter to = net.parameters().list().get(i);
                    assertEquals(from.name(), to.name());
                    double[] old = narrow.parameters().get(from);
                    double[] now = net.parameters().get(to);
                    if (Arrays.equals(from.shape(), to.shape())) {
                        assertArrayEquals(old, now, from.name());
                    } else if (to.shape().length == 4) {
                        assertKeepsItsCorner(from, to, old, now);
                    } else {
                        assertArrayEquals(old, Arrays.copyOf(now, old.length), from.name());
                    }
                    for (double v : now) {
                        assertEquals(
                                1,
                                Math.min(
                                        1,
                                        Arrays.stream(old).filter(o -> o == v).count()),
                                to.name());
                    }
                }
            }
        }
    }

    private static void assertKeepsItsCorner(Parameter from, Parameter to, double[] old, double[] now) {
        int kernel = to.shape()[2] * to.shape()[3];
        for (int o = 0; o < from.shape()[0]; o++) {
            for (int i = 0; i < from.shape()[1]; i++) {
                for (int k = 0; k < kernel; k++) {
                    assertEquals(
                            old[(o * from.shape()[1] + i) * kernel + k],
                            now[(o * to.shape()[1] + i) * kernel + k],
                            from.name());
                }
            }
        }
    }

    @Test
    void narrowing_isRefused() {
        try (Backend backend = new PlainBackend(DType.FLOAT32);
                Supernet201 net = new Supernet201(backend, new Skeleton201(4, 1, 3, 8), false, 2)) {
            assertThrows(UsageException.class, () -> net.wider(4, new RandomStream(1)));
        }
    }
}
