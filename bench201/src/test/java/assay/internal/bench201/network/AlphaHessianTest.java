package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Skeleton201;
import assay.internal.core.special.SymmetricEigenvalues;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.AlphaHessian;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Hessian to alpha against central differences of the gradient, float64. */
class AlphaHessianTest {
    private static final double STEP = 1e-5;

    /**
     * Relative to the largest element. The difference is inexact by STEP squared times third derivatives, and by rounding
     * divided by STEP.
     */
    private static final double TOLERANCE = 1e-6;

    private Backend backend;
    private Supernet201 net;
    private Groups groups;
    private ImageSample batch;
    private double[] alpha;

    @BeforeEach
    void make() {
        backend = new PlainBackend(DType.FLOAT64);
        net = new Supernet201(backend, new Skeleton201(2, 1, 3, 8), false);
        net.parameters().initialise(new Seeds(1));
        groups = Groups.of(net.space());
        RandomStream random = new RandomStream(2);
        Tensor images = backend.take(4, 3, 8, 8);
        double[] v = new double[images.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, images);
        batch = new ImageSample(images, new int[] {0, 1, 2, 0});
        alpha = new double[groups.size() + groups.count()];
        Arrays.setAll(alpha, i -> 0.5 * random.nextGaussian());
    }

    @AfterEach
    void close() {
        net.close();
        backend.close();
    }

    private double[][] differences(Updater updater, Relaxation relax, int parameters) {
        double[][] h = new double[groups.size()][];
        for (int i = 0; i < h.length; i++) {
            double[] high = Arrays.copyOf(alpha, parameters);
            double[] low = high.clone();
            high[i] += STEP;
            low[i] -= STEP;
            double[] plus = gradient(updater, relax, high);
            double[] minus = gradient(updater, relax, low);
            h[i] = new double[groups.size()];
            for (int j = 0; j < h.length; j++) {
                h[i][j] = (plus[j] - minus[j]) / (2 * STEP);
            }
        }
        return h;
    }

    private double[] gradient(Updater updater, Relaxation relax, double[] at) {
        Draw draw = relax.draw(groups, at, new Moment(0, 1, Moment.Purpose.ALPHA), new RandomStream(0));
        return updater.alphaGrad(batch, draw, new double[1]);
    }

    private static double largest(double[][] h) {
        return Arrays.stream(h)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static void assertClose(double[][] expected, double[][] found) {
        double largest = largest(expected);
        assertTrue(largest > 1e-3, "nothing to compare: " + largest);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], TOLERANCE * largest, "row " + i);
        }
    }

    @Test
    void ofSoftmax_isTheDerivativeOfItsGradient() {
        Updater updater = new Updater(new Tape(backend), net, Relaxation.softmax());
        double[][] h = new AlphaHessian(updater, groups).at(batch, groups.softmax(alpha), new double[0]);
        assertClose(differences(updater, new Softmax(), groups.size()), h);
        double trace = 0;
        for (int i = 0; i < h.length; i++) {
            trace += h[i][i];
            assertEquals(0, Arrays.stream(h[i]).sum(), 1e-12, "a constant added to all of alpha changes nothing");
        }
        assertEquals(trace, Arrays.stream(SymmetricEigenvalues.of(h)).sum(), 1e-12);
    }

    @Test
    void ofWeightedEdges_isThatOfTheirOptions() {
        Updater updater = new Updater(new Tape(backend), net, new EdgeWeights().weights(groups), Norms.BATCH);
        double[] w = new EdgeWeights()
                .draw(groups, alpha, new Moment(0, 1, Moment.Purpose.ALPHA), new RandomStream(0))
                .weights();
        double[] edges = Arrays.copyOfRange(w, groups.size(), w.length);
        double[][] h = new AlphaHessian(updater, groups).at(batch, groups.softmax(alpha), edges);
        assertClose(differences(updater, new EdgeWeights(), alpha.length), h);
    }

    /** Cells that draw for themselves have the same mean weights, and the loss the same Hessian to them. */
    @Test
    void whereCellsDrawForThemselves_isThatOfTheWeightsThatTheyShare() {
        double[] p = groups.softmax(alpha);
        double[][] shared = new AlphaHessian(new Updater(new Tape(backend), net, Relaxation.softmax()), groups)
                .at(batch, p, new double[0]);
        int cells = net.separateCells();
        assertTrue(cells > 1);
        Updater apart = new Updater(new Tape(backend), net, cells * groups.size(), Norms.BATCH);
        double[][] found = new AlphaHessian(apart, groups).at(batch, p, new double[0]);
        for (int i = 0; i < shared.length; i++) {
            // 1e-12: the order in which cells are added up
            assertArrayEquals(shared[i], found[i], 1e-12 * Math.max(1, largest(shared)), "row " + i);
        }
    }

    /**
     * If the alpha of an option becomes very small, its row becomes zero, and the other rows become those of the Hessian
     * without it.
     */
    @Test
    void optionsWithoutProbability_haveNoCurvature() {
        Updater updater = new Updater(new Tape(backend), net, Relaxation.softmax());
        alpha[1] = -40; // a weight of 1e-18 of others
        double[] p = groups.softmax(alpha);
        double[] without = p.clone();
        without[1] = 0;
        AlphaHessian hessian = new AlphaHessian(updater, groups);
        double[][] nearly = hessian.at(batch, p, new double[0]);
        double[][] exactly = hessian.at(batch, without, new double[0]);
        assertArrayEquals(new double[groups.size()], exactly[1]);
        for (int i = 0; i < nearly.length; i++) {
            assertArrayEquals(nearly[i], exactly[i], 1e-12);
        }
    }
}
