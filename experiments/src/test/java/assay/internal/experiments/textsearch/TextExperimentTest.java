package assay.internal.experiments.textsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.internal.experiments.config.TextExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.work.RunOptions;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.tensor.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments on texts: their files, and a whole one in a tiny size. */
class TextExperimentTest {
    private static final String TINY = """
            space: recurrent
            text: {dataset: text, train: 200, valid: 60}
            supernet: {hidden: 4, batch: 4, bptt: 10, epochs: 2, weight_rate: 1}
            methods:
              - darts: {alpha_rate: 0.003}
              - data: {alpha_rate: 0.003, draws: 2, derivation: multinomial}
              - random
            seeds: [0, 1]
            retrain: {hidden: 5, batch: 4, epochs: 2, rate: 1}
            """;

    @TempDir
    Path folder;

    @TempDir
    Path home;

    private String before;

    @BeforeEach
    void useAHomeOfItsOwn() {
        before = System.setProperty("assay.home", home.toString());
    }

    @AfterEach
    void putTheHomeBack() {
        if (before == null) {
            System.clearProperty("assay.home");
        } else {
            System.setProperty("assay.home", before);
        }
    }

    private static TextExperimentConfig parse(String text) {
        return TextExperimentConfig.parse(text, "tiny", List.of(), Catalogue.methods());
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("recurrent-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExample_isUnderstood_canSearch_andIsPrintedAsItIs(Path file) {
        assertTrue(TextExperimentConfig.isOne(file, List.of()));
        TextExperimentConfig c = TextExperimentConfig.read(file, List.of(), Catalogue.methods());
        assertEquals(c, TextExperimentConfig.parse(c.yaml(), "again", List.of(), Catalogue.methods()));
        new TextExperiment(c, options(), r -> {});
    }

    @Test
    void whatIsNotGiven_isAsPublished() {
        TextExperimentConfig c = parse("{space: recurrent, methods: [random]}");
        assertEquals(new TextExperimentConfig.TextSearch(300, 256, 35, 50, 20, 5e-7, 0.25, true), c.search());
        assertEquals(new TextExperimentConfig.Retrain("ptb", 850, 64, 1600, 20, List.of(0L)), c.retrain());
        TextExperimentConfig transfer = parse("{space: recurrent, methods: [random], retrain: {dataset: wikitext2}}");
        assertEquals(700, transfer.retrain().hidden());
    }

    /** A whole run, and the same again: nothing is done anew, and the results are the same to the byte. */
    @Test
    void experiment_searchesTrainsAndReports_andGoesOnWithWhatIsDone() throws IOException {
        text();
        TextExperimentConfig c = parse("name: text-experiment-test\n" + TINY);
        List<String> remarks = new ArrayList<>();
        new TextExperiment(c, fresh(), remarks::add).run(folder.resolve("first"));
        String results = Files.readString(folder.resolve("first/results.csv"));
        assertTrue(results.lines().count() >= 1 + 6, results);
        String page = Files.readString(folder.resolve("first/report.md"));
        for (String m : List.of("darts", "data", "random")) {
            assertTrue(page.contains("| " + m + " | 2 |"), page);
        }
        assertFalse(page.contains("NaN"), page);
        List<String> again = new ArrayList<>();
        new TextExperiment(c, options(), again::add).run(folder.resolve("second"));
        assertEquals(List.of(), again);
        assertEquals(results, Files.readString(folder.resolve("second/results.csv")));
    }

    private void text() throws IOException {
        RandomStream random = new RandomStream(6);
        for (String part : List.of("train", "valid", "test")) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < (part.equals("train") ? 300 : 80); i++) {
                words.append((char) ('a' + random.nextInt(7))).append(i % 9 == 8 ? '\n' : ' ');
            }
            Files.writeString(folder.resolve(part + ".txt"), words.append('\n'));
        }
    }

    private RunOptions fresh() {
        return new RunOptions(Optional.of(folder), Optional.empty(), Backends.PLAIN, 2, true, "");
    }

    private RunOptions options() {
        return new RunOptions(Optional.of(folder), Optional.empty(), Backends.PLAIN, 2, false, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc-darts", "p-darts", "balenas-tf", "local-search", "drnas-progressive"})
    void methodsThatCannotSearchCells_areRefused(String method) {
        TextExperimentConfig c = parse("{space: recurrent, methods: [" + method + "]}");
        UsageException e = assertThrows(UsageException.class, () -> new TextExperiment(c, options(), r -> {}));
        assertTrue(
                e.getMessage().startsWith("method " + method + ": expected a method that can search"), e.getMessage());
    }

    @Test
    void mistakes_areToldWithTheirPlace() {
        UsageException e = assertThrows(
                UsageException.class, () -> parse("{space: recurrent, methods: [random], supernet: {channels: 3}}"));
        assertTrue(e.getMessage().contains("unknown key 'supernet.channels'"), e.getMessage());
        assertThrows(
                UsageException.class, () -> parse("{space: recurrent, methods: [random], text: {dataset: cifar10}}"));
        assertThrows(UsageException.class, () -> parse("{space: recurrent, methods: [random]}")
                .withMethods(List.of("x")));
        assertThrows(DataMissingException.class, () -> Texts.read("ptb", Optional.empty()));
    }

    @Test
    void adamOfAlpha_hasTheBetasOfThisSpace() {
        Search darts = Methods.DARTS.search().orElseThrow();
        assertEquals(
                new Learn.ByAdam(3e-4, 1e-3, 0.9), CellSearch.asPublished(darts).learn());
        Search balenas = Methods.BALENAS.search().orElseThrow();
        assertEquals(balenas, CellSearch.asPublished(balenas));
    }

    /** 200 words in 100 columns leave two rows: not enough to learn from. */
    @Test
    void tooManyColumns_areRefused() throws IOException {
        text();
        TextExperimentConfig c =
                parse("name: text-columns-test\n" + TINY.replace("hidden: 4, batch: 4", "hidden: 4, batch: 100"));
        UsageException e = assertThrows(
                UsageException.class, () -> new TextExperiment(c, options(), r -> {}).run(folder.resolve("none")));
        assertTrue(e.getMessage().startsWith("supernet.batch: expected at most 66 columns"), e.getMessage());
    }
}
