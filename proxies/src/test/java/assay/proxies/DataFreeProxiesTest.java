package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The L2 norm and the Zen-score, which look at the network alone. */
class DataFreeProxiesTest {
    private final Bench bench = new Bench(false);
    private final Parameters parameters = bench.task.network().parameters();

    @AfterEach
    void close() {
        bench.close();
    }

    private void scale(Parameter p, double by) {
        double[] w = parameters.get(p);
        for (int i = 0; i < w.length; i++) {
            w[i] *= by;
        }
        parameters.set(p, w);
    }

    @Test
    void l2Norm_sumsTheLayersNorms() {
        double sum = 0;
        for (Parameter p : bench.scored()) {
            double squares = 0;
            for (double w : parameters.get(p)) {
                squares += w * w;
            }
            sum += Math.sqrt(squares);
        }
        assertEquals(sum, bench.score("l2_norm"), 1e-12 * sum);
        scale(bench.scored().get(1), -2);
        assertTrue(bench.score("l2_norm") > sum);
    }

    @Test
    void zen_doesNotDependOnTheWeightsAndLeavesThem() {
        double before = bench.score("zen");
        bench.scored().forEach(p -> scale(p, 3));
        List<double[]> values = parameters.save();
        assertEquals(before, bench.score("zen"));
        for (int i = 0; i < values.size(); i++) {
            assertArrayEquals(values.get(i), parameters.save().get(i));
        }
    }

    @Test
    void zen_isUndefinedWhereFeaturesDoNotDependOnTheImage() {
        try (Bench cut = new Bench(true)) {
            assertTrue(Proxies.named("zen").score(cut.task).isEmpty());
        }
    }

    @Test
    void synflowOfACutOffNetwork_isZero_andOtherScoresUndefined() {
        try (Bench cut = new Bench(true)) {
            assertEquals(0, cut.score("synflow"));
            assertEquals(0, cut.score("synflow_partly"));
            assertTrue(Proxies.named("jacob_cov").score(cut.task).isEmpty());
        }
    }

    @Test
    void synflowPartly_ofANetworkWithoutBlocksBetweenStagesIsThePlainOne() {
        assertEquals(bench.score("synflow"), bench.score("synflow_partly"));
        assertEquals(new Synflow("x", Norms.IDENTITY_IN_CELLS).score(bench.task).orElseThrow(), bench.score("synflow"));
    }
}
