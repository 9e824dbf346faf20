package assay.internal.supernet.search.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.Updater;
import assay.internal.supernet.toy.ToySpace;
import assay.internal.supernet.toy.ToySupernet;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.extra.Alignment;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gradient by which cells are aligned, on the toy network with three cells, float64. */
class AlignerTest {
    private static final int CELLS = 3;
    private static final int IMAGES = 5;

    private PlainBackend backend;
    private ToySupernet net;
    private Groups groups;
    private Updater updater;
    private ImageSample batch;
    private Draw draw;

    @BeforeEach
    void make() {
        backend = new PlainBackend(DType.FLOAT64);
        net = new ToySupernet(backend, new ToySpace(0), CELLS, 1);
        net.parameters().initialise(new Seeds(1));
        assertEquals(CELLS, net.separateCells());
        groups = Groups.of(net.space());
        updater = new Updater(new Tape(backend), net, CELLS * groups.size(), Norms.BATCH);
        RandomStream random = new RandomStream(2);
        Tensor images = backend.take(IMAGES, 3, 4, 4);
        double[] v = new double[images.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, images);
        batch = new ImageSample(images, new int[] {0, 1, 2, 0, 1});
        double[] alpha = new double[groups.size()];
        Arrays.setAll(alpha, i -> 0.5 * random.nextGaussian());
        draw = Softmax.of(groups, alpha);
    }

    @AfterEach
    void close() {
        net.close();
        backend.close();
    }

    private double alignment() {
        updater.backward(batch, draw, false, true, Norms.BATCH, Pass.NEARBY);
        updater.tape().clear();
        return Alignment.of(updater.mix().grad(), CELLS);
    }

    private double[] read(List<Tensor> tensors) {
        List<Double> all = new ArrayList<>();
        for (Tensor t : tensors) {
            double[] v = new double[t.size()];
            backend.read(t, v);
            Arrays.stream(v).forEach(all::add);
        }
        return all.stream().mapToDouble(x -> x).toArray();
    }

    private double[] byDifference(double reach) {
        List<Tensor> g = new Aligner(new Alignment(1, reach)).gradients(updater, batch, draw, CELLS);
        double[] values = read(g);
        g.forEach(backend::give);
        return values;
    }

    /** d2loss / dw dp, by the tape's tangents. */
    private double[] exact() {
        double[] p = Aligner.slope(updater, batch, draw, CELLS);
        Tape tape = updater.tape();
        tape.retainGrads(true);
        Loss loss = updater.backward(batch, draw, true, true, Norms.BATCH, Pass.NEARBY);
        updater.mix().setTangent(p);
        tape.pushForward();
        tape.pushBackward(loss);
        List<Double> all = new ArrayList<>();
        for (Weight w : net.parameters().weights()) {
            double[] v = new double[w.value().size()];
            Tensor t = tape.gradTangent(w);
            if (t != null) {
                backend.read(t, v);
            }
            Arrays.stream(v).forEach(all::add);
        }
        tape.clear();
        tape.retainGrads(false);
        updater.mix().setTangent(new double[p.length]);
        return all.stream().mapToDouble(x -> x).toArray();
    }

    /** The released difference, so near that no ReLU of this small network turns on or off. */
    @Test
    void theFiniteDifference_isTheExactProduct() {
        double[] exact = exact();
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e-3, "there is something to compare: " + largest);
        // 1e-6: what rounding of 1e-16 is after a division by the reach, with some room
        assertArrayEquals(exact, byDifference(1e-7), 1e-6 * Math.max(1, largest));
    }

    /** Lambda itself, a little before and behind along the weights. */
    @Test
    void theGradient_isThatOfTheAlignment() {
        double[] exact = exact();
        RandomStream random = new RandomStream(3);
        double[] way = new double[exact.length];
        Arrays.setAll(way, i -> random.nextGaussian());
        double slope = 0;
        for (int i = 0; i < way.length; i++) {
            slope += exact[i] * way[i];
        }
        double step = 1e-6;
        move(way, step);
        double after = alignment();
        move(way, -2 * step);
        double before = alignment();
        // 1e-6 relative: the error of a central difference of values about one
        assertEquals(slope, (after - before) / (2 * step), 1e-5 * Math.max(1, Math.abs(slope)));
    }

    private void move(double[] way, double by) {
        int at = 0;
        for (Weight w : net.parameters().weights()) {
            double[] v = new double[w.value().size()];
            backend.read(w.value(), v);
            for (int i = 0; i < v.length; i++) {
                v[i] += by * way[at++];
            }
            backend.write(v, w.value());
        }
    }

    /** Along it the cells come to want the same. */
    @Test
    void stepsAlongIt_alignTheCells() {
        double first = alignment();
        for (int s = 0; s < 12; s++) {
            move(byDifference(1e-7), 0.001);
        }
        double last = alignment();
        assertTrue(last > first + 0.1, first + " to " + last);
    }

    /** If all cells share one draw, their gradients are added up. */
    @Test
    void apartTheCellsGiveTheSameGradient() {
        double[] apart = updater.alphaGrad(batch, draw, new double[1]);
        try (ToySupernet shared = new ToySupernet(backend, new ToySpace(0), CELLS, 1)) {
            shared.parameters().initialise(new Seeds(1));
            Updater together = new Updater(new Tape(backend), shared, groups.size(), Norms.BATCH);
            // 1e-12: the order in which cells are added up
            assertArrayEquals(together.alphaGrad(batch, draw, new double[1]), apart, 1e-12);
        }
    }
}
