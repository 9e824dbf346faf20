package assay.supernet.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The variational learners on losses whose posterior is known. With the mean loss sum c (alpha - t)^2 / 2, N images and a prior
 * of precision delta around 0, the posterior of each component is a Gaussian of precision N c + delta and mean N c t / (N c +
 * delta).
 *
 * <p>A simulation passes if the averages over its steps are within 4.9 standard errors, which a right program misses once in a
 * million runs, and within the bias that the learner itself has and that is stated with it. Standard errors are those of 50
 * blocks of steps. Seeds are fixed.
 */
class PosteriorTest {
    private static final double Z = 4.9;
    private static final int BLOCKS = 50;

    /** A quadratic loss. */
    private record Quadratic(double[] c, double[] t, double n, double delta) {
        double mean(int i) {
            return n * c[i] * t[i] / (n * c[i] + delta);
        }

        double variance(int i) {
            return 1 / (n * c[i] + delta);
        }

        double[] grad(double[] p) {
            double[] g = new double[p.length];
            Arrays.setAll(g, i -> c[i] * (p[i] - t[i]));
            return g;
        }
    }

    private static final Quadratic SMOOTH =
            new Quadratic(new double[] {0.5, 1, 2}, new double[] {1, -0.5, 0.2}, 100, 50);

    /** Two samples at plus and minus one deviation have the mean and the variance of a Gaussian: no noise is left. */
    @Test
    void withoutNoise_vonAndBayesByBackpropEndAtThePosteriorItself() {
        Belief belief = new Belief(2, SMOOTH.n(), SMOOTH.delta(), 60);
        for (Learner learner :
                List.of(new Von(new double[3], 0.1, 0.1, belief), new BayesByBackprop(new double[3], 0.5, belief))) {
            double[] up = {1, 1, 1};
            double[] down = {-1, -1, -1};
            for (int step = 0; step < 20_000; step++) {
                step(learner, learner.point(up), learner.point(down));
            }
            for (int i = 0; i < 3; i++) {
                assertEquals(SMOOTH.mean(i), learner.mean()[i], 1e-10);
                assertEquals(SMOOTH.variance(i), Math.pow(learner.deviation()[i], 2), 1e-12);
            }
        }
    }

    private static void step(Learner learner, double[]... points) {
        double[][] grads = Arrays.stream(points).map(SMOOTH::grad).toArray(double[][]::new);
        double[][] diagonals = Arrays.stream(points).map(p -> SMOOTH.c()).toArray(double[][]::new);
        learner.step(new Slopes(points, grads, diagonals));
    }

    @Test
    void von_withTheExactCurvature_hasThePosteriorInTheMean() {
        Von von = new Von(new double[3], 0.01, 0.01, new Belief(1, SMOOTH.n(), SMOOTH.delta(), 60));
        Averages a = run(von, random -> step(von, von.point(random.normal(3))), 200_000);
        for (int i = 0; i < 3; i++) {
            a.mean(i).within(SMOOTH.mean(i), 0);
            a.variance(i).within(SMOOTH.variance(i), 1e-9 * SMOOTH.variance(i)); // what is left of the start
        }
    }

    /** The variance is off by about its own fluctuation, squared: below 0.3 %. */
    @Test
    void bayesByBackprop_hasThePosteriorInTheMean() {
        BayesByBackprop bbb = new BayesByBackprop(new double[3], 0.1, new Belief(1, SMOOTH.n(), SMOOTH.delta(), 60));
        Averages a = run(bbb, random -> step(bbb, bbb.point(random.normal(3))), 1_000_000);
        for (int i = 0; i < 3; i++) {
            a.mean(i).within(SMOOTH.mean(i), 0);
            a.variance(i).within(SMOOTH.variance(i), 0.003 * SMOOTH.variance(i));
        }
    }

    private static final int IMAGES = 1000;

    /** Image x has the loss (alpha - x)^2 / 2, and images lie around t with variance 1, in pairs: the curvature is 1. */
    private static final Quadratic IMAGEWISE = new Quadratic(new double[] {1, 1}, new double[] {0.3, -0.2}, IMAGES, 20);

    private static double[] image(RandomStream random, double[] alpha) {
        double x = Math.sqrt(2) * Math.sin(2 * Math.PI * (random.nextInt(IMAGES) + 0.5) / IMAGES);
        double[] g = new double[alpha.length];
        Arrays.setAll(g, i -> alpha[i] - IMAGEWISE.t()[i] - x);
        return g;
    }

