package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KernelProxiesTest {
    @Test
    void logDet_isThatOfAMatrixWorkedByHand() {
        assertEquals(
                Math.log(3 * 3 - 1),
                NasWot.logDet(new double[][] {{3, 1}, {1, 3}}).orElseThrow(),
                1e-15);
    }

    @Test
    void logDetOfASingularKernel_isUndefined() {
        assertTrue(NasWot.logDet(new double[][] {{7, 7}, {7, 7}}).isEmpty());
        assertTrue(NasWot.logDet(new double[][] {{0}}).isEmpty());
    }

    @Test
    void kernel_countsAgreements() {
        try (Bench bench = new Bench(false)) {
            double[][] k = NasWot.kernel(bench.task);
            // Two ReLUs of 4 channels, 6 x 6 pixels; an image agrees with itself everywhere.
            assertEquals(2, bench.task.pass().relus());
            for (int i = 0; i < Bench.BATCH; i++) {
                assertEquals(2 * 4 * 36, k[i][i]);
                for (int j = 0; j < Bench.BATCH; j++) {
                    assertEquals(k[i][j], k[j][i]);
                    assertTrue(i == j || k[i][j] < k[i][i]);
                }
            }
            assertTrue(bench.score("naswot") > 0);
        }
    }

    @Test
    void kernelOfAPassThatOthersUse_isThatOfOneThatGoesOnlyForward() {
        try (Bench own = new Bench(false);
                Bench shared = new Bench(false)) {
            shared.score("snip");
            assertArrayEquals(NasWot.kernel(own.task), NasWot.kernel(shared.task));
            assertTrue(own.k.bytesHeld() < shared.k.bytesHeld());
        }
    }

    @Test
    void jacobCovOfUnrelatedRows_isThatOfTheIdentity() {
        // Centred and orthogonal: every eigenvalue is 1.
        double[] rows = {1, -1, 0, 0, 0, 0, 1, -1};
        double one = -(Math.log(1 + 1e-5) + 1 / (1 + 1e-5));
        assertEquals(2 * one, JacobCov.score(rows, 2).orElseThrow(), 1e-9);
    }

    @Test
    void jacobCovOfEqualRows_isMuchWorse() {
        double[] rows = {1, -1, 0, 2, 1, -1, 0, 2};
        // Eigenvalues 2 and 0: 1/1e-5 counts against it.
        assertEquals(
                -(Math.log(2) + 0.5) - (Math.log(1e-5) + 1e5),
                JacobCov.score(rows, 2).orElseThrow(),
                1);
    }

    @Test
    void jacobCovOfAConstantRow_isUndefined() {
        assertEquals(OptionalDouble.empty(), JacobCov.score(new double[] {1, -1, 3, 0, 0, 0}, 2));
    }

    @Test
    void cutOffNetwork_isUndefinedOrZeroAsTheFormulaSays() {
        try (Bench cut = new Bench(true)) {
            assertTrue(Proxies.named("jacob_cov").score(cut.task).isEmpty());
            assertEquals(0, cut.score("synflow"));
            assertFalse(cut.score("snip") == 0, "its classifier still learns the labels' frequencies");
            assertTrue(((LayerProxy) Proxies.named("snip")).byLayer(cut.task)[0] == 0);
            assertTrue(((LayerProxy) Proxies.named("grasp")).byLayer(cut.task)[1] == 0);
        }
    }
}
