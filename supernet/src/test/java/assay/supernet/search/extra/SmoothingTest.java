package assay.supernet.search.extra;

import static assay.internal.testkit.Property.forAll;
import static assay.supernet.search.relax.Slopes.GROUPS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.Slopes;
import assay.supernet.search.relax.Softmax;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** SDARTS' moves and DARTS-' skip connection, on draws alone. */
class SmoothingTest {
    private static final Smoothing.Landscape FLAT = (draw, grad) -> 0;

    private static Moment at(int epoch) {
        return new Moment(epoch, 10, Moment.Purpose.WEIGHTS);
    }

    private static double[] normal(RandomStream random) {
        double[] v = new double[8];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    private static void assertOnSimplex(double[] w) {
        for (int g = 0; g < 3; g++) {
            double sum = 0;
            for (int i = GROUPS.start()[g]; i < GROUPS.start()[g + 1]; i++) {
                assertTrue(w[i] >= 0);
                sum += w[i];
            }
            assertEquals(1, sum, 1e-14);
        }
    }

    @Test
    void randomMoves_stayInTheirBox_andOnTheSimplex() {
        forAll(50, random -> {
            Draw draw = Softmax.of(GROUPS, normal(random));
            for (int epoch : new int[] {0, 5, 9}) {
                double eps = 0.03 + 0.27 * epoch / 10;
                double[] w = new Smoothing(Smoothing.Way.RANDOM)
                        .moved(GROUPS, draw, at(epoch), random, FLAT)
                        .weights();
                assertOnSimplex(w);
                for (int i = 0; i < 8; i++) {
                    // dividing by a sum of 1 - 3 eps to 1 + 3 eps moves further
                    double p = draw.weights()[i];
                    assertTrue(w[i] <= (p + eps) / Math.max(0.05, 1 - 3 * eps) + 1e-12);
                    assertTrue(w[i] >= Math.max(0, p - eps) / (1 + 3 * eps) - 1e-12);
                }
            }
        });
    }

    /** A linear loss: each step goes up by the sign of its slope. By hand with one step and eps = 0.1. */
    @Test
    void theAscent_goesAlongTheSignOfTheGradient() {
        double[] slope = {1, -1, 0, 2, 1, 0, 0, 3};
        Smoothing.Landscape linear = (draw, grad) -> {
            if (grad != null) {
                System.arraycopy(slope, 0, grad, 0, 8);
            }
            return Slopes.dot(slope, draw.weights());
        };
        Draw uniform = Softmax.of(GROUPS, new double[8]);
        Smoothing one = new Smoothing(Smoothing.Way.ADVERSARIAL, 0.1, 0.1, 1);
        double[] w =
                one.moved(GROUPS, uniform, at(3), new RandomStream(1), linear).weights();
        assertOnSimplex(w);
        // a step of 2 eps from anywhere in the box ends at its side
        assertTrue(w[0] > 1 / 3.0 && w[1] < 1 / 3.0 && w[7] > 1 / 3.0, Arrays.toString(w));
        assertArrayEquals(new double[] {0.5, 0.5}, new double[] {w[3], w[4]}, 1e-12, "both rise alike");
        forAll(20, random -> {
            Draw draw = Softmax.of(GROUPS, normal(random));
            Draw end = new Smoothing(Smoothing.Way.ADVERSARIAL).moved(GROUPS, draw, at(9), random, linear);
            assertTrue(linear.loss(end, null) >= linear.loss(draw, null));
        });
    }

    /** The released rule: if the loss fell, nothing is moved. */
    @Test
    void anAscentThatEndsLower_isDropped() {
        Draw draw = Softmax.of(GROUPS, new double[8]);
        Smoothing way = new Smoothing(Smoothing.Way.ADVERSARIAL);
        Smoothing.Landscape peak = (d, grad) -> Arrays.equals(d.weights(), draw.weights()) ? 1 : 0;
        assertSame(draw, way.moved(GROUPS, draw, at(1), new RandomStream(1), peak));
        assertNotSame(draw, way.moved(GROUPS, draw, at(1), new RandomStream(1), FLAT));
    }

    @Test
    void edgesWithWeights_keepThem_andPathsStayPaths() {
        double[] w = {0.1, 0.1, 0.2, 0.3, 0.3, 0.5, 0.25, 0.25};
        Draw weighed = Draw.fixed(w);
        double[] moved = new Smoothing(Smoothing.Way.RANDOM)
                .moved(GROUPS, weighed, at(9), new RandomStream(5), FLAT)
                .weights();
        assertEquals(0.4, moved[0] + moved[1] + moved[2], 1e-14);
        assertEquals(0.6, moved[3] + moved[4], 1e-14);
        Draw path = Draw.path(GROUPS, new int[][] {{1}, {0}, {2}});
        Draw same = new Smoothing(Smoothing.Way.RANDOM).moved(GROUPS, path, at(9), new RandomStream(5), FLAT);
        assertArrayEquals(path.weights(), same.weights());
        assertTrue(same.off(0) && !same.off(1));
    }

    @Test
    void nothing_isTheDrawItself() {
        Draw draw = Softmax.of(GROUPS, new double[8]);
        assertSame(draw, new Smoothing(Smoothing.Way.NONE).moved(GROUPS, draw, at(9), null, null));
        assertSame(draw, new AuxiliarySkip(AuxiliarySkip.Decay.NONE).onto(draw, new int[0], at(1)));
    }

    /** DARTS-, Eq. 5: 1, 1/2 and 1/10 of 10 epochs; by the cosine 1 and 1/2 in the middle. */
    @Test
    void theAuxiliarySkip_fallsToZero() {
        AuxiliarySkip linear = new AuxiliarySkip(AuxiliarySkip.Decay.LINEAR);
        assertEquals(1, linear.beta(at(0)));
        assertEquals(0.5, linear.beta(at(5)), 1e-15);
        assertEquals(0.1, linear.beta(at(9)), 1e-15);
        AuxiliarySkip cosine = new AuxiliarySkip(AuxiliarySkip.Decay.COSINE, 2);
        assertEquals(2, cosine.beta(at(0)));
        assertEquals(1, cosine.beta(at(5)), 1e-15);
        assertEquals(0, cosine.beta(at(10)), 1e-15);
    }

    @Test
    void theAuxiliarySkip_addsItsWeight_andLeavesTheGradientOfAlpha() {
        AuxiliarySkip linear = new AuxiliarySkip(AuxiliarySkip.Decay.LINEAR);
        int[] skips = {1, 6};
        forAll(20, random -> {
            double[] alpha = normal(random);
            double[] grad = normal(random);
            Draw own = Softmax.of(GROUPS, alpha);
            Draw with = linear.onto(own, skips, at(4));
            assertSame(own, with.own());
            for (int i = 0; i < 8; i++) {
                assertEquals(own.weights()[i] + (i == 1 || i == 6 ? 0.6 : 0), with.weights()[i]);
            }
            Slopes.assertGradient(
                    a -> Slopes.dot(
                            linear.onto(Softmax.of(GROUPS, a), skips, at(4)).weights(), grad),
                    alpha,
                    with.pullBack(grad),
                    1e-7); // central differences of values about one
        });
        Draw path = linear.onto(Draw.path(GROUPS, new int[][] {{0}, {0}, {1}}), skips, at(4));
        assertTrue(!path.off(1) && path.off(2), "it is computed where no skip was drawn");
        assertEquals(0.6, path.weights()[1]);
        assertEquals(1.6, path.weights()[6]);
    }
}