    /**
     * Squares of one image's gradients stand for the curvature: they are above it by sigma^2 + (mu - t)^2, here by 0.1 % and at
     * most 0.05 %, and by the variance of mu around its mean, half a step: in all below 0.4 %.
     */
    @Test
    void learnersFromSquaredGradients_haveThePosteriorInTheMean_whenABatchIsOneImage() {
        Belief belief = new Belief(1, IMAGES, IMAGEWISE.delta(), IMAGES);
        double[] start = {0, 0};
        for (Learner learner : List.of(
                new Vprop(start, 0.002, 0.001, belief),
                new VAdam(start, 0.002, 0.5, 0.999, belief),
                new PrintedBaLeNas(start, 0.002, 0.5, belief))) {
            Averages a = run(
                    learner,
                    random -> {
                        double[] p = learner.point(random.normal(2));
                        learner.step(new double[][] {image(random.stream(), p)});
                    },
                    1_000_000);
            for (int i = 0; i < 2; i++) {
                a.mean(i).within(IMAGEWISE.mean(i), 0);
                a.variance(i).within(IMAGEWISE.variance(i), 0.004 * IMAGEWISE.variance(i));
            }
        }
    }

    /** The same with all images at once: their squares are averaged, and not their gradients. */
    @Test
    void von_withGaussNewton_hasThePosteriorInTheMean() {
        Von von = new Von(new double[2], 0.002, 0.002, new Belief(1, IMAGES, IMAGEWISE.delta(), IMAGES));
        Averages a = run(
                von,
                random -> {
                    double[] p = von.point(random.normal(2));
                    double[] g = IMAGEWISE.grad(p);
                    double[] squares = Arrays.stream(g).map(v -> 1 + v * v).toArray();
                    von.step(new Slopes(new double[][] {p}, new double[][] {g}, new double[][] {squares}));
                },
                500_000);
        for (int i = 0; i < 2; i++) {
            a.mean(i).within(IMAGEWISE.mean(i), 0);
            a.variance(i).within(IMAGEWISE.variance(i), 0.002 * IMAGEWISE.variance(i));
        }
    }

    /** Why a large batch makes vadam and vprop too wide: the mean gradient's square is a 64th of an image's. */
    @Test
    void vprop_isTooWideByTheSizeOfTheBatch() {
        Vprop vprop = new Vprop(new double[2], 0.002, 0.001, new Belief(1, IMAGES, IMAGEWISE.delta(), IMAGES));
        Averages a = run(
                vprop,
                random -> {
                    double[] p = vprop.point(random.normal(2));
                    double[] g = new double[2];
                    for (int k = 0; k < 64; k++) {
                        double[] one = image(random.stream(), p);
                        Arrays.setAll(g, i -> g[i] + one[i] / 64);
                    }
                    vprop.step(new double[][] {g});
                },
                20_000);
        // s = 1/64 + sigma^2 + ... and sigma^2 = 1 / (1000 s + 20): sigma^2 = 0.0177, 18 times the posterior's
        assertEquals(18, a.variance(0).average() / IMAGEWISE.variance(0), 1.5);
    }

    /** The numbers of the Python program that stands in the file. */
    @Test
    void threeSteps_areThoseOfAnotherProgram() throws Exception {
        double[] c = {0.6, 1.3};
        double[] t = {-0.25, 0.8};
        double[][][] noise = {{{0.3, -1.1}, {-0.8, 0.4}}, {{1.7, 0.2}, {0.1, -0.6}}, {{-0.5, 0.9}, {-1.3, 1.2}}};
        Belief belief = new Belief(2, 50, 2, 10);
        double[] start = {0.1, -0.2};
        List<String> lines = new String(
                        PosteriorTest.class
                                .getResourceAsStream("/golden/variational.txt")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .toList();
        List<Learner> learners = List.of(
                new Vprop(start, 0.05, 0.1, belief),
                new Von(start, 0.05, 0.1, belief),
                new BayesByBackprop(start, 0.05, belief));
        assertEquals(learners.size(), lines.size());
        for (int k = 0; k < lines.size(); k++) {
            Learner learner = learners.get(k);
            for (double[][] z : noise) {
                double[][] points = Arrays.stream(z).map(learner::point).toArray(double[][]::new);
                double[][] grads = new double[2][2];
                double[][] diagonals = new double[2][2];
                for (int s = 0; s < 2; s++) {
                    for (int i = 0; i < 2; i++) {
                        grads[s][i] = c[i] * (points[s][i] - t[i]) + 0.3 * Math.cos(3 * points[s][i]);
                        diagonals[s][i] = c[i] - 0.9 * Math.sin(3 * points[s][i]);
                    }
                }
                learner.step(new Slopes(points, grads, diagonals));
            }
            double[] expected = Arrays.stream(lines.get(k).split(" "))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] found = {learner.mean()[0], learner.mean()[1], learner.deviation()[0], learner.deviation()[1]};
            assertArrayEquals(expected, found, 1e-13, lines.get(k));
        }
    }

