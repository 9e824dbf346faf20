package assay.internal.darts.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.Updater;
import assay.internal.supernet.search.step.Aligner;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.draw.Moment.Purpose;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupernetDartsTest {
    private static final SkeletonDarts TINY = new SkeletonDarts(false, 4, 3, 3, 8, false);

    private final Backend backend = new PlainBackend(DType.FLOAT64);

    @AfterEach
    void close() {
        backend.close();
    }

    static Stream<SearchShape> shapes() {
        return Stream.of(SearchShape.darts(), SearchShape.pcDarts(2), SearchShape.drNas(2), SearchShape.drNas(1));
    }

    private Tensor images() {
        Tensor t = backend.take(3, 3, 8, 8);
        RandomStream random = new RandomStream(7);
        double[] v = new double[t.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, t);
        return t;
    }

    private double loss(SupernetDarts net, Vec mix, boolean gradients) {
        Tape tape = new Tape(backend);
        Tensor images = images();
        Loss loss = Loss.crossEntropy(tape, net.forward(tape, tape.constant(images), mix), new int[] {0, 1, 2});
        if (gradients) {
            tape.backward(loss);
        }
        tape.clear();
        backend.give(images);
        return loss.value();
    }

    /** The gradient to the weights of operations and edges is that of differences of the loss, for a spread of them. */
    @ParameterizedTest
    @MethodSource("shapes")
    void gradientOfTheMixture_agreesWithDifferences(SearchShape shape) {
        try (SupernetDarts net = new SupernetDarts(backend, TINY, shape)) {
            net.parameters().initialise(new Seeds(1));
            Groups groups = Groups.of(net.space());
            double[] w = groups.softmax(new double[groups.size()]);
            Vec mix = new Vec(w.length);
            mix.set(w);
            loss(net, mix, true);
            double[] grad = mix.grad();
            double h = 1e-7;
            for (int i = 0; i < w.length; i += 9) {
                double[] moved = w.clone();
                moved[i] += h;
                mix.set(moved);
                double up = loss(net, mix, false);
                moved[i] -= 2 * h;
                mix.set(moved);
                // Rounding 1e-15/h; h is so small that hardly a ReLU switches in between.
                assertEquals(
                        (up - loss(net, mix, false)) / (2 * h),
                        grad[i],
                        1e-6 * Math.max(1, Math.abs(grad[i])),
                        "option " + i);
            }
        }
    }

    /** Cells apart: at equal weights the same loss; each has a gradient of its own, to its kind's weights, and they add up. */
    @ParameterizedTest
    @MethodSource("shapes")
    void cellsApart_haveTheirPartsOfTheGradient(SearchShape shape) {
        try (SupernetDarts net = new SupernetDarts(backend, TINY, shape)) {
            net.parameters().initialise(new Seeds(1));
            Groups groups = Groups.of(net.space());
            double[] w = new EdgeWeights()
                    .draw(
                            groups,
                            new double[groups.size() + groups.count()],
                            new Moment(0, 1, Purpose.ALPHA),
                            new RandomStream(0))
                    .weights();
            Vec shared = new Vec(w.length);
            shared.set(w);
            double together = loss(net, shared, true);
            int cells = net.separateCells();
            assertEquals(3, cells);
            Vec apart = new Vec(cells * w.length);
            apart.set(w);
            assertEquals(together, loss(net, apart, true));
            // 1e-12: the order in which cells are added up
            assertArrayEquals(shared.grad(), apart.grad(w.length), 1e-12);
            double[] grad = apart.grad();
            for (int cell = 0; cell < cells; cell++) {
                boolean reduces = TINY.reduces(cell);
                double[] own = Arrays.copyOfRange(grad, cell * w.length, cell * w.length + groups.size());
                double normal =
                        Arrays.stream(own, 0, groups.size() / 2).map(Math::abs).sum();
                double reducing = Arrays.stream(own, groups.size() / 2, groups.size())
                        .map(Math::abs)
                        .sum();
                assertEquals(reduces, normal == 0, "cell " + cell);
                assertEquals(!reduces, reducing == 0, "cell " + cell);
            }
        }
    }

    /** Lambda-DARTS as released for this space: normal cells are aligned with each other, and reduction cells left alone. */
    @Test
    void alignment_isOfNormalCells() {
        SkeletonDarts five = new SkeletonDarts(false, 4, 5, 3, 8, false);
        try (SupernetDarts net = new SupernetDarts(backend, five, SearchShape.darts())) {
            net.parameters().initialise(new Seeds(1));
            Groups groups = Groups.of(net.space());
            double[] p = groups.softmax(new double[groups.size()]);
            Draw draw = Softmax.of(groups, new double[groups.size()]);
            assertArrayEquals(p, draw.weights());
            int cells = net.separateCells();
            Updater updater = new Updater(new Tape(backend), net, cells * groups.size(), Norms.BATCH);
            ImageSample batch = new ImageSample(images(), new int[] {0, 1, 2});
            double[] slope = Aligner.slope(updater, batch, draw, cells);
            double[] g = updater.mix().grad();
            List<double[]> normal = new ArrayList<>();
            for (int cell = 0; cell < cells; cell++) {
                double[] own = Arrays.copyOfRange(slope, cell * groups.size(), (cell + 1) * groups.size());
                if (five.reduces(cell)) {
                    assertArrayEquals(new double[own.length], own, "cell " + cell);
                } else {
                    normal.add(Arrays.copyOfRange(g, cell * groups.size(), cell * groups.size() + groups.size() / 2));
                }
            }
            // By the formula: 2 / (L (L - 1)) / |g_0| (I - u_0 u_0^T) sum of u, of L = 3 normal cells
            assertEquals(3, normal.size());
            double[] sum = new double[groups.size() / 2];
            for (double[] of : normal) {
                double length = length(of);
                Arrays.setAll(sum, i -> sum[i] + of[i] / length);
            }
            double[] first = normal.get(0);
            double length = length(first);
            double along = 0;
            for (int i = 0; i < sum.length; i++) {
                along += first[i] / length * sum[i];
            }
            for (int i = 0; i < sum.length; i++) {
                double expected = 2.0 / (3 * 2) / length * (sum[i] - along * first[i] / length);
                assertEquals(expected, slope[i], 1e-12 * Math.max(1, 1 / length), "option " + i);
            }
        }
    }

    private static double length(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    }

    /** An option that is off is as one of weight 0. */
    @ParameterizedTest
    @MethodSource("shapes")
    void optionsThatAreOff_areAsOfWeightZero(SearchShape shape) {
        try (SupernetDarts net = new SupernetDarts(backend, TINY, shape)) {
            net.parameters().initialise(new Seeds(2));
            Groups groups = Groups.of(net.space());
            double[] w = groups.softmax(new double[groups.size()]);
            for (int i = 0; i < w.length; i += 3) {
                w[i] = 0;
            }
            Vec zero = new Vec(w.length);
            zero.set(w);
            Vec off = new Vec(w.length);
            off.set(w);
            for (int i = 0; i < w.length; i += 3) {
                off.turnOff(i);
            }
            // The same terms except those of weight 0, added in the same order.
            assertEquals(loss(net, zero, true), loss(net, off, true), 1e-12);
            for (int i = 0; i < w.length; i++) {
                assertEquals(off.off(i) ? 0 : zero.grad()[i], off.grad()[i], 1e-12);
            }
        }
    }

    /** Weights of edges lie behind those of operations, and multiply the channels that pass by. */
    @Test
    void weightsOfEdges_multiplyWhatPassesBy() {
        try (SupernetDarts net = new SupernetDarts(backend, TINY, SearchShape.pcDarts(2))) {
            net.parameters().initialise(new Seeds(4));
            EdgeWeights relaxation = new EdgeWeights();
            Groups groups = Groups.of(net.space());
            double[] alpha = new double[relaxation.parameters(groups)];
            Arrays.setAll(alpha, i -> 0.5 * Math.sin(i));
            Vec mix = new Vec(relaxation.weights(groups));
            Draw draw = relaxation.draw(groups, alpha, new Moment(0, 1, Purpose.ALPHA), new RandomStream(0));
            draw.into(mix);
            loss(net, mix, true);
            double[] grad = draw.pullBack(mix.grad());
            double h = 1e-7;
            for (int i = 0; i < alpha.length; i += i < 224 ? 15 : 1) {
                double[] moved = alpha.clone();
                moved[i] += h;
                relaxation
                        .draw(groups, moved, new Moment(0, 1, Purpose.ALPHA), new RandomStream(0))
                        .into(mix);
                double up = loss(net, mix, false);
                moved[i] -= 2 * h;
                relaxation
                        .draw(groups, moved, new Moment(0, 1, Purpose.ALPHA), new RandomStream(0))
                        .into(mix);
                assertEquals((up - loss(net, mix, false)) / (2 * h), grad[i], 1e-6, "parameter " + i);
            }
        }
    }

    @Test
    void noneHasNoGradient() {
        try (SupernetDarts net = new SupernetDarts(backend, TINY, SearchShape.darts())) {
            net.parameters().initialise(new Seeds(3));
            Vec mix = new Vec(224);
            mix.set(Groups.of(net.space()).softmax(new double[224]));
            loss(net, mix, true);
            double[] none = new double[28];
            Arrays.setAll(none, e -> mix.grad()[8 * e]);
            assertArrayEquals(new double[28], none);
            assertTrue(Arrays.stream(mix.grad()).filter(g -> g != 0).count() >= 28 * 6);
        }
    }

    @Test
    void channelsThatDoNotDivide_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SupernetDarts(backend, TINY, SearchShape.pcDarts(3)));
    }
}
