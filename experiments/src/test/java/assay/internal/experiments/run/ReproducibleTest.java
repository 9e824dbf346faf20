package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.PublishedResult;
import assay.core.kit.PublishedResults;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReproducibleTest {
    private static Optional<String> entry(String source, String table, String method, String metric) {
        return PublishedResults.all().stream()
                .filter(r -> r.source().equals(source)
                        && r.table().equals(table)
                        && r.method().equals(method)
                        && r.metric().equals(metric))
                .findFirst()
                .flatMap(Reproducible::entry);
    }

    @Test
    void everyMethodThatRowsAreOf_isInTheCatalogue() {
        Set<String> names = Catalogue.methods().stream().map(MethodSpec::name).collect(Collectors.toSet());
        Set<String> others = PublishedResults.all().stream()
                .map(PublishedResult::assayMethod)
                .filter(m -> !m.isEmpty() && !names.contains(m))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), others);
    }

    @Test
    void whatAnExperimentHas_isMarkedWithItsLine() {
        assertEquals(
                Optional.of("balenas-tf: {samples: 100, proxy: synflow}"),
                entry("BaLeNAS 2022", "Table 1", "BaLeNAS-TF", "accuracy"));
        assertEquals(
                Optional.of("data: {draws: 7}"),
                entry("DATA 2019 (poster)", "Table 1", "DATA (M=7) + cutout", "error"));
    }

    /**
     * What cannot be reproduced here: trainings on ImageNet, edges that ENAS' controller chooses, costs on other machines, and
     * trainings where a table is asked.
     */
    @Test
    void whatNoExperimentHas_isNot() {
        for (PublishedResult r : PublishedResults.all()) {
            boolean not = r.space().equals("darts-imagenet")
                    || r.metric().equals("search_gpu_days")
                    || r.space().startsWith("darts-")
                            && List.of("enas", "random-search").contains(r.assayMethod())
                    || r.assayMethod().isEmpty();
            assertTrue(!not || Reproducible.entry(r).isEmpty(), r::toString);
        }
    }
}
