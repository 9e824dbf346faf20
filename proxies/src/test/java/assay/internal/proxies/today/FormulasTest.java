package assay.internal.proxies.today;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;

/** The newer proxies' formulas on numbers worked by hand; whole networks are in the reference file. */
class FormulasTest {
    @Test
    void spectrum_isThatOfALibrary_alsoOfSingularMatrices() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n : new int[] {1, 2, 3, 16, 33}) {
            for (int rank : new int[] {1, n}) {
                double[][] rows = new double[rank][n];
                for (double[] row : rows) {
                    Arrays.setAll(row, i -> random.nextDouble() - 0.5);
                }
                double[][] gram = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (double[] row : rows) {
                            gram[i][j] += row[i] * row[j];
                        }
                    }
                }
                double trace = 0;
                for (int i = 0; i < n; i++) {
                    trace += gram[i][i];
                }
                double[] expected = new EigenDecomposition(new Array2DRowRealMatrix(gram, true)).getRealEigenvalues();
                Arrays.sort(expected);
                assertArrayEquals(expected, Spectrum.of(gram), 1e-13 * trace);
            }
        }
    }

    @Test
    void zico_sumsMeanOverSpread_andLeavesEqualGradientsOut() {
        ZiCo.Layer layer = ZiCo.Layer.of(new double[] {1, -2, 5, 0}, new double[] {3, 2, 5, 0});
        // (1 + 3) / 2 and (2 + 2) / 4.
        assertEquals(new ZiCo.Layer(3, 2), layer);
        assertEquals(new ZiCo.Layer(0, 0), ZiCo.Layer.of(new double[] {5}, new double[] {5}));
    }

    @Test
    void epeNas_ofOneClassIsTheSumOfLogarithms_ofManyTheMeanDifference() {
        // Two images with opposite rows, two with orthogonal ones.
        double[] rows = {1, -1, 0, 0, -1, 1, 0, 0, 1, -1, 0, 0, 0, 0, 1, -1};
        InputJacobian jacobian = new InputJacobian(rows, 4, 10);
        int[] labels = {0, 0, 1, 1};
        double one = Math.log(1 + 1e-5);
        double first = 4 * one;
        double second = 2 * one + 2 * Math.log(1e-5);
        assertEquals(first - second, EpeNas.score(jacobian, labels, 10), 1e-12);
        assertEquals(2 * (first - second) / 2 / 2, EpeNas.score(jacobian, labels, 120), 1e-12);
        assertEquals(0, EpeNas.score(jacobian, new int[] {0, 1, 2, 3}, 120));
        double[] constant = {1, 1, 1, 1};
        assertTrue(Double.isNaN(EpeNas.score(new InputJacobian(constant, 1, 10), new int[] {0}, 10)));
    }

    @Test
    void condition_isUndefinedWhereTheSmallestEigenvalueIsRounding() {
        assertEquals(4, NtkCondition.condition(new double[] {1, 2, 4}).orElseThrow());
        assertTrue(NtkCondition.condition(new double[] {-1e-16, 4}).isEmpty());
        assertTrue(NtkCondition.condition(new double[] {4e-6, 4}).isEmpty());
        assertTrue(NtkCondition.condition(new double[] {Double.NaN, Double.NaN}).isEmpty());
    }

    @Test
    void azNas_hasItsBestTrainabilityAtOne_andNoneForAnIdentity() {
        AzNasPass pass = new AzNasPass(
                List.of(new double[] {1, 1}, new double[] {0, 2}, new double[] {1, 3}),
                new double[] {1 - 1e-6, 0},
                new boolean[] {false, false},
                1e-12);
        assertEquals(1e-6, pass.trainabilities()[0], 1e-11);
        assertEquals(2 - 1e6, pass.trainabilities()[1], 1e-6);
        double half = -Math.log(0.5 + 1e-8);
        double quarter = -0.25 * Math.log(0.25 + 1e-8) - 0.75 * Math.log(0.75 + 1e-8);
        double whole = -Math.log(1 + 1e-8);
        assertEquals(half + whole + quarter, pass.expressivity(), 1e-12);
        assertEquals(whole - half, pass.progressivity(), 1e-12);
        AzNasPass identity = new AzNasPass(pass.spectra(), new double[] {1, 1}, new boolean[] {false, true}, 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, identity.trainability());
        AzNasPass dead =
                new AzNasPass(List.of(new double[] {1, 1}, new double[2]), new double[1], new boolean[1], 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, dead.expressivity());
        assertEquals(Double.NEGATIVE_INFINITY, dead.progressivity());
        assertEquals(2 - 1e6, dead.trainability(), 1e-6);
    }

    @Test
    void regularisedSwap_isNamedByItsNumbers() {
        Swap swap = Swap.regularised("swap_regularised:100:2e4").orElseThrow();
        assertEquals("swap_regularised:100:20000", swap.name());
        assertEquals(Math.exp(-0.5), swap.regular().factor(200_000), 1e-15);
        for (String wrong : List.of("", "1", "1:0", "1:-2", "a:1", "1:2:3", "NaN:1")) {
            assertTrue(Swap.regularised(Swap.REGULARISED + wrong).isEmpty(), wrong);
        }
    }

    @Test
    void codes_holdABitForEachImage() {
        long[][] bits = {{0b001, 0b01}, {0b011, 0b10}};
        assertEquals("{0, 2, 3}", ReluCodes.of(bits, 3).toString());
        long[][] many = new long[24][2];
        many[0][1] = 0b01;
        many[9][0] = 0b100_0000_0000;
        many[23][0] = 0b100_0000_0000;
        assertEquals("{0, 1, 8389120}", ReluCodes.of(many, 65).toString());
    }
}