    @Test
    void newLearners_goOnFromTheirState_andSayWhatTheyMiss() {
        Belief belief = new Belief(1, 100, 1, 10);
        Slopes first = new Slopes(new double[][] {{0.3}}, new double[][] {{0.2}}, new double[][] {{0.7}});
        Slopes second = new Slopes(new double[][] {{-0.1}}, new double[][] {{-0.4}}, new double[][] {{0.1}});
        double[] start = {0.1};
        double[] other = {5};
        List<List<Learner>> pairs = List.of(
                List.of(new Vprop(start, 0.1, 0.1, belief), new Vprop(other, 0.1, 0.1, belief)),
                List.of(new Von(start, 0.1, 0.1, belief), new Von(other, 0.1, 0.1, belief)),
                List.of(new BayesByBackprop(start, 0.1, belief), new BayesByBackprop(other, 0.1, belief)));
        for (List<Learner> pair : pairs) {
            pair.get(0).step(first);
            pair.get(1).restore(pair.get(0).state());
            pair.forEach(l -> l.step(second));
            assertArrayEquals(pair.get(0).mean(), pair.get(1).mean());
            assertArrayEquals(pair.get(0).deviation(), pair.get(1).deviation());
        }
        assertThrows(IllegalStateException.class, () -> pairs.get(1).get(0).step(first.grads()));
        assertThrows(IllegalStateException.class, () -> pairs.get(2).get(0).step(first.grads()));
    }

    /** A negative curvature would make the precision negative. */
    @Test
    void von_keepsItsPrecisionAtThePriorsOrAbove() {
        Von von = new Von(new double[1], 0.1, 1, new Belief(1, 100, 4, 10));
        von.step(new Slopes(new double[][] {{0}}, new double[][] {{1}}, new double[][] {{-3}}));
        assertEquals(0.5, von.deviation()[0], 1e-15);
    }

    private record Noise(RandomStream stream) {
        double[] normal(int n) {
            double[] z = new double[n];
            Arrays.setAll(z, i -> stream.nextGaussian());
            return z;
        }
    }

    private interface Step {
        void take(Noise random);
    }

    /** The average of a quantity over the blocks of a run. */
    private record Average(double[] blocks) {
        double average() {
            return Arrays.stream(blocks).average().orElseThrow();
        }

        void within(double expected, double bias) {
            double square =
                    Arrays.stream(blocks).map(b -> Math.pow(b - average(), 2)).sum();
            double error = Math.sqrt(square / (blocks.length - 1) / blocks.length);
            double off = Math.abs(average() - expected);
            assertTrue(
                    off <= Z * error + bias,
                    () -> "expected " + expected + " +- " + Z + " x " + error + " and a bias of " + bias + ", found "
                            + average());
        }
    }

    private record Averages(double[][] means, double[][] variances) {
        Average mean(int i) {
            return new Average(means[i]);
        }

        Average variance(int i) {
            return new Average(variances[i]);
        }
    }

    /** After a tenth of the steps, averages over blocks. */
    private static Averages run(Learner learner, Step step, int steps) {
        Noise noise = new Noise(new Seeds(3).stream("posterior"));
        for (int s = 0; s < steps / 10; s++) {
            step.take(noise);
        }
        int n = learner.mean().length;
        double[][] means = new double[n][BLOCKS];
        double[][] variances = new double[n][BLOCKS];
        int each = steps / BLOCKS;
        for (int b = 0; b < BLOCKS; b++) {
            for (int s = 0; s < each; s++) {
                step.take(noise);
                double[] mean = learner.mean();
                double[] deviation = learner.deviation();
                for (int i = 0; i < n; i++) {
                    means[i][b] += mean[i] / each;
                    variances[i][b] += deviation[i] * deviation[i] / each;
                }
            }
        }
        return new Averages(means, variances);
    }
}
