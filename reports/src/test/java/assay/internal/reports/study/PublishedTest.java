package assay.internal.reports.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.PublishedResult;
import assay.core.run.Experiment;
import assay.internal.reports.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which published rows stand beside a method. */
class PublishedTest {
    private static Map<String, List<PublishedResult>> beside(String method, String line) {
        Experiment e = Samples.walk("x");
        String yaml = "space: nasbench201\nimages:\n  dataset: cifar10\nmethods:\n  - " + line + "\n";
        Experiment with =
                new Experiment(e.name(), e.space(), e.truthDatasets(), e.schedule(), yaml, e.provenance(), e.runs());
        return Published.of(new Study(with, Samples.formula())).of(method);
    }

    @Test
    void rowsOfAnAblation_standBesideTheSettingThatTheyAreOf() {
        Map<String, List<PublishedResult>> snip =
                beside("balenas-tf@snip-50", "balenas-tf@snip-50: {draws: 3, samples: 50, proxy: snip}");
        assertEquals(List.of("BaLeNAS 2022, Table 4, samples=50, proxy=snip"), List.copyOf(snip.keySet()));
        assertEquals(
                "92.56 ± 1.18",
                snip.values().iterator().next().stream()
                        .filter(r -> r.dataset().equals("cifar10") && r.split().equals("test"))
                        .findFirst()
                        .orElseThrow()
                        .text());
        assertTrue(beside("balenas-2nd@m2", "balenas-2nd@m2: {draws: 2}").keySet().stream()
                .allMatch(place -> place.equals("BaLeNAS 2022, Table 5, mcmc=2")));
        assertEquals(1, beside("balenas-2nd@m2", "balenas-2nd@m2: {draws: 2}").size());
        assertEquals(Map.of(), beside("balenas-tf@own", "balenas-tf@own: {samples: 20, proxy: synflow}"));
    }

    @Test
    void aRandomCell_hasNoRowsBeside() {
        assertEquals(Map.of(), beside("random", "random"));
        assertTrue(beside("random-search", "random-search: {trainings: 100}").keySet().stream()
                .noneMatch(place -> place.contains("budget")));
    }
}
