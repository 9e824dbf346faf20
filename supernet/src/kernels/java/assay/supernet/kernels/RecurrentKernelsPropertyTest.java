package assay.internal.supernet.kernels;

import static assay.internal.testkit.Gen.between;
import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.ShapeException;
import assay.internal.supernet.kernels.Twins.Twin;
import assay.internal.testkit.Gen;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Curve;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Look-ups, the gate of recurrent cells and the loss over words, against the plain backend. */
class RecurrentKernelsPropertyTest {
    private static final int SEEDS = 8;

    @ParameterizedTest
    @EnumSource
    void lookUpAndItsTranspose(Way way) {
        forAll(SEEDS, random -> {
            try (Twins t = new Twins(way, random)) {
                int words = between(random, 1, 7);
                int width = random.nextInt(4) == 0 ? 2100 : between(random, 1, 9);
                int[] rows = new int[between(random, 1, 9)];
                Arrays.setAll(rows, i -> random.nextInt(words));
                Twin table = t.normals(words, width);
                Twin picked = t.normals(rows.length, width);
                t.check("scatterRows", table, s -> s.k().scatterRows(s.of(picked), rows, s.of(table)));
                t.check("gatherRows, add", picked, s -> s.k().gatherRows(s.of(table), rows, s.of(picked), true));
                t.check("gatherRows", picked, s -> s.k().gatherRows(s.of(table), rows, s.of(picked), false));
            }
        });
    }

    /** Every function alone, and all at once; states of several widths, one longer than a piece. */
    @ParameterizedTest
    @EnumSource
    void gate(Way way) {
        forAll(SEEDS, random -> {
            try (Twins t = new Twins(way, random)) {
                int n = between(random, 1, 5);
                int h = random.nextInt(4) == 0 ? 1100 : between(random, 1, 20);
                double[] w = Gen.normals(random, Curve.values().length);
                int alone = random.nextInt(2 * w.length);
                for (int k = 1; alone < w.length && k < w.length; k++) {
                    w[k] = k == alone ? 1 : 0;
                }
                Twin s0 = t.normals(n, h);
                double[] products = Gen.normals(random, 2 * n * h);
                for (int i = 0; i < products.length; i++) {
                    products[i] *= i % 7 == 0 ? 30 : 3; // saturated ones too
                }
                Twin cg = t.of(products, n, 2 * h);
                Twin y = t.normals(n, h);
                Twin gy = t.normals(n, h);
                for (boolean add : new boolean[] {true, false}) {
                    t.check("highway", y, s -> s.k().highway(s.of(s0), s.of(cg), w, s.of(y), add));
                }
                for (boolean add : new boolean[] {true, false}) {
                    Twin gs = t.normals(n, h);
                    Twin gcg = t.normals(n, 2 * h);
                    double[][] gw = new double[2][w.length];
                    t.check("highwayGrad to s", gs, s -> s.k().highwayGrad(
                                    s.of(s0), s.of(cg), w, s.of(gy), s.of(gs), add, null, false, null));
                    t.check("highwayGrad to c and g", gcg, s -> s.k().highwayGrad(
                                    s.of(s0),
                                    s.of(cg),
                                    w,
                                    s.of(gy),
                                    null,
                                    false,
                                    s.of(gcg),
                                    add,
                                    gw[s.fast() ? 1 : 0]));
                    t.close("highwayGrad to w", gw[0], gw[1]);
                    t.check("highwayGrad, weights not wanted", gcg, s -> s.k().highwayGrad(
                                    s.of(s0), s.of(cg), w, s.of(gy), s.of(gs), add, s.of(gcg), add, null));
                }
            }
        });
    }

    /** Also with logits that lie far from zero and far apart, where exponentials overflow or vanish. */
    @ParameterizedTest
    @EnumSource
    void softmaxLoss(Way way) {
        forAll(SEEDS, random -> {
            try (Twins t = new Twins(way, random)) {
                int n = between(random, 1, 5);
                int classes = random.nextInt(4) == 0 ? 4099 : between(random, 1, 12);
                double[] logits = Gen.normals(random, n * classes);
                for (int i = 0; i < logits.length; i++) {
                    logits[i] = i % 5 == 0 ? 100 * logits[i] : logits[i] + 50;
                }
                Twin z = t.of(logits, n, classes);
                Twin g = t.normals(n, classes);
                int[] labels = new int[n];
                Arrays.setAll(labels, i -> random.nextInt(classes));
                double[][] losses = new double[2][n];
                t.check("softmaxLoss", g, s -> s.k().softmaxLoss(s.of(z), labels, losses[s.fast() ? 1 : 0], s.of(g)));
                t.close("losses", losses[0], losses[1]);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotFit_isRefused(Way way) {
        try (Backend k = way.open()) {
            Tensor table = k.take(3, 2);
            Tensor two = k.take(2, 2);
            ShapeException e =
                    assertThrows(ShapeException.class, () -> k.gatherRows(table, new int[] {0, 3}, two, false));
            assertEquals("gatherRows: expected rows from 0 to 2, found 3.", e.getMessage());
            assertThrows(ShapeException.class, () -> k.scatterRows(table, new int[] {0}, two));
            assertThrows(ShapeException.class, () -> k.highway(two, two, new double[5], two, false));
            assertThrows(ShapeException.class, () -> k.highway(two, k.take(2, 4), new double[4], two, false));
            assertThrows(ShapeException.class, () -> k.softmaxLoss(two, new int[] {0, 2}, new double[2], k.take(2, 2)));
        }
    }
}
