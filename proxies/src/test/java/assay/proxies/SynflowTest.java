package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SynflowTest {
    private final Bench bench = new Bench(false);
    private final Parameters parameters = bench.task.network().parameters();

    @AfterEach
    void close() {
        bench.close();
    }

    private double[] byLayer() {
        return ((LayerProxy) Proxies.named("synflow")).byLayer(bench.task);
    }

    @Test
    void score_isConservedFromLayerToLayer() {
        // Tanaka et al., Theorem 1: all flow passes the stem, and all passes the classifier. Its bias adds to R but no
        // flow.
        double[] flow = byLayer();
        assertEquals(flow[0], flow[2], 1e-12 * flow[0]);
        assertTrue(flow[1] > 0 && flow[1] < flow[0], "the skip carries the rest");
        assertEquals(flow[0] + flow[1] + flow[2], bench.score("synflow"), 1e-12 * flow[0]);
    }

    @Test
    void flowThroughTheStem_isTheSumOfTheLogitsWithoutTheBias() {
        double flow = byLayer()[0];
        List<double[]> saved = parameters.save();
        double bias = 0;
        for (Parameter p : parameters.list()) {
            double[] v = parameters.get(p);
            for (int i = 0; i < v.length; i++) {
                v[i] = Math.abs(v[i]);
                bias += p.name().equals("bias") ? v[i] : 0;
            }
            parameters.set(p, v);
        }
        double r = bench.flow();
        parameters.load(saved);
        assertEquals(r - bias, flow, 1e-12 * flow);
    }

    @Test
    void scaleOfALayer_scalesItsFlow() {
        double before = bench.score("synflow");
        Parameter classifier = bench.scored().get(2);
        double[] w = parameters.get(classifier);
        for (int i = 0; i < w.length; i++) {
            w[i] *= -3;
        }
        parameters.set(classifier, w);
        assertEquals(3 * before, bench.score("synflow"), 1e-12 * before);
    }

    @Test
    void parameters_areLeftAsTheyWere() {
        List<double[]> before = parameters.save();
        Proxies.all().forEach(p -> p.score(bench.task));
        List<double[]> after = parameters.save();
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), after.get(i));
        }
    }

    @Test
    void synflowWithNormalisation_isAnotherNumber() {
        assertTrue(Math.abs(bench.score("synflow_bn") - bench.score("synflow")) > 1);
    }

    @Test
    void hugeValues_doNotOverflow() {
        for (Parameter p : bench.scored()) {
            double[] w = parameters.get(p);
            for (int i = 0; i < w.length; i++) {
                w[i] *= 1e25;
            }
            parameters.set(p, w);
        }
        assertTrue(bench.score("synflow") > 1e60);
    }
}
