package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpaceDefaultsTest {
    private static final List<Setting> SETTINGS =
            List.of(new Whole("cells", 5, 1, 9, "cells"), new Whole("width", 16, 1, 99, "width"));

    @Test
    void kit_saysTheDefaultsOfAllMethods() {
        assertEquals(Map.of("ring", Map.of("cells", 7)), of(Map.of("cells", 7, "unknown", 1), Map.of(), Map.of()));
    }

    @Test
    void method_winsOverWhatTheKitSaysOfAllMethods() {
        assertEquals(
                Map.of("ring", Map.of("cells", 3, "width", 8)),
                of(Map.of("cells", 7, "width", 8), Map.of(), Map.of("ring", Map.of("cells", 3))));
    }

    @Test
    void kit_winsWithWhatItSaysOfThisMethod() {
        Map<String, Map<String, Object>> single =
                Map.of("walk", Map.of("cells", 9), "other", Map.of("width", 1), "absent", Map.of("x", 1));
        assertEquals(
                Map.of("ring", Map.of("cells", 9)), of(Map.of("cells", 7), single, Map.of("ring", Map.of("cells", 3))));
    }

    @Test
    void spaceThatThereIsNot_isRefused() {
        UsageException e =
                assertThrows(UsageException.class, () -> of(Map.of(), Map.of(), Map.of("rings", Map.of("cells", 3))));
        assertEquals(
                "method walk: expected defaults for one of nasbench201, ring, found some for 'rings'. Load the plug-in that"
                        + " brings this space, or let its SpaceKit say these defaults in methodSettings().",
                e.getMessage());
    }

    @Test
    void defaultsOfPublishedSpaces_areTheirKits() {
        Map<String, Map<String, Object>> all = SpaceDefaults.of(
                "any", List.of(new Whole("trainings", 0, 0, 999, ""), new Whole("proxy_cells", 5, 1, 9, "")), Map.of());
        assertEquals(Map.of("nasbench101", Map.of("trainings", 280), "darts", Map.of("proxy_cells", 8)), all);
    }

    /** A benchmark of a plug-in has its own schedules; its kit wins over them. */
    @Test
    void kitsDefaults_holdWhereABroughtBenchmarkJudges() {
        Benchmark brought = Benchmark.trained("ring", List.of(Dataset.CIFAR10), 20);
        MethodSpec spec = new MethodSpec("walk", "walks", SETTINGS, of(Map.of("cells", 7), Map.of(), Map.of()));
        assertEquals(7, spec.on(brought).parameters().get(0).standard());
        assertEquals(16, spec.on(brought).parameters().get(1).standard());
        assertTrue(spec.on(Benchmark.NASBENCH201).elsewhere().isEmpty());
        assertEquals(5, spec.on(Benchmark.NASBENCH201).parameters().get(0).standard());
    }

    private static Map<String, Map<String, Object>> of(
            Map<String, Object> settings,
            Map<String, Map<String, Object>> single,
            Map<String, Map<String, Object>> own) {
        SpaceKit published = SpaceKits.named("nasbench201", "test");
        return SpaceDefaults.of(List.of(published, new Ring(settings, single)), "walk", SETTINGS, own);
    }

    /** A space without a table that says defaults. */
    private record Ring(Map<String, Object> settings, Map<String, Map<String, Object>> methodSettings)
            implements SpaceKit {
        @Override
        public String name() {
            return "ring";
        }

        @Override
        public String shortName() {
            return "ring";
        }

        @Override
        public Optional<SearchSpace> search() {
            return Optional.empty();
        }

        @Override
        public Optional<Benchmark> benchmark() {
            return Optional.empty();
        }

        @Override
        public ArchitectureText notations() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean holds(Genotype genotype) {
            return false;
        }

        @Override
        public Optional<OfficialNumbers> numbering() {
            return Optional.empty();
        }

        @Override
        public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Population> population(Optional<BuiltFacts> built) {
            return Optional.empty();
        }

        @Override
        public Map<String, Picture> pictures(Genotype genotype) {
            return Map.of();
        }

        @Override
        public String pictureNote() {
            return "";
        }
    }
}
