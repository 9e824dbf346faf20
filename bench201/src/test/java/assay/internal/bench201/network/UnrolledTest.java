package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second order gradient against what it is the derivative of. */
class UnrolledTest {
    private static final double RATE = 0.02;

    private Backend backend;
    private Supernet201 net;
    private Sgd sgd;
    private Updater updater;
    private Unrolled unrolled;
    private ImageSample train;
    private ImageSample valid;
    private Groups groups;
    private double[] alpha;

    @BeforeEach
    void make() {
        backend = new PlainBackend(DType.FLOAT64);
        net = new Supernet201(backend, new Skeleton201(2, 1, 3, 8), false);
        net.parameters().initialise(new Seeds(1));
        sgd = new Sgd(backend, net.parameters().weights(), 0.9, true, 5e-4);
        updater = new Updater(new Tape(backend), net, Relaxation.softmax());
        RandomStream random = new RandomStream(2);
        train = sample(random);
        valid = sample(random);
        groups = Groups.of(net.space());
        alpha = new double[groups.size()];
        Arrays.setAll(alpha, i -> 0.3 * random.nextGaussian());
        // Some momentum, as in the middle of a search.
        updater.weights(train, Softmax.of(groups, alpha), sgd, RATE, 0, null);
        unrolled = new Unrolled(updater, sgd);
    }

    private ImageSample sample(RandomStream random) {
        Tensor images = backend.take(4, 3, 8, 8);
        double[] v = new double[images.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, images);
        return new ImageSample(images, new int[] {0, 1, 2, 0});
    }

    @AfterEach
    void close() {
        unrolled.close();
        sgd.close();
        net.close();
        backend.close();
    }

    /** L_valid(w - rate (momentum buffer + dL_train(w, alpha)/dw + decay w), alpha), as a function of alpha alone. */
    private double lookedAhead(double[] at) {
        Draw draw = Softmax.of(groups, at);
        List<double[]> weights = net.parameters().save();
        List<double[]> momentum = sgd.state();
        // The step that is looked ahead is one step of plain momentum.
        try (Sgd plain = new Sgd(backend, net.parameters().weights(), 0.9, false, 5e-4)) {
            plain.restore(momentum);
            updater.weights(train, draw, plain, RATE, 0, null);
        }
        double loss = updater.judge(valid, draw, Norms.BATCH).loss();
        net.parameters().load(weights);
        return loss;
    }

    @Test
    void theExactForm_isTheDerivativeOfTheUnrolledLoss() {
        Draw draw = Softmax.of(groups, alpha);
        double[] g = unrolled.parts(train, valid, draw, draw, RATE, true).gradient(RATE);
        double h = 1e-6;
        double largest = Arrays.stream(g).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < g.length; i++) {
            double[] up = alpha.clone();
            double[] down = alpha.clone();
            up[i] += h;
            down[i] -= h;
            // 1e-5 of the largest: central differences of a loss near one at step 1e-6, ReLU kinks not crossed
            assertEquals((lookedAhead(up) - lookedAhead(down)) / (2 * h), g[i], 1e-5 * largest, "alpha " + i);
        }
    }

    @Test
    void bothForms_shareTheFirstTerm_andLeaveWeightsAlone() {
        Draw draw = Softmax.of(groups, alpha);
        List<double[]> before = net.parameters().save();
        Unrolled.Parts exact = unrolled.parts(train, valid, draw, draw, RATE, true);
        Unrolled.Parts difference = unrolled.parts(train, valid, draw, draw, RATE, false);
        assertArrayEquals(exact.atUnrolled(), difference.atUnrolled());
        assertEquals(exact.validLoss(), difference.validLoss());
        List<double[]> after = net.parameters().save();
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), after.get(i));
        }
    }
}
