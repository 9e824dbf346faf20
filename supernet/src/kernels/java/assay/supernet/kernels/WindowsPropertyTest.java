package assay.internal.supernet.kernels;

import static assay.internal.testkit.Gen.between;
import static assay.internal.testkit.Property.forAll;

import assay.internal.supernet.kernels.Twins.Twin;
import assay.internal.testkit.Gen;
import assay.supernet.tensor.Window;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Convolutions, pools and matrix products against the plain backend, in every window that networks of ours use. */
class WindowsPropertyTest {
    private static final List<Window> CONVOLUTIONS = List.of(
            Window.same(1),
            Window.same(3),
            Window.of(1, 2, 0),
            Window.of(3, 2, 1),
            Window.of(3, 1, 0),
            new Window(3, 1, 2, 2, 1),
            new Window(5, 1, 2, 1, 2),
            new Window(3, 2, 2, 2, 2),
            Window.row(7, 1),
            Window.row(7, 2),
            Window.column(7, 1),
            Window.column(7, 2),
            new Window(3, 2, 0, 1, 1, 2, 3, 1));
    /** With as many groups as channels: the depthwise windows of the DARTS space. */
    private static final List<Window> DEPTHWISE = List.of(
            new Window(3, 1, 1, 1, 6),
            new Window(3, 2, 1, 1, 6),
            new Window(5, 1, 2, 1, 6),
            new Window(5, 2, 2, 1, 6),
            new Window(3, 1, 2, 2, 6),
            new Window(3, 2, 2, 2, 6),
            new Window(5, 1, 4, 2, 6),
            new Window(5, 2, 4, 2, 6),
            new Window(2, 2, 0, 1, 6),
            new Window(3, 1, 1, 2, 6));

    private static final List<Window> POOLS =
            List.of(Window.same(3), Window.of(2, 2, 0), Window.of(3, 2, 1), Window.of(3, 1, 0));

    @ParameterizedTest
    @EnumSource
    void conv(Way way) {
        compare(way, CONVOLUTIONS, 9);
    }

    @ParameterizedTest
    @EnumSource
    void depthwiseConv(Way way) {
        compare(way, DEPTHWISE, 1);
    }

    private static void compare(Way way, List<Window> windows, int perGroup) {
        for (Window window : windows) {
            forAll(3, random -> {
                try (Twins t = new Twins(way, random)) {
                    int n = between(random, 1, 3);
                    int ci = window.groups() * between(random, 1, perGroup);
                    int co = window.groups() * between(random, 1, perGroup);
                    int h = random.nextBoolean() ? 8 : between(random, 5, 9);
                    int w = random.nextBoolean() ? h : between(random, 5, 9);
                    Twin x = t.normals(n, ci, h, w);
                    Twin weight = t.normals(co, ci / window.groups(), window.kernel(), window.kernelAcross());
                    Twin y = t.normals(n, co, window.out(h), window.outAcross(w));
                    Twin gy = t.normals(y.fast().shape());
                    Twin gx = t.normals(x.fast().shape());
                    Twin gw = t.normals(weight.fast().shape());
                    for (boolean add : new boolean[] {true, false}) {
                        String at = window + " add=" + add;
                        t.check("conv " + at, y, s -> s.k().conv(s.of(x), s.of(weight), window, s.of(y), add));
                        t.check("convGradInput " + at, gx, s -> s.k().convGradInput(
                                        s.of(gy), s.of(weight), window, s.of(gx), add));
                        t.check("convGradWeight " + at, gw, s -> s.k().convGradWeight(
                                        s.of(x), s.of(gy), window, s.of(gw), add));
                        t.check("convGrad, input " + at, gx, s -> s.k().convGrad(
                                        s.of(x), s.of(weight), s.of(gy), window, s.of(gx), add, s.of(gw), !add));
                        t.check("convGrad, weight " + at, gw, s -> s.k().convGrad(
                                        s.of(x), s.of(weight), s.of(gy), window, null, false, s.of(gw), add));
                        t.check("convGrad, input alone " + at, gx, s -> s.k().convGrad(
                                        s.of(x), s.of(weight), s.of(gy), window, s.of(gx), add, null, false));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void avgPool(Way way) {
        for (Window window : POOLS) {
            forAll(4, random -> {
                try (Twins t = new Twins(way, random)) {
                    boolean large = random.nextInt(3) == 0; // several pieces, and a piece that is not full
                    int h = large ? 32 : between(random, 3, 9);
                    int w = large ? 32 : between(random, 3, 9);
                    Twin x = t.normals(between(random, 1, 3), between(random, 1, 5), h, w);
                    Twin y = t.normals(x.fast().dim(0), x.fast().dim(1), window.out(h), window.out(w));
                    for (boolean add : new boolean[] {true, false}) {
                        t.check("avgPool " + window, y, s -> s.k().avgPool(s.of(x), window, s.of(y), add));
                        t.check("avgPoolGrad " + window, x, s -> s.k().avgPoolGrad(s.of(y), window, s.of(x), add));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void maxPool(Way way) {
        for (Window window : POOLS) {
            forAll(4, random -> {
                try (Twins t = new Twins(way, random)) {
                    int h = between(random, 3, 9);
                    int w = between(random, 3, 9);
                    double[] values = Gen.normals(random, 2 * 3 * h * w);
                    for (int i = 0; i < values.length; i += 3) {
                        values[i] = 1; // equal ones: the first must win
                    }
                    Twin by = t.of(values, 2, 3, h, w);
                    Twin x = t.normals(2, 3, h, w);
                    Twin y = t.normals(2, 3, window.out(h), window.out(w));
                    t.check("maxPool " + window, y, s -> s.k().maxPool(s.of(by), s.of(by), window, s.of(y)));
                    t.check("maxPool, other values " + window, y, s -> s.k().maxPool(
                                    s.of(by), s.of(x), window, s.of(y)));
                    for (boolean add : new boolean[] {true, false}) {
                        t.check("maxPoolGrad " + window, x, s -> s.k().maxPoolGrad(
                                        s.of(by), s.of(y), window, s.of(x), add));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void gemm(Way way) {
        forAll(16, random -> {
            try (Twins t = new Twins(way, random)) {
                int m = between(random, 1, 9);
                int n = between(random, 1, 9);
                int k = between(random, 1, 9);
                boolean ta = random.nextBoolean();
                boolean tb = random.nextBoolean();
                Twin a = t.normals(ta ? k : m, ta ? m : k);
                Twin b = t.normals(tb ? n : k, tb ? k : n);
                Twin c = t.normals(m, n);
                t.check("gemm, add", c, s -> s.k().gemm(s.of(a), ta, s.of(b), tb, 0.7, -0.4, s.of(c)));
                t.check("gemm over NaN", c, s -> {
                    s.k().fill(s.of(c), Double.NaN);
                    s.k().gemm(s.of(a), ta, s.of(b), tb, 1, 0, s.of(c));
                });
                t.check("gemm, scaled", c, s -> s.k().gemm(s.of(a), ta, s.of(b), tb, 1.5, 0, s.of(c)));
            }
        });
    }
}
