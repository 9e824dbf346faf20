package assay.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.space.bench201.Skeleton201;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of benchmarks that were made with the program. */
class BuiltFactsTest {
    private static final Dataset LEAVES = new Dataset("leaves", "Leaves", 4, 12);

    private static BuiltFacts facts(String name, List<Integer> seeds, Map<String, String> notes) {
        return new BuiltFacts(
                name, "Leaves, 10 epochs", LEAVES, 4, 1, 10, seeds, new BuiltFacts.Images(800, 200, 300), notes);
    }

    @Test
    void texts_readBackAsTheSameFacts() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("recipe", "SGD, cosine;\nno augmentation");
        notes.put("assay_version", "0.1.0");
        BuiltFacts facts = facts("leaves-201", List.of(1, 0), notes);
        BuiltFacts back = BuiltFacts.of(facts.texts());
        assertEquals(facts, back);
        assertEquals(
                List.of("recipe", "assay_version"), List.copyOf(back.notes().keySet()));
        assertEquals("0+1", facts.texts().get("seeds"));
    }

    /** Of a table of one seed, whose maker trained some networks with a second one. */
    @Test
    void noise_isReadFromTheNotes_bothOrNeither() {
        assertEquals(Optional.empty(), facts("leaves-201", List.of(0), Map.of()).noise());
        Map<String, String> notes = Map.of(BuiltFacts.NOISE, "2.7", BuiltFacts.NOISE_NETWORKS, "366");
        assertEquals(
                Optional.of(new BuiltFacts.Noise(2.7, 366)),
                facts("leaves-201", List.of(0), notes).noise());
        for (Map<String, String> wrong : List.of(
                Map.of(BuiltFacts.NOISE, "2.7"),
                Map.of(BuiltFacts.NOISE_NETWORKS, "366"),
                Map.of(BuiltFacts.NOISE, "-2.7", BuiltFacts.NOISE_NETWORKS, "366"),
                Map.of(BuiltFacts.NOISE, "much", BuiltFacts.NOISE_NETWORKS, "366"),
                Map.of(BuiltFacts.NOISE, "2.7", BuiltFacts.NOISE_NETWORKS, "0"))) {
            assertThrows(UsageException.class, () -> facts("leaves-201", List.of(0), wrong));
        }
    }

    @Test
    void benchmark_hasTheFacts() {
        BuiltFacts facts = facts("leaves-201", List.of(0), Map.of());
        Benchmark built = Benchmark.built(facts);
        assertEquals("leaves-201", built.shortName());
        assertEquals("nasbench201", built.space());
        assertEquals(LEAVES, built.dataset("leaves"));
        assertEquals(List.of(10), built.schedules());
        assertEquals(Optional.of(facts), built.built());
        assertEquals(new Skeleton201(4, 1, 4, 12), facts.network());
        String message = assertThrows(UsageException.class, () -> built.dataset("cifar10"))
                .getMessage();
        assertTrue(message.contains("leaves-201 trained on leaves, found 'cifar10'"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "nasbench201", "fbnet", "Leaves", "../leaves", "", "-a"})
    void nameThatIsTakenOrNoFileName_isRefused(String name) {
        assertThrows(UsageException.class, () -> facts(name, List.of(0), Map.of()));
    }

    @Test
    void seedTwice_isRefused() {
        assertThrows(UsageException.class, () -> facts("leaves", List.of(0, 0), Map.of()));
        assertThrows(UsageException.class, () -> facts("leaves", List.of(), Map.of()));
    }

    @Test
    void noteWithTheKeyOfAFact_isRefused() {
        assertThrows(UsageException.class, () -> facts("leaves", List.of(0), Map.of("schedule", "3")));
    }

    @ParameterizedTest
    @CsvSource({"schedule,ten", "space,darts", "classes,", "image_size,13", "seeds,0+x", "valid_images,0"})
    void textsThatCannotBe_areRefused(String key, String value) {
        Map<String, String> texts =
                new LinkedHashMap<>(facts("leaves", List.of(0), Map.of()).texts());
        if (value == null) {
            texts.remove(key);
        } else {
            texts.put(key, value);
        }
        assertThrows(UsageException.class, () -> BuiltFacts.of(texts));
    }
}
