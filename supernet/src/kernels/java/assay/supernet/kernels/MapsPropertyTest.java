package assay.internal.supernet.kernels;

import static assay.internal.testkit.Gen.between;
import static assay.internal.testkit.Property.forAll;

import assay.internal.supernet.kernels.Twins.Side;
import assay.internal.supernet.kernels.Twins.Twin;
import assay.internal.testkit.Gen;
import assay.supernet.tensor.Channels;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kernel but convolution and matrix product, against the plain backend. */
class MapsPropertyTest {
    private static final int SEEDS = 12;

    /** Small maps of all forms; every fourth one is longer than a piece of the CPU's kernels. */
    private static int[] shape(Twins t) {
        if (t.random.nextInt(4) == 0) {
            return new int[] {between(t.random, 1, 3), between(t.random, 3, 5), 32, between(t.random, 31, 33)};
        }
        return Gen.shape(t.random, t.random.nextBoolean() ? 4 : 2, 9);
    }

    private static void forAllShapes(Way way, BiConsumer<Twins, int[]> body) {
        forAll(SEEDS, random -> {
            try (Twins t = new Twins(way, random)) {
                body.accept(t, shape(t));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void elementByElement(Way way) {
        forAllShapes(way, (t, shape) -> {
            Twin u = t.normals(shape);
            Twin v = t.normals(shape);
            Twin y = t.normals(shape);
            t.check("axpby", y, s -> s.k().axpby(0.3, s.of(u), -1.7, s.of(y)));
            t.check("axpby over NaN", y, s -> {
                s.k().fill(s.of(y), Double.NaN);
                s.k().axpby(-0.7, s.of(u), 0, s.of(y));
            });
            t.check("multiply", y, s -> s.k().multiply(s.of(u), s.of(v), s.of(y), false));
            t.check("multiply, add", y, s -> s.k().multiply(s.of(u), s.of(v), s.of(y), true));
            t.check("abs", y, s -> s.k().abs(s.of(u), s.of(y)));
            t.check("relu", y, s -> s.k().relu(s.of(u), s.of(y)));
            t.check("reluGrad from the output", y, s -> s.k().reluGrad(s.of(y), s.of(v), s.of(u), true));
            t.check("reluGrad", u, s -> s.k().reluGrad(s.of(y), s.of(v), s.of(u), false));
            t.check("relu in place", v, s -> s.k().relu(s.of(v), s.of(v)));
            t.check("fill", v, s -> s.k().fill(s.of(v), 0.1f));
        });
    }

    @ParameterizedTest
    @EnumSource
    void reluGrad_isZeroAtZeroAndFromTheInput(Way way) {
        forAll(1, random -> {
            try (Twins t = new Twins(way, random)) {
                Twin x = t.of(new double[] {-1, -0.0, 0, 1e-30, 2, -1e-30}, 6);
                Twin gy = t.normals(6);
                Twin gx = t.normals(6);
                t.check("add", gx, s -> s.k().reluGrad(s.of(x), s.of(gy), s.of(gx), true));
                t.check("overwrite", gx, s -> s.k().reluGrad(s.of(x), s.of(gy), s.of(gx), false));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void dot(Way way) {
        forAllShapes(way, (t, shape) -> {
            Twin u = t.normals(shape);
            Twin v = t.normals(shape);
            double[] d = new double[2];
            t.run(s -> d[s.fast() ? 1 : 0] = s.k().dot(s.of(u), s.of(v)));
            t.close("dot", new double[] {d[0]}, new double[] {d[1]});
        });
    }

    @ParameterizedTest
    @EnumSource
    void channelStatistics(Way way) {
        forAllShapes(way, (t, shape) -> {
            int from = t.random.nextInt(shape[1]);
            int count = between(t.random, 1, shape[1] - from);
            int other = t.random.nextInt(3);
            int[] wider = shape.clone();
            wider[1] = other + count;
            Twin u = t.normals(shape);
            Twin v = t.normals(wider);
            double[] center = Gen.normals(t.random, count);
            double[][] out = new double[2][4 * count];
            t.run(s -> {
                double[] mean = new double[count];
                double[] variance = new double[count];
                double[] sums = new double[count];
                double[] dots = new double[count];
                s.k().channelMoments(s.of(u, from, count), mean, variance);
                s.k().channelSums(s.of(u, from, count), sums);
                s.k().channelDots(s.of(u, from, count), s.of(v, other, count), center, dots);
                double[] all = out[s.fast() ? 1 : 0];
                System.arraycopy(mean, 0, all, 0, count);
                System.arraycopy(variance, 0, all, count, count);
                System.arraycopy(sums, 0, all, 2 * count, count);
                System.arraycopy(dots, 0, all, 3 * count, count);
            });
            t.close("mean, variance, sums, dots", out[0], out[1]);
        });
    }

    /** Values around 1,000 with a deviation of 1: mean of squares minus square of mean would lose all digits. */
    @ParameterizedTest
    @EnumSource
    void channelMoments_keepTheirDigitsFarFromZero(Way way) {
        forAll(3, random -> {
            try (Twins t = new Twins(way, random)) {
                double[] values = Gen.normals(random, 64 * 2 * 8 * 8);
                for (int i = 0; i < values.length; i++) {
                    values[i] += 1000;
                }
                Twin x = t.of(values, 64, 2, 8, 8);
                double[][] variance = new double[2][2];
                t.run(s -> s.k().channelMoments(s.of(x, 0, 2), new double[2], variance[s.fast() ? 1 : 0]));
                t.close("variance", variance[0], variance[1]);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void channelAffine(Way way) {
        forAllShapes(way, (t, shape) -> {
            int sources = between(t.random, 0, 5);
            int count = between(t.random, 1, shape[1]);
            Twin[] x = new Twin[sources];
            int[] from = new int[sources];
            double[][] scale = new double[sources][];
            for (int i = 0; i < sources; i++) {
                from[i] = t.random.nextInt(3);
                int[] wider = shape.clone();
                wider[1] = from[i] + count + t.random.nextInt(2);
                x[i] = t.normals(wider);
                scale[i] = Gen.normals(t.random, count);
            }
            double[] shift = t.random.nextBoolean() ? Gen.normals(t.random, count) : null;
            Twin y = t.normals(shape);
            int to = t.random.nextInt(shape[1] - count + 1);
            for (boolean add : new boolean[] {true, false}) {
                t.check("channelAffine add=" + add, y, s -> {
                    Channels[] inputs = new Channels[sources];
                    for (int i = 0; i < sources; i++) {
                        inputs[i] = s.of(x[i], from[i], count);
                    }
                    s.k().channelAffine(inputs, scale, shift, s.of(y, to, count), add);
                });
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void factorsOfSamples(Way way) {
        forAllShapes(way, (t, shape) -> {
            int count = between(t.random, 1, shape[1]);
            int from = t.random.nextInt(shape[1] - count + 1);
            Twin u = t.normals(shape);
            Twin v = t.normals(shape);
            Twin y = t.normals(shape);
            double[] some = Gen.normals(t.random, shape[0]);
            double[] other = Gen.normals(t.random, shape[0]);
            double[] center = Gen.normals(t.random, count);
            double[][] out = new double[2][3 * count];
            t.run(s -> {
                double[] mean = new double[count];
                double[] sums = new double[count];
                double[] dots = new double[count];
                Channels read = s.of(u, from, count).times(some);
                s.k().channelMoments(read, mean, new double[count]);
                s.k().channelSumsAndDots(read, s.of(v, from, count).times(other), center, sums, dots);
                double[] all = out[s.fast() ? 1 : 0];
                System.arraycopy(mean, 0, all, 0, count);
                System.arraycopy(sums, 0, all, count, count);
                System.arraycopy(dots, 0, all, 2 * count, count);
            });
            t.close("mean, sums, dots", out[0], out[1]);
            double[][] scale = {center, Gen.normals(t.random, count)};
            for (boolean add : new boolean[] {true, false}) {
                t.check("channelAffine add=" + add, y, s -> {
                    Channels[] read = {s.of(u, from, count).times(some), s.of(v, from, count)};
                    Channels to = s.of(y, from, count).times(other);
                    s.k().channelAffine(read, scale, center, to, add);
                });
            }
            double[][] whole = {Gen.normals(t.random, shape[1]), Gen.normals(t.random, shape[1])};
            t.check("channelAffineRelu", y, s -> {
                Channels[] read = {Channels.all(s.of(u)), Channels.all(s.of(v)).times(some)};
                s.k().channelAffineRelu(read, whole, whole[1], s.of(y));
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void scaleSamples(Way way) {
        forAllShapes(way, (t, shape) -> {
            Twin x = t.normals(shape);
            Twin y = t.normals(shape);
            double[] factor = Gen.normals(t.random, shape[0]);
            t.check("scaleSamples, add", y, s -> s.k().scaleSamples(s.of(x), factor, s.of(y), true));
            t.check("scaleSamples", y, s -> s.k().scaleSamples(s.of(x), factor, s.of(y), false));
        });
    }

    @ParameterizedTest
    @EnumSource
    void spatialMean(Way way) {
        forAll(SEEDS, random -> {
            try (Twins t = new Twins(way, random)) {
                Twin x = t.normals(Gen.shape(random, 4, 9));
                Twin y = t.normals(x.fast().dim(0), x.fast().dim(1));
                t.check("spatialMean", y, s -> s.k().spatialMean(s.of(x), s.of(y)));
                t.check("spatialMeanGrad, add", x, s -> grad(s, y, x, true));
                t.check("spatialMeanGrad", x, s -> grad(s, y, x, false));
            }
        });
    }

    private static void grad(Side s, Twin y, Twin x, boolean add) {
        s.k().spatialMeanGrad(s.of(y), s.of(x), add);
    }
}
