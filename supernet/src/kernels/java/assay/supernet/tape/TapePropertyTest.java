package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The derivatives of first and second order of operations on maps, against central differences in float64, on plain Java or another engine; and what the tape keeps. */
public class TapePropertyTest {
    private static final int[] LABELS = {1, 0, 2};

    private Backend backend;

    /** The engine under test, in float64. */
    protected Backend open() {
        return new PlainBackend(DType.FLOAT64);
    }

    @BeforeEach
    void start() {
        backend = open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static int[] shape(int... dims) {
        return dims;
    }

    /** A curved scalar of a map, so that second derivatives are not zero: the map's means, classified. */
    private static Loss curved(Tape tape, Var x) {
        return Loss.crossEntropy(tape, tape.spatialMean(x), LABELS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void conv_agreesWithDifferences(long seed) {
        for (Window window : List.of(
                Window.same(3),
                Window.same(1),
                Window.of(3, 2, 1),
                new Window(3, 1, 2, 2, 1),
                Window.row(3, 2),
                Window.column(3, 1))) {
            int rows = window.kernel();
            int columns = window.kernelAcross();
            new DerivativeCheck(
                            backend,
                            seed,
                            List.of(shape(3, 2, 4, 6), shape(3, 2, rows, columns)),
                            0,
                            (t, x, mix) -> curved(t, t.conv(x.get(0), x.get(1), window)))
                    .run();
        }
    }

    @Test
    void groupedConv_agreesWithDifferences() {
        new DerivativeCheck(
                        backend,
                        4,
                        List.of(shape(3, 4, 4, 4), shape(4, 1, 3, 3)),
                        0,
                        (t, x, mix) -> curved(t, t.conv(x.get(0), x.get(1), new Window(3, 1, 1, 1, 4))))
                .run();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void reluAndPools_agreeWithDifferences(long seed) {
        for (Window window : List.of(Window.same(3), Window.of(2, 2, 0), Window.of(3, 2, 1))) {
            new DerivativeCheck(
                            backend,
                            seed,
                            List.of(shape(3, 3, 4, 4)),
                            0,
                            (t, x, mix) -> curved(t, t.avgPool(t.relu(x.get(0)), window)))
                    .run();
        }
    }

    /** Values are normal, so that no two of a window lie within the differences' step of each other. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void maxPool_agreesWithDifferences(long seed) {
        for (Window window : List.of(Window.same(3), Window.of(2, 2, 0), Window.of(3, 2, 1), Window.of(2, 2, 1))) {
            new DerivativeCheck(
                            backend,
                            seed,
                            List.of(shape(3, 3, 4, 4)),
                            0,
                            (t, x, mix) -> curved(t, t.maxPool(x.get(0), window)))
                    .run();
        }
    }

    @Test
    void oddPixels_areEverySecond() {
        Weight w = new Weight(backend.take(2, 2, 4, 6));
        double[] x = DerivativeCheck.normal(new RandomStream(19), 96);
        backend.write(x, w.value());
        Tape tape = new Tape(backend);
        Var y = tape.oddPixels(tape.weight(w));
        double[] found = new double[2 * 2 * 2 * 3];
        backend.read(y.value(), found);
        for (int i = 0; i < found.length; i++) {
            int row = i / 3 % 2;
            assertEquals(x[i / 6 * 24 + (2 * row + 1) * 6 + 2 * (i % 3) + 1], found[i]);
        }
        tape.clear();
        new DerivativeCheck(backend, 20, List.of(shape(3, 3, 4, 6)), 0, (t, v, mix) -> curved(t, t.oddPixels(v.get(0))))
                .run();
    }

    @Test
    void order_putsChannelsInTheirPlaces() {
        Weight w = new Weight(backend.take(2, 3, 2, 2));
        double[] x = DerivativeCheck.normal(new RandomStream(22), 24);
        backend.write(x, w.value());
        Tape tape = new Tape(backend);
        Var y = tape.order(tape.weight(w), 2, 0, 1, 2);
        double[] found = new double[2 * 4 * 4];
        backend.read(y.value(), found);
        for (int i = 0; i < found.length; i++) {
            int from = new int[] {2, 0, 1, 2}[i / 4 % 4];
            assertEquals(x[i / 16 * 12 + from * 4 + i % 4], found[i]);
        }
        assertEquals(List.of(), tape.weightedLayers());
        tape.clear();
        new DerivativeCheck(
                        backend,
                        23,
                        List.of(shape(3, 3, 2, 4)),
                        0,
                        (t, v, mix) -> curved(t, t.order(v.get(0), 2, 0, 1)))
                .run();
    }

    /** A shuffle with a channel twice and one not at all, of two maps; then a factor for each sample. */
    @Test
    void channelsAndSamples_agreeWithDifferences() {
        new DerivativeCheck(
                        backend,
                        15,
                        List.of(shape(3, 3, 2, 4), shape(3, 2, 2, 4)),
                        0,
                        (t, x, mix) -> curved(
                                t,
                                t.scaleSamples(
                                        t.channels(List.of(
                                                new Piece(x.get(0), 2, 1),
                                                Piece.all(x.get(1)),
                                                new Piece(x.get(0), 1, 2))),
                                        new double[] {0.5, 0, 2})))
                .run();
    }

    @Test
    void runningStatistics_followTheBatch_andAreConstantsAfterwards() {
        Statistics running = new Statistics(3, 0.25);
        Weight w = new Weight(backend.take(3, 3, 2, 4));
        backend.write(DerivativeCheck.normal(new RandomStream(16), 72), w.value());
        double[] mean = new double[3];
        double[] variance = new double[3];
        backend.channelMoments(Channels.all(w.value()), mean, variance);
        Tape tape = new Tape(backend);
        Var x = tape.weight(w);
        tape.sum(List.of(Term.tracked(Channels.all(x.value()), x, null, null, running)), 3, 3, 2, 4);
        tape.clear();
        double[] kept = running.save();
        for (int c = 0; c < 3; c++) {
            assertEquals(0.25 * mean[c], kept[c], 1e-15);
            assertEquals(0.75 + 0.25 * variance[c] * 24 / 23, kept[3 + c], 1e-15);
        }
        new DerivativeCheck(
                        backend,
                        17,
                        List.of(shape(3, 3, 2, 4), shape(3), shape(3)),
                        1,
                        (t, v, mix) -> curved(
                                t,
                                t.sum(
                                        List.of(Term.running(
                                                        Channels.all(v.get(0).value()),
                                                        v.get(0),
                                                        v.get(1),
                                                        v.get(2),
                                                        running)
                                                .times(mix, 0)),
                                        3,
                                        3,
                                        2,
                                        4)))
                .run();
    }

    /** Option 0 is off: its weight's gradient is the sum of the sum's gradient, as if its output were all ones. */
    @Test
    void bareOption_hasTheGradientOfOnes() {
        Weight w = new Weight(backend.take(3, 3, 2, 2));
        backend.write(DerivativeCheck.normal(new RandomStream(18), 36), w.value());
        Vec mix = new Vec(2);
        for (boolean bare : new boolean[] {true, false}) {
            mix.set(new double[] {0.3, 0.7});
            mix.clearGrads();
            mix.turnOff(0);
            mix.bare(bare);
            Tape tape = new Tape(backend);
            Var x = tape.weight(w);
            List<Term> terms = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Term.mix(terms, mix, i, () -> Term.plain(x));
            }
            Var y = tape.sum(terms, 3, 3, 2, 2);
            tape.backward(Loss.sum(tape, y));
            double[] values = new double[36];
            backend.read(w.value(), values);
            assertEquals(bare ? 36 : 0, mix.grad()[0], 1e-12);
            assertEquals(Arrays.stream(values).sum(), mix.grad()[1], 1e-12);
            tape.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void batchNorm_agreesWithDifferences(long seed) {
        new DerivativeCheck(
                        backend,
                        seed,
                        List.of(shape(3, 3, 2, 4), shape(3), shape(3)),
                        0,
                        (t, x, mix) -> curved(t, t.relu(t.batchNorm(x.get(0), x.get(1), x.get(2)))))
                .run();
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13, 14})
    void mixture_agreesWithDifferences(long seed) {
        new DerivativeCheck(
                        backend,
                        seed,
                        List.of(shape(3, 3, 4, 4), shape(6, 3, 3, 3), shape(3), shape(3)),
                        4,
                        (t, x, mix) -> {
                            Var wide = t.conv(x.get(0), x.get(1), Window.same(3));
                            Channels first = new Channels(wide.value(), 0, 3);
                            Channels second = new Channels(wide.value(), 3, 3);
                            Var sum = t.sum(
                                    List.of(
                                            Term.plain(x.get(0)).times(mix, 0),
                                            Term.normalised(second, wide, null, null)
                                                    .times(mix, 1),
                                            Term.normalised(first, wide, x.get(2), x.get(3))
                                                    .times(mix, 2),
                                            Term.plain(t.avgPool(x.get(0), Window.same(3)))
                                                    .times(mix, 3),
                                            Term.normalised(second, wide, null, null)),
                                    3,
                                    3,
                                    4,
                                    4);
                            return curved(t, t.relu(sum));
                        })
                .run();
    }

    @Test
    void emptySum_isZeroAndHasNoGradient() {
        Tape tape = new Tape(backend);
        Var zero = tape.sum(List.of(), 2, 3, 4, 4);
        double[] v = new double[96];
        backend.read(zero.value(), v);
        for (double e : v) {
            assertEquals(0.0, e);
        }
        assertEquals(0.0, Loss.sum(tape, zero).value());
    }

    /** Terms with factors of samples between others, of both orders and to the architecture's weights. */
    @Test
    void factorsOfSamples_agreeWithDifferences() {
        double[] some = {0.5, 0, 2};
        double[] other = {0, 1.5, 1.5};
        new DerivativeCheck(
                        backend,
                        28,
                        List.of(shape(3, 3, 1, 2), shape(6, 3, 1, 1), shape(3), shape(3)),
                        4,
                        (t, x, mix) -> {
                            Var wide = t.conv(x.get(0), x.get(1), Window.same(1));
                            Channels first = new Channels(wide.value(), 0, 3);
                            Channels second = new Channels(wide.value(), 3, 3);
                            Var sum = t.sum(
                                    List.of(
                                            Term.plain(second, wide).times(mix, 0),
                                            Term.normalised(first, wide, x.get(2), x.get(3))
                                                    .times(mix, 1)
                                                    .perSample(some),
                                            Term.bare(mix, 2),
                                            Term.plain(first, wide)
                                                    .perSample(other)
                                                    .times(mix, 3),
                                            Term.normalised(second, wide, null, null)
                                                    .perSample(other),
                                            Term.normalised(second, wide, x.get(2), null)),
                                    3,
                                    3,
                                    1,
                                    2);
                            return curved(t, sum);
                        })
                .run();
    }

    @Test
    void factorsOfSamples_areRefusedForAWeightAlone() {
        Term bare = Term.bare(new Vec(1), 0);
        assertThrows(IllegalStateException.class, () -> bare.perSample(new double[3]));
    }

    @Test
    void channelsThatNothingReads_haveZeroGradient() {
        Weight w = new Weight(backend.take(2, 4, 2, 2));
        backend.fill(w.value(), 3);
        Tape tape = new Tape(backend);
        Var x = tape.weight(w);
        Var part = tape.sum(List.of(Term.plain(new Channels(x.value(), 1, 2), x)), 2, 2, 2, 2);
        tape.backward(Loss.sum(tape, part));
        double[] g = new double[32];
        backend.read(tape.grad(w), g);
        for (int i = 0; i < g.length; i++) {
            int channel = i / 4 % 4;
            assertEquals(channel == 1 || channel == 2 ? 1.0 : 0.0, g[i], "element " + i);
        }
    }

    @Test
    void clear_returnsEveryBuffer() {
        Weight w = new Weight(backend.take(4, 3, 3, 3));
        Weight x = new Weight(backend.take(2, 3, 4, 4));
        backend.fill(w.value(), 0.1);
        backend.fill(x.value(), 0.2);
        long held = 0;
        for (int round = 0; round < 5; round++) {
            Tape tape = new Tape(backend);
            Var y = tape.relu(tape.batchNorm(tape.conv(tape.weight(x), tape.weight(w), Window.same(3)), null, null));
            tape.backward(Loss.crossEntropy(tape, tape.spatialMean(y), new int[] {0, 1}));
            tape.clear();
            if (round == 0) {
                held = backend.bytesHeld();
            }
            assertEquals(held, backend.bytesHeld());
        }
    }
}
