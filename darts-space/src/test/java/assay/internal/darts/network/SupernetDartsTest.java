package assay.internal.darts.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.draw.Moment.Purpose;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
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
            // The same terms but for those of weight 0, added in the same order.
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
