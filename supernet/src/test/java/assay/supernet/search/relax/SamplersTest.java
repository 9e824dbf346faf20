package assay.supernet.search.relax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.internal.core.special.BetaFunction;
import assay.internal.core.special.GammaFunction;
import assay.internal.core.stats.ChiSquare;
import assay.supernet.optim.Belief;
import assay.supernet.optim.VAdam;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.DataDerivation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Every sampler against its distribution. Seeds are fixed; each test would fail for one in {@value #RARELY} seeds if the
 * sampler is right, so that a failure means a change of what is drawn.
 */
class SamplersTest {
    private static final int RARELY = 10_000;
    private static final double ALARM = 1.0 / RARELY;

    private static final Groups ONE = new Groups(new int[] {0, 4}, new int[1], new int[] {0});
    private static final double[] ALPHA = {0.5, -0.7, 0.1, 1.2};
    private static final int DRAWS = 20_000;

    private static void assertFrequencies(double[] expected, int[] counts) {
        int n = Arrays.stream(counts).sum();
        double x = 0;
        for (int k = 0; k < counts.length; k++) {
            double e = n * expected[k];
            x += (counts[k] - e) * (counts[k] - e) / e;
        }
        double p = ChiSquare.survival(x, counts.length - 1);
        assertTrue(p > ALARM, "chi-square " + x + ", p " + p + ", counts " + Arrays.toString(counts));
    }

    private interface Distribution {
        double at(double x);
    }

    /** Kolmogorov and Smirnov; the limit's tail 2 exp(-2 n d^2), which is above the exact one at this size. */
    private static void assertDistributed(Distribution f, double[] sample) {
        double[] x = sample.clone();
        Arrays.sort(x);
        double d = 0;
        for (int i = 0; i < x.length; i++) {
            double p = f.at(x[i]);
            d = Math.max(d, Math.max(p - i / (double) x.length, (i + 1) / (double) x.length - p));
        }
        double tail = 2 * Math.exp(-2 * x.length * d * d);
        assertTrue(tail > ALARM, "distance " + d + ", p " + tail);
    }

    private static int[] chosen(Relaxation relax, RandomStream random) {
        int[] counts = new int[4];
        for (int i = 0; i < DRAWS; i++) {
            counts[ONE.argmax(relax.draw(ONE, ALPHA, Slopes.MOMENT, random).weights())[0]]++;
        }
        return counts;
    }

    @Test
    void gumbelMaxima_areSoftmaxDraws_atEveryTemperature() {
        double[] p = ONE.softmax(ALPHA);
        assertFrequencies(
                p, chosen(new HardGumbel(Temperature.withinEpochs(10, 0.1), true, false), new RandomStream(1)));
        assertFrequencies(p, chosen(new SoftGumbel(Temperature.afterEpochs(10, 1)), new RandomStream(2)));
        assertFrequencies(p, chosen(new Paths(Paths.Choice.CATEGORICAL, false), new RandomStream(3)));
    }

    @Test
    void uniformPaths_areUniform_alsoWithoutEmptyNodes() {
        double quarter = 0.25;
        assertFrequencies(
                new double[] {quarter, quarter, quarter, quarter},
                chosen(new Paths(Paths.Choice.UNIFORM, false), new RandomStream(4)));
        int[] counts = chosen(new Paths(Paths.Choice.UNIFORM, true), new RandomStream(5));
        assertEquals(0, counts[0], "none, the only edge's, is drawn again");
        double third = 1 / 3.0;
        assertFrequencies(new double[] {third, third, third}, Arrays.copyOfRange(counts, 1, 4));
    }

    /**
     * DATA, Proposition "Diversity": a code is drawn when M draws hit exactly its options, which the multinomial distribution
     * gives the probability of.
     */
    @Test
    void ensembleCodes_haveMultinomialProbabilities() {
        int m = 3;
        EnsembleGumbel relax =
                new EnsembleGumbel(m, Simplex.SOFTMAX, EnsembleGumbel.Combine.SUM, Temperature.afterEpochs(2, 2));
        double[] p = ONE.softmax(ALPHA);
        double[] expected = new double[16];
        for (int code = 1; code < 16; code++) {
            double[] hit = new double[Integer.bitCount(code)];
            int n = 0;
            for (int k = 0; k < 4; k++) {
                if ((code >> k & 1) == 1) {
                    hit[n++] = p[k];
                }
            }
            expected[code] = DataDerivation.hitAll(hit, n, m);
        }
        assertEquals(1, Arrays.stream(expected).sum(), 1e-12);
        int[] counts = new int[16];
        RandomStream random = new RandomStream(6);
        for (int i = 0; i < DRAWS; i++) {
            double[] w = relax.draw(ONE, ALPHA, Slopes.MOMENT, random).weights();
            int code = 0;
            for (int k = 0; k < 4; k++) {
                code |= (w[k] > 0 ? 1 : 0) << k;
            }
            counts[code]++;
        }
        // Never no option at all, and with three draws never all four.
        assertEquals(0, counts[0] + counts[15]);
        assertFrequencies(Arrays.copyOfRange(expected, 1, 15), Arrays.copyOfRange(counts, 1, 15));
    }

    /** The released code starts at 1 + 0.001 N(0, 1), where no option is out; at 0.001 N(0, 1) half of them would be. */
    @Test
    void reluProbabilities_startAlike() {
        EnsembleGumbel relu =
                new EnsembleGumbel(4, Simplex.RELU, EnsembleGumbel.Combine.AVERAGE, Temperature.afterEpochs(1, 1));
        double[] alpha = relu.start(ONE, new RandomStream(13));
        double[] softmax = new EnsembleGumbel(4, Simplex.SOFTMAX, EnsembleGumbel.Combine.AVERAGE, relu.tau())
                .start(ONE, new RandomStream(13));
        for (int k = 0; k < 4; k++) {
            assertEquals(1, alpha[k], 0.004, "4 standard deviations");
            assertEquals(alpha[k] - 1, softmax[k], 1e-15);
            assertEquals(0.25, Simplex.RELU.of(ONE, alpha)[k], 0.002);
        }
    }

    @Test
    void dirichletComponents_areBetaDistributed_withTheirMoments() {
        double[] alpha = {-3, 0, 1.5, 30};
        double[] beta = Dirichlet.concentration(alpha);
        double sum = Arrays.stream(beta).sum();
        RandomStream random = new RandomStream(7);
        double[][] sample = new double[4][DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double[] theta =
                    new Dirichlet().draw(ONE, alpha, Slopes.MOMENT, random).weights();
            assertEquals(1, Arrays.stream(theta).sum(), 1e-12);
            for (int k = 0; k < 4; k++) {
                sample[k][i] = theta[k];
            }
        }
        for (int k = 0; k < 4; k++) {
            double a = beta[k];
            assertDistributed(x -> BetaFunction.regularized(a, sum - a, x), sample[k]);
            double mean = Arrays.stream(sample[k]).average().orElseThrow();
            double variance = a * (sum - a) / (sum * sum * (sum + 1));
            // 4.06 standard errors: the alarm's two-sided limit divided among four means
            assertEquals(a / sum, mean, 4.25 * Math.sqrt(variance / DRAWS), "component " + k);
        }
    }

    @Test
    void smallConcentrations_doNotUnderflow() {
        double[] alpha = {-7, -7, -7, -7};
        RandomStream random = new RandomStream(8);
        for (int i = 0; i < 1000; i++) {
            double[] theta =
                    new Dirichlet().draw(ONE, alpha, Slopes.MOMENT, random).weights();
            assertEquals(1, Arrays.stream(theta).sum(), 1e-12);
            for (double g : Dirichlet.of(ONE, alpha, theta).pullBack(new double[] {1, -1, 0.5, 0})) {
                assertTrue(Double.isFinite(g));
            }
        }
    }

    @Test
    void gammaVariables_areGammaDistributed() {
        RandomStream random = new RandomStream(9);
        for (double shape : new double[] {0.05, 0.9, 1, 7}) {
            double[] sample = new double[DRAWS];
            Arrays.setAll(sample, i -> Math.exp(Dirichlet.logGamma(shape, random)));
            assertDistributed(x -> GammaFunction.regularized(shape, x), sample);
        }
    }

    @Test
    void variationalPoints_areGaussian() {
        VAdam v = new VAdam(new double[] {0.3}, 3e-4, 0.5, 0.999, new Belief(1, 25_000, 1, 4));
        RandomStream random = new RandomStream(10);
        double[] sample = new double[DRAWS];
        Arrays.setAll(sample, i -> v.point(new double[] {random.nextGaussian()})[0]);
        assertDistributed(
                x -> {
                    double z = (x - 0.3) / 0.5;
                    double tail = ChiSquare.survival(z * z, 1) / 2;
                    return z < 0 ? tail : 1 - tail;
                },
                sample);
    }

    /**
     * Two of three options are drawn: the first by p, the second by the remaining probabilities. A pair can come in two orders.
     */
    @Test
    void pathsOfSeveralOptions_areDrawnWithoutReplacement() {
        Groups pairs = new Groups(new int[] {0, 3}, new int[1], new int[] {-1}, new int[] {2}, new boolean[] {true});
        double[] alpha = {0, 1, -1};
        double[] p = pairs.softmax(alpha);
        double[] expected = new double[3]; // the option that is left out
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                expected[3 - a - b < 0 || a == b ? 0 : 3 - a - b] += a == b ? 0 : p[a] * p[b] / (1 - p[a]);
            }
        }
        int[] counts = new int[3];
        RandomStream random = new RandomStream(12);
        Paths paths = new Paths(Paths.Choice.CATEGORICAL, false);
        for (int i = 0; i < DRAWS; i++) {
            double[] w = paths.draw(pairs, alpha, Slopes.MOMENT, random).weights();
            assertEquals(2, Arrays.stream(w).sum());
            counts[w[0] == 0 ? 0 : w[1] == 0 ? 1 : 2]++;
        }
        assertFrequencies(expected, counts);
    }

    /** The controller's own words for it: the pair's two orders have probabilities that sum to its frequency. */
    @Test
    void controllerPathsOfSeveralOptions_haveTheProbabilitiesThatItSays() {
        Groups pairs = new Groups(new int[] {0, 3}, new int[1], new int[] {-1}, new int[] {2}, new boolean[] {true});
        Controller controller = new Controller(0.5, 2.5);
        RandomStream random = new RandomStream(13);
        double[] theta = controller.start(pairs, random);
        Arrays.setAll(theta, i -> 4 * theta[i]);
        double[] expected = new double[9];
        int[] counts = new int[9];
        for (int i = 0; i < DRAWS; i++) {
            ControllerPath path = controller.draw(pairs, theta, Slopes.MOMENT, random);
            int code = path.choice()[0] * 3 + path.choice()[1];
            assertEquals(2, Arrays.stream(path.weights()).sum());
            expected[code] = Math.exp(path.logProbability());
            counts[code]++;
        }
        assertEquals(1, Arrays.stream(expected).sum(), 1e-9);
        int[] possible = {1, 2, 3, 5, 6, 7};
        assertFrequencies(
                Arrays.stream(possible).mapToDouble(i -> expected[i]).toArray(),
                Arrays.stream(possible).map(i -> counts[i]).toArray());
    }

    @Test
    void controllerPaths_haveTheProbabilitiesThatItSays() {
        Groups two = new Groups(new int[] {0, 2, 5}, new int[] {0, 0}, new int[] {0, 0});
        Controller controller = new Controller(0.5, 2.5);
        RandomStream random = new RandomStream(11);
        double[] theta = controller.start(two, random);
        Arrays.setAll(theta, i -> 4 * theta[i]);
        double[] expected = new double[6];
        int[] counts = new int[6];
        for (int i = 0; i < DRAWS; i++) {
            ControllerPath path = controller.draw(two, theta, Slopes.MOMENT, random);
            int code = path.choice()[0] * 3 + path.choice()[1];
            expected[code] = Math.exp(path.logProbability());
            counts[code]++;
        }
        assertEquals(1, Arrays.stream(expected).sum(), 1e-9);
        assertFrequencies(expected, counts);
    }

    @Test
    void drawnArchitectures_haveTheirMarginals() {
        double[] beta = Dirichlet.concentration(ALPHA);
        double[] p = new double[4];
        DirichletDistribution.largest(beta, 0, 4, p);
        assertFrequencies(p, chosen(new Dirichlet(), new RandomStream(12)));
    }
}
