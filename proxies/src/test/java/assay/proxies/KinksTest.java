package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.network.Network;
import assay.supernet.network.Parameter;
import org.junit.jupiter.api.Test;

class KinksTest {
    @Test
    void samePass_hasNone() {
        try (Bench bench = new Bench(false)) {
            Network net = bench.task.network();
            assertEquals(new Kinks(0, true), Kinks.between(net, bench.images, net, bench.images));
        }
    }

    /** Shifts the bias of the head's normalisation, which is what its ReLU sees. */
    private static Kinks shifted(double by) {
        try (Bench bench = new Bench(false);
                Network moved = new TinyNetwork(bench.k, false)) {
            Parameter bias = moved.parameters().list().stream()
                    .filter(p -> p.name().equals("headNorm.bias"))
                    .findFirst()
                    .orElseThrow();
            double[] v = moved.parameters().get(bias);
            for (int i = 0; i < v.length; i++) {
                v[i] += by;
            }
            moved.parameters().set(bias, v);
            return Kinks.between(bench.task.network(), bench.images, moved, bench.images);
        }
    }

    @Test
    void networksThatDiffer_areNotMistakenForRounding() {
        Kinks kinks = shifted(0.5);
        assertTrue(kinks.switched() > 10);
        assertFalse(kinks.byRounding());
    }

    @Test
    void tinyShift_switchesOnlyInputsNearZero() {
        // 720 inputs of spread 1: a shift of 5e-3 takes some across zero, one of 1e-5 none farther than that.
        assertTrue(shifted(5e-3).switched() > 0);
        assertTrue(shifted(1e-5).byRounding());
    }
}
