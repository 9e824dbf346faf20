package assay.internal.experiments.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    private Path folder;

    /** Some part of a configuration. */
    public record Part(int epochs, double rate, Optional<String> note) {}

    @Test
    void order_doesNotCount_andEveryValueDoes() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", new Part(3, 0.5, Optional.empty()));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", new Part(3, 0.5, Optional.empty()));
        other.put("a", 1);
        assertEquals(Fingerprint.of(one), Fingerprint.of(other));
        assertEquals(
                "{\"a\":\"1\",\"b\":{\"epochs\":\"3\",\"note\":[],\"rate\":\"0.5\"}}",
                Fingerprint.of(one).json());
        other.put("b", new Part(3, 0.5, Optional.of("")));
        assertNotEquals(Fingerprint.of(one).sha256(), Fingerprint.of(other).sha256());
    }

    /** Texts with line breaks, quotes, separators and half surrogates are not taken for structure or for one another. */
    @Test
    void noTwoTexts_haveOneFingerprint() {
        String[] pieces = {"\n", "seeds:", "\"", ",", ": ", "{", "}", "\\", "\ud800", "\udc00", "\0", "a", "\u2028"};
        RandomStream random = new RandomStream(27);
        Set<List<String>> texts = new HashSet<>();
        Set<String> sums = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            List<String> pair = List.of(text(random, pieces), text(random, pieces));
            texts.add(pair);
            sums.add(Fingerprint.of(Map.of("title", pair.get(0), "recipe", pair.get(1)))
                    .sha256());
        }
        assertEquals(texts.size(), sums.size());
    }

    private static String text(RandomStream random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void claim_namesWhatDiffers_andReadsItsOwnFile() throws IOException {
        Path file = folder.resolve("work.json");
        Fingerprint first = Fingerprint.of(Map.of("seed", 4L, "recipe", new Part(3, 0.1, Optional.of("\u0085"))));
        assertEquals(List.of(), first.claim(file));
        assertEquals(List.of(), first.claim(file));
        Fingerprint now = Fingerprint.of(Map.of("recipe", new Part(3, 0.2, Optional.of("\u0085")), "workers", 2));
        assertEquals(
                List.of(
                        "recipe.rate: 0.1 before, 0.2 now",
                        "seed: 4 before, nothing now",
                        "workers: nothing before, 2 now"),
                now.claim(file).stream().map(Object::toString).toList());
        assertEquals(List.of(), first.claim(file));
        Files.writeString(file, "{\"seed\":");
        DataFormatException e = assertThrows(DataFormatException.class, () -> first.claim(file));
        assertTrue(e.getMessage().contains("expected what decides the work in this folder"), e.getMessage());
    }
}
