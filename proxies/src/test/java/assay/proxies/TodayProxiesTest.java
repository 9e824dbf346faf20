package assay.proxies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.proxies.today.AzNasPass;
import assay.internal.proxies.today.GradSign;
import assay.internal.proxies.today.Meco;
import assay.internal.proxies.today.Swap;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The newer proxies on a small network, live and cut off. */
class TodayProxiesTest {
    private static final List<String> OWN_WEIGHTS =
            List.of("az_nas_expressivity", "az_nas_progressivity", "az_nas_trainability", "swap", "zen_published");

    @Test
    void proxiesWithWeightsOfTheirOwn_doNotDependOnTheNetworks_andPutThemBack() {
        try (Bench bench = new Bench(false)) {
            double[] before = OWN_WEIGHTS.stream().mapToDouble(bench::score).toArray();
            var parameters = bench.task.network().parameters();
            bench.scored().forEach(p -> {
                double[] w = parameters.get(p);
                w[0] += 3;
                parameters.set(p, w);
            });
            List<double[]> values = parameters.save();
            try (ProxyTask again = new ProxyTask(
                    Probe.ofBatch(bench.k, bench.k, bench.images, new int[] {0, 1, 2, 0, 1}),
                    b -> bench.task.network(),
                    OptionalDouble.empty())) {
                for (int i = 0; i < before.length; i++) {
                    assertEquals(
                            before[i],
                            Proxies.named(OWN_WEIGHTS.get(i)).score(again).orElseThrow());
                }
                for (int i = 0; i < values.size(); i++) {
                    assertArrayEquals(values.get(i), parameters.save().get(i));
                }
            }
        }
    }

    @Test
    void onPath_countsWhatASignalPasses() {
        try (Bench live = new Bench(false);
                Bench cut = new Bench(true)) {
            int pixels = Bench.SIZE * Bench.SIZE;
            assertEquals((108 + 144) * pixels + 12 + 3, live.score("on_path_flops"));
            assertEquals(2, live.score("on_path_convs"));
            assertEquals(108 + 144 + 12 + 3, live.score("on_path_params"));
            // In this cell no path leads from the images to the classifier.
            assertEquals(0, cut.score("on_path_flops"));
            assertEquals(0, cut.score("on_path_convs"));
        }
    }

    @Test
    void cutOffNetwork_isUndefinedOrWhatTheFormulaSays() {
        try (Bench cut = new Bench(true)) {
            for (String none : List.of("az_nas_expressivity", "az_nas_progressivity", "ntk_condition", "epe_nas")) {
                assertTrue(Proxies.named(none).score(cut.task).isEmpty(), none);
            }
            assertTrue(Proxies.named("zen_published").score(cut.task).isEmpty());
            assertEquals(2 - 1e6, cut.score("az_nas_trainability"), 1e-6);
            assertTrue(cut.score("zico") < 2, "the classifier's weights alone: two halves with other labels");
        }
    }

    @Test
    void everyProxyOfOurs_saysWhatItComputes() {
        for (Proxy p : Proxies.all()) {
            assertTrue(p.facts().isPresent(), p.name());
        }
    }

    @Test
    void patterns_areCountedOverAllReluLayers() {
        try (Bench bench = new Bench(false)) {
            Swap.Patterns found = Swap.Patterns.of(bench.task.network(), bench.images);
            assertEquals(List.of(4 * 36, 4 * 36), found.units());
            assertTrue(found.all() <= 32 && found.byRelu().stream().allMatch(n -> n <= found.all()));
            assertTrue(found.all() > 16, "five images, 288 units: " + found.all());
        }
    }

    @Test
    void gradSign_isAtMostImagesForEachWeight() {
        try (Bench bench = new Bench(false)) {
            List<GradSign.Layer> layers =
                    GradSign.layers(bench.task.network(), bench.images, new int[] {0, 1, 2, 0, 1});
            assertEquals(3, layers.size());
            for (int l = 0; l < 3; l++) {
                long most = (long) Bench.BATCH * bench.scored().get(l).size();
                // Odd numbers of signs never cancel.
                assertTrue(layers.get(l).sum()
                        >= bench.scored().get(l).size() - layers.get(l).zeros());
                assertTrue(layers.get(l).sum() <= most);
            }
        }
    }

    @Test
    void meco_countsAModuleAsOftenAsItsResultIsPutOut() {
        try (Bench bench = new Bench(false)) {
            double[] terms = Meco.terms(bench.task.network(), bench.images, Meco::all);
            assertEquals(7, terms.length);
            assertEquals(terms[0], terms[2]);
            assertEquals(terms[3], terms[6]);
            assertTrue(terms[0] > 0 && terms[0] < 1 && terms[3] > 0 && terms[0] != terms[3]);
        }
    }

    @Test
    void azNas_seesTheGradientOfEachBlockAlone() {
        try (Bench bench = new Bench(false)) {
            double[] ones = new double[1];
            AzNasPass pass = AzNasPass.of(bench.task.network(), bench.images, (block, size) -> {
                ones[0] = size;
                double[] r = new double[size];
                Arrays.fill(r, 1);
                return r;
            });
            assertEquals(2, pass.spectra().size());
            assertEquals(1, pass.singular().length);
            assertEquals(Bench.BATCH * 4 * 36, ones[0]);
            // Behind a normalisation a sum has no gradient, so that the skip's is left: B = R, all of it ones, M =
            // ones(4, 4).
            assertEquals(4, pass.singular()[0], 1e-9);
            assertFalse(pass.identical()[0] && pass.singular()[0] != 4);
        }
    }
}
