package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The proxies of the loss against central differences of the loss, and of its gradient, in float64. */
class LossProxiesTest {
    /** Central differences in float64: h^2 from the third derivative, 2^-53 / h from rounding. */
    private static final double H = 1e-6;

    private final Bench bench = new Bench(false);
    private final Parameters parameters = bench.task.network().parameters();

    @AfterEach
    void close() {
        bench.close();
    }

    /** dL/dw by differences, one weight at a time. */
    private double[] difference(Parameter p) {
        double[] w = parameters.get(p);
        double[] g = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            double[] moved = w.clone();
            moved[i] = w[i] + H;
            parameters.set(p, moved);
            double up = bench.loss();
            moved[i] = w[i] - H;
            parameters.set(p, moved);
            g[i] = (up - bench.loss()) / (2 * H);
        }
        parameters.set(p, w);
        return g;
    }

    @Test
    void snipPlainAndGradNorm_areTheirSumsOverFiniteDifferences() {
        double snip = 0;
        double plain = 0;
        double norm = 0;
        for (Parameter p : bench.scored()) {
            double[] g = difference(p);
            double[] w = parameters.get(p);
            double squares = 0;
            for (int i = 0; i < g.length; i++) {
                snip += Math.abs(w[i] * g[i]);
                plain += w[i] * g[i];
                squares += g[i] * g[i];
            }
            norm += Math.sqrt(squares);
        }
        assertEquals(snip, bench.score("snip"), 1e-6);
        assertEquals(plain, bench.score("plain"), 1e-6);
        assertEquals(norm, bench.score("grad_norm"), 1e-6);
    }

    @Test
    void plainOfAConvolutionBeforeNormalisation_isNearlyZero() {
        // Batch normalisation undoes the scale of the convolution before it, all but epsilon: w . dL/dw = 0.
        double[] byLayer = ((LayerProxy) Proxies.named("plain")).byLayer(bench.task);
        double[] size = ((LayerProxy) Proxies.named("snip")).byLayer(bench.task);
        assertEquals(0, byLayer[0], 1e-4 * size[0]);
        assertEquals(0, byLayer[1], 1e-3 * size[1]);
    }

    @Test
    void grasp_isMinusWeightsTimesADifferenceOfGradientsAlongTheGradient() {
        List<double[]> start = new ArrayList<>();
        List<double[]> g = bench.grads();
        List<Parameter> scored = bench.scored();
        scored.forEach(p -> start.add(parameters.get(p)));
        List<double[]> up = gradsAt(start, g, H);
        List<double[]> down = gradsAt(start, g, -H);
        gradsAt(start, g, 0);
        double[] expected = new double[g.size()];
        for (int l = 0; l < expected.length; l++) {
            for (int i = 0; i < start.get(l).length; i++) {
                expected[l] -= start.get(l)[i] * (up.get(l)[i] - down.get(l)[i]) / (2 * H);
            }
        }
        double[] byLayer = ((LayerProxy) Proxies.named("grasp")).byLayer(bench.task);
        assertArrayEquals(expected, byLayer, 1e-6);
        assertArrayEquals(byLayer, ((LayerProxy) Proxies.named("grasp")).byLayer(bench.task), "asked twice");
    }

    private List<double[]> gradsAt(List<double[]> start, List<double[]> direction, double h) {
        List<Parameter> scored = bench.scored();
        for (int l = 0; l < scored.size(); l++) {
            double[] w = start.get(l).clone();
            for (int i = 0; i < w.length; i++) {
                w[i] += h * direction.get(l)[i];
            }
            parameters.set(scored.get(l), w);
        }
        return bench.grads();
    }

    @Test
    void fisher_isItsDefinitionWrittenOut() {
        double sum = 0;
        for (Tape.Layer layer : bench.task.keptPass().tape().weightedLayers()) {
            double[] a = LossPass.values(bench.k, layer.out().value());
            double[] g = LossPass.values(bench.k, layer.out().grad());
            int n = Bench.BATCH;
            int channels = layer.weight().value().dim(0);
            int positions = a.length / n / channels;
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < channels; c++) {
                    double dot = 0;
                    for (int at = (i * channels + c) * positions; at < (i * channels + c + 1) * positions; at++) {
                        dot += a[at] * g[at];
                    }
                    sum += 0.5 * dot * dot / n * layer.weight().value().size() / channels;
                }
            }
        }
        assertEquals(sum, bench.score("fisher"), 1e-12 * sum);
    }

    @Test
    void fisherOfACutNetwork_isTheClassifiersPart() {
        try (Bench cut = new Bench(true)) {
            // a = logits, dL/da = (softmax - onehot) / n, 4 weights an output; nothing reaches the convolutions.
            double[] z = cut.task.pass().logits();
            int[] labels = {0, 1, 2, 0, 1};
            int classes = TinyNetwork.CLASSES;
            double expected = 0;
            for (int i = 0; i < Bench.BATCH; i++) {
                double total = 0;
                for (int c = 0; c < classes; c++) {
                    total += Math.exp(z[i * classes + c]);
                }
                for (int c = 0; c < classes; c++) {
                    double a = z[i * classes + c];
                    double g = (Math.exp(a) / total - (labels[i] == c ? 1 : 0)) / Bench.BATCH;
                    expected += 0.5 * a * g * a * g / Bench.BATCH * 4;
                }
            }
            assertEquals(expected, cut.score("fisher"), 1e-12 * expected);
        }
    }

    @Test
    void innerGradients_areKeptOnlyForThoseThatLookAtThem_andChangeNoScore() {
        try (Bench light = new Bench(false);
                Bench kept = new Bench(false)) {
            light.task.judgedBy(List.of(Proxies.named("snip"), Proxies.named("naswot")));
            kept.task.judgedBy(List.of(Proxies.named("snip"), Proxies.named("fisher")));
            assertEquals(kept.score("snip"), light.score("snip"));
            assertFalse(light.task.pass().kept());
            assertTrue(kept.task.pass().kept());
            assertEquals(kept.score("fisher"), light.score("fisher"), "asked for all the same");
            assertTrue(light.task.pass().kept());
        }
    }
}
