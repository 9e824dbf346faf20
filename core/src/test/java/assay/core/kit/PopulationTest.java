package assay.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench201.SizeSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What reports know of a space by default. */
class PopulationTest {
    private static final SizeSpace SPACE = new SizeSpace();

    /** A space whose architectures are counted, with a table or without one. */
    private record Counted(Optional<Benchmark> benchmark) implements SpaceKit {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public String shortName() {
            return "counted";
        }

        @Override
        public Optional<SearchSpace> search() {
            return Optional.of(SPACE);
        }

        @Override
        public ArchitectureText notations() {
            return ArchitectureText.own(SPACE);
        }

        @Override
        public boolean holds(Genotype genotype) {
            return true;
        }

        @Override
        public Optional<OfficialNumbers> numbering() {
            return Optional.of(OfficialNumbers.inOrder(SPACE));
        }

        @Override
        public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
            return new ArchitectureCost(1, 1);
        }

        @Override
        public Optional<Population> population(Optional<BuiltFacts> built) {
            return Optional.of(new Population() {
                @Override
                public SpaceKit kit() {
                    return Counted.this;
                }

                @Override
                public String title() {
                    return "Counted";
                }

                @Override
                public String authors() {
                    return "nobody";
                }

                @Override
                public String averageRow() {
                    return "average";
                }

                @Override
                public String averageHas() {
                    return "the average has";
                }

                @Override
                public String entropies() {
                    return "none";
                }
            });
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

    private static Population population(Optional<Benchmark> benchmark) {
        return new Counted(benchmark).population(Optional.empty()).orElseThrow();
    }

    @Test
    void numbersWithoutATable_areNotThoseOfATable() {
        Population without = population(Optional.empty());
        assertTrue(without.kit().numbering().isPresent());
        assertTrue(without.census().isEmpty());
        assertFalse(without.hasTable());
        assertEquals("--arch '8:8:8:8:8'", without.named(SPACE.parse("8:8:8:8:8")));
    }

    @Test
    void aBenchmark_isATable() {
        Population with = population(Optional.of(Benchmark.NATSBENCH_SSS));
        assertTrue(with.hasTable());
        assertEquals("--index 1", with.named(SPACE.parse("8:8:8:8:16")));
    }
}
