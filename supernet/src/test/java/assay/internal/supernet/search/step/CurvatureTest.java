package assay.internal.supernet.search.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.AlphaHessian;
import assay.internal.supernet.search.pass.Updater;
import assay.internal.supernet.toy.ToySpace;
import assay.internal.supernet.toy.ToySupernet;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.learn.Variational;
import assay.supernet.search.method.Search;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Curvatures of the loss in alpha against central differences, float64. */
class CurvatureTest {
    private static final double STEP = 1e-5;
    private static final int IMAGES = 5;

    private PlainBackend backend;
    private ToySupernet net;
    private Groups groups;
    private Updater updater;
    private ImageSample batch;
    private double[] alpha;

    @BeforeEach
    void make() {
        backend = new PlainBackend(DType.FLOAT64);
        net = new ToySupernet(backend, new ToySpace(0), 2, 1);
        net.parameters().initialise(new Seeds(1));
        groups = Groups.of(net.space());
        updater = new Updater(new Tape(backend), net, Relaxation.softmax());
        RandomStream random = new RandomStream(2);
        Tensor images = backend.take(IMAGES, 3, 4, 4);
        double[] v = new double[images.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, images);
        batch = new ImageSample(images, new int[] {0, 1, 2, 0, 1});
        alpha = new double[groups.size()];
        Arrays.setAll(alpha, i -> 0.5 * random.nextGaussian());
    }

    @AfterEach
    void close() {
        net.close();
        backend.close();
    }

    private double[] losses(double[] at) {
        Loss loss = updater.backward(batch, Softmax.of(groups, at), false, true, Norms.BATCH, Pass.NEARBY);
        double[] each = loss.each().stream().mapToDouble(Loss::value).toArray();
        assertEquals(loss.value(), Arrays.stream(each).average().orElseThrow(), 1e-15);
        updater.tape().clear();
        return each;
    }

    private double[] moved(int i, double by) {
        double[] a = alpha.clone();
        a[i] += by;
        return losses(a);
    }

    /** 1e-8: the difference's truncation, STEP squared, and rounding, 1e-16 over STEP, times gradients below 1. */
    @Test
    void gaussNewton_isTheMeanOfTheImagesSquaredGradients() {
        double[] expected = new double[alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            double[] plus = moved(i, STEP);
            double[] minus = moved(i, -STEP);
            for (int b = 0; b < IMAGES; b++) {
                expected[i] += Math.pow((plus[b] - minus[b]) / (2 * STEP), 2) / IMAGES;
            }
        }
        assertArrayEquals(expected, updater.gaussNewton(batch, Softmax.of(groups, alpha)), 1e-8);
    }

    /** 1e-6 of the largest: as for the Hessian itself. */
    @Test
    void theExactDiagonal_isThatOfTheLoss() {
        double h = 1e-4;
        double[] expected = new double[alpha.length];
        double at = mean(losses(alpha));
        for (int i = 0; i < alpha.length; i++) {
            expected[i] = (mean(moved(i, h)) - 2 * at + mean(moved(i, -h))) / (h * h);
        }
        double[] found = new AlphaHessian(updater, groups).diagonal(batch, groups.softmax(alpha));
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, found, 1e-6 * Math.max(1, largest));
    }

    private static double mean(double[] v) {
        return Arrays.stream(v).average().orElseThrow();
    }

    @Test
    void theExactOne_isRefusedForARelaxationWithNoise() {
        Search search = Search.of(
                new Dirichlet(),
                Variational.vadam(0.01, 2, 1, 100).with(Map.of("optimizer", "von", "curvature", "exact")),
                Updates.ALPHA_THEN_WEIGHTS);
        assertThrows(IllegalArgumentException.class, () -> search.check(10, 100));
        search.relax(Relaxation.softmax()).check(10, 100);
        assertEquals(
                List.of("vadam", "vprop", "von", "bayes-by-backprop", "printed"),
                ((assay.core.setting.Choice<?>) search.learn().settings().get(0)).words());
    }
}
