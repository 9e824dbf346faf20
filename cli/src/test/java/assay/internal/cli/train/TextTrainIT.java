package assay.internal.cli.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Complete trainings of tiny language models on a made-up text. */
class TextTrainIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path text;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws IOException {
        StringBuilder train = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            train.append(i % 3 == 0 ? "the cat sat\n" : "a dog ran home\n");
        }
        Files.writeString(text.resolve("train.txt"), train);
        Files.writeString(text.resolve("valid.txt"), "the cat sat\na dog ran home\n".repeat(6));
        Files.writeString(text.resolve("test.txt"), "a dog ran home\nthe cat sat\n".repeat(4));
    }

    private static Ran train(Path out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "train",
                "--arch",
                "DARTS_V2",
                "--text",
                text.toString(),
                "--hidden",
                "6",
                "--batch",
                "8",
                "--bptt",
                "5"));
        args.addAll(List.of("--dropouts", "0,0.1,0.1,0.1,0.1", "--seed", "3", "--out", out.toString()));
        args.addAll(Arrays.asList(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    @Test
    void aTraining_isMeasured_written_andEvaluatedAgain() throws IOException {
        Path out = folder.resolve("out");
        Ran ran = train(out, "--epochs", "20", "--rate", "10", "--fine-tune", "1", "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = MAPPER.readTree(ran.out());
        assertEquals("train-text", answer.get("kind").asText());
        assertEquals(8 * 6 + 8 + 20 * 6 * 6, answer.get("params").asLong());
        assertEquals(21, answer.get("epochs").size());
        assertEquals(
                "fine-tuning", answer.get("epochs").get(20).get("optimizer").asText());
        assertTrue(ran.err().contains("vocabulary 8"), ran.err());
        double test = answer.get("test").get("perplexity").asDouble();
        assertTrue(test > 1 && test < 6, "perplexity " + test);
        assertTrue(answer.get("test").get("perplexity_released").asDouble() < test);
        assertEquals(35, answer.get("test").get("words").asLong());
        assertEquals(22, Files.readAllLines(out.resolve("history.csv")).size());
        String page = Files.readString(out.resolve("report.md"));
        assertTrue(page.contains("Training of DARTS") && page.contains("test perplexity"), page);

        String model = out.resolve("model.safetensors").toString();
        Ran again = Ran.assay("evaluate", model, "--text", text.toString(), "--json");
        assertEquals(0, again.code(), again.err());
        assertEquals(test, MAPPER.readTree(again.out()).get("perplexity").asDouble(), 1e-6 * test);
        Ran valid = Ran.assay("evaluate", model, "--text", text.toString(), "--part", "valid");
        assertTrue(
                valid.out().startsWith("perplexity ") && valid.out().contains(" valid words"),
                valid.out() + valid.err());

        Path other = Files.createDirectories(folder.resolve("other"));
        for (String part : List.of("train", "valid", "test")) {
            Files.writeString(other.resolve(part + ".txt"), "the bird sang\n".repeat(20));
        }
        Ran unknown = Ran.assay("evaluate", model, "--text", other.toString());
        assertEquals(3, unknown.code());
        assertTrue(
                unknown.err()
                        .contains(
                                "expected words of the model's vocabulary (8), found 2 that it does not have: bird, sang"),
                unknown.err());
    }

    @Test
    void moreEpochs_areAnotherTraining_andTheSameCommandGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertEquals(0, train(one, "--epochs", "2").code());
        assertEquals(0, train(two, "--epochs", "2").code());
        byte[] model = Files.readAllBytes(one.resolve("model.safetensors"));
        assertArrayEquals(model, Files.readAllBytes(two.resolve("model.safetensors")));
        Ran done = train(one, "--epochs", "2");
        assertEquals(0, done.code(), done.err());
        assertArrayEquals(model, Files.readAllBytes(one.resolve("model.safetensors")));
        Ran other = train(one, "--epochs", "3", "--tar", "0");
        assertEquals(2, other.code());
        assertTrue(
                other.err().contains("--epochs 2 before, 3 now") && other.err().contains("--tar 0.001 before, 0.0 now"),
                other.err());
    }

    @Test
    void aDryRun_saysParametersMemoryAndHours() throws IOException {
        Ran ran = train(folder, "--dry-run", "--words", "200", "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = MAPPER.readTree(ran.out());
        assertEquals(200, answer.get("train_words").asInt());
        assertEquals(1600, answer.get("epochs").asInt());
        assertTrue(answer.get("estimated_hours").asDouble() > 0);
        assertTrue(answer.get("engine_memory_bytes").asLong()
                > 4 * answer.get("params").asLong());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--channels 8; --channels: expected --images beside it",
                "--hidden 0; --hidden",
                "--dropouts 0.1,0.2; --dropouts: expected five or six shares",
                "--batch 500; words for 500 columns",
                "--space darts; a cell of darts",
                "--hidden 9999 --batch 5000 --bptt 900; memory: the training holds at least"
            })
    void mistakes_areToldWithTheOption(String options, String told) {
        Path out = folder.resolve("out");
        List<String> args = new ArrayList<>(
                List.of("train", "--arch", "DARTS_V2", "--text", text.toString(), "--out", out.toString()));
        args.addAll(List.of(options.split(" ")));
        Ran ran = Ran.assay(args.toArray(String[]::new));
        assertFalse(Files.exists(out), "a refused training leaves a folder that refuses the next one");
        assertTrue(ran.code() == 2 || ran.code() == 3, ran.err());
        assertTrue(ran.err().contains(told), ran.err());
    }

    @Test
    void aTextWithoutText_orOptionsOfATextWithImages_areRefused() {
        Ran none = Ran.assay("train", "--arch", "DARTS_V2", "--space", "recurrent");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("expected --text FOLDER together with a cell of space recurrent"), none.err());
        Ran neither = Ran.assay("train", "--arch", "DARTS_V2");
        assertEquals(2, neither.code());
        assertTrue(
                neither.err().contains("expected --images PATH (or, for recurrent cells, --text FOLDER)"),
                neither.err());
        Ran both = Ran.assay("train", "--arch", "DARTS_V2", "--images", "fashion-mini", "--hidden", "9");
        assertEquals(2, both.code());
        assertTrue(both.err().contains("--hidden: expected --text beside it"), both.err());
        Ran missing = Ran.assay("train", "--arch", "DARTS_V2", "--text", "no-such-folder");
        assertEquals(3, missing.code());
        assertTrue(missing.err().contains("text no-such-folder: expected a folder with train.txt"), missing.err());
    }
}
