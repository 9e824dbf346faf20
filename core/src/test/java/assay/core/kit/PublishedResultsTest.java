package assay.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedResultsTest {
    private static List<PublishedResult> of(String source, String table, String method) {
        return PublishedResults.all().stream()
                .filter(r -> r.source().equals(source)
                        && r.table().equals(table)
                        && r.method().equals(method))
                .toList();
    }

    /** For each table, as many results as the publication prints. */
    @Test
    void allNumbersAreThere() {
        Map<String, Long> bySource = PublishedResults.all().stream()
                .collect(Collectors.groupingBy(PublishedResult::source, Collectors.counting()));
        assertEquals(
                Map.of(
                        "DATA 2019 (poster)", 248L,
                        "DARTS 2019 (slides)", 146L,
                        "DATA 2020 (TPAMI)", 417L,
                        "BaLeNAS 2022", 291L,
                        "DrNAS 2021 (slides)", 214L,
                        "NAS-Bench-201 2020", 36L,
                        "zero-cost-nas repository", 21L,
                        "nasbench-1shot1 repository", 6L),
                bySource);
        assertEquals(
                1379,
                PublishedResults.all().stream()
                        .map(r ->
                                List.of(r.place(), r.space(), r.method(), r.dataset(), r.split(), r.metric(), r.best()))
                        .distinct()
                        .count());
        for (PublishedResult r : PublishedResults.all()) {
            assertTrue(Double.isFinite(Double.parseDouble(r.value())), r::toString);
            assertTrue(r.std().isEmpty() || Double.parseDouble(r.std()) >= 0, r::toString);
        }
    }

    @Test
    void aRowHasSizesCostsAndRunsBesideItsError() {
        Map<String, PublishedResult> row = of("DATA 2020 (TPAMI)", "Table 10", "DATA (M=7)").stream()
                .filter(r -> r.setting().equals("draws=7"))
                .collect(Collectors.toMap(PublishedResult::metric, r -> r));
        assertEquals("2.53", row.get("error").text());
        assertEquals("3.37", row.get("params_m").text());
        assertEquals("1.0", row.get("search_gpu_days").text());
        PublishedResult first = of("BaLeNAS 2022", "Table 1", "BaLeNAS-TF").get(1);
        assertEquals("94.33 ± 0.03", first.text());
        assertEquals("4", first.runs());
        assertEquals("BaLeNAS 2022, Table 1, samples=100, proxy=synflow", first.place());
    }

    @Test
    void settings_areToldByOurNames() {
        assertEquals(
                Optional.of(Map.of("samples", "100", "proxy", "synflow")),
                of("BaLeNAS 2022", "Table 1", "BaLeNAS-TF").get(0).asks());
        assertEquals(
                Optional.of(Map.of("draws", "7")),
                of("DATA 2019 (poster)", "Table 1", "DATA (M=7) + cutout")
                        .get(0)
                        .asks());
        assertTrue(PublishedResults.all().stream()
                .filter(r -> r.setting().contains("network=") || r.setting().contains("way="))
                .allMatch(r -> r.asks().isEmpty()));
    }

    /**
     * The list has no numbers that were recalled from memory, no best runs, and not the uniform cell that papers call random.
     */
    @Test
    void whatStandsBesideOurs_isAMeanThatWasChecked_ofAMethodThatWeHave() {
        List<PublishedResult> comparable = PublishedResults.all().stream()
                .filter(PublishedResult::comparable)
                .toList();
        assertFalse(comparable.isEmpty());
        assertTrue(comparable.stream().noneMatch(r -> r.note().contains("unverified") || r.best()));
        assertEquals(
                36,
                PublishedResults.all().stream().filter(r -> !r.verified()).count(),
                "all of the benchmark's own Table 5");
        assertTrue(PublishedResults.all().stream()
                .filter(r -> r.method().equals("Random baseline"))
                .noneMatch(PublishedResult::comparable));
        assertTrue(comparable.stream().noneMatch(r -> r.assayMethod().equals("random")));
    }
}
