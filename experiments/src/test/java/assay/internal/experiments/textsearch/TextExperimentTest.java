package assay.internal.experiments.textsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.run.Experiment;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.TextConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.stored.Added;
import assay.internal.experiments.stored.FoundArchitecture;
import assay.internal.experiments.stored.Reports;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.RunOptions;
import assay.internal.testkit.OwnHome;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments on texts: their files, and a whole one in a tiny size, on the same path as experiments on images. */
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

    private OwnHome ownHome;

    private final List<String> found = new ArrayList<>();

    @BeforeEach
    void useAHomeOfItsOwn() {
        ownHome = new OwnHome(home);
    }

    @AfterEach
    void putTheHomeBack() {
        ownHome.close();
    }

    private static ExperimentConfig parse(String text) {
        return ExperimentConfig.parse(text, "tiny", List.of(), Catalogue.methods());
    }

    @Test
    void whatIsNotGiven_isAsPublished() {
        ExperimentConfig c = parse("{space: recurrent, methods: [random]}");
        TextConfig text = c.text().orElseThrow();
        assertEquals(
                new TextConfig(
                        "ptb",
                        0,
                        0,
                        300,
                        35,
                        true,
                        new TextConfig.Retrain(
                                "ptb", 850, 64, 1600, 20, List.of(0.1, 0.2, 0.75, 0.25, 0.75), List.of(0L))),
                text);
        assertEquals(256, c.supernet().batch());
        assertEquals(50, c.supernet().epochs());
        assertEquals(20, c.supernet().weightRate());
        assertEquals(20, c.supernet().weightRateMin());
        assertEquals(5e-7, c.supernet().weightDecay());
        assertEquals(0.25, c.supernet().clip());
        ExperimentConfig transfer = parse("{space: recurrent, methods: [random], retrain: {dataset: wikitext2}}");
        assertEquals(700, transfer.text().orElseThrow().retrain().hidden());
        assertEquals(0.15, transfer.text().orElseThrow().retrain().dropouts().get(3));
        assertEquals(List.of("wikitext2"), transfer.truth().datasets());
    }

    /**
     * A whole run, and the same again: nothing is done anew, and the results are the same to the byte. Then with a further seed:
     * only that one is done.
     */
    @Test
    void experiment_isStored_reported_andGoesOnWithWhatIsDone() throws IOException {
        text();
        ExperimentConfig c = parse("name: text-experiment-test\n" + TINY);
        Experiment first = run(c, true, folder.resolve("first"));
        assertEquals(6, first.runs().size());
        assertEquals(List.of("text"), first.truthDatasets());
        assertEquals(first, RunStore.open(AssayHome.runs()).load("text-experiment-test"));
        for (Training t : first.trainings()) {
            assertTrue(t.words().perplexity() > 1 && t.words().validPerplexity() > 1, t.toString());
            assertTrue(t.words().releasedLoss() < t.loss());
        }
        String page = Files.readString(folder.resolve("first/report.md"));
        assertTrue(page.contains("## Perplexity of the found cells"), page);
        assertTrue(page.contains("figures/cell-1.svg"), page);
        assertFalse(page.contains("NaN") || page.contains("ccuracy of"), page);
        String results = Files.readString(folder.resolve("first/results.csv"));
        assertTrue(
                results.startsWith("method,seed,dataset,split,schedule_epochs,trials,table_seeds,perplexity,"),
                results);
        assertEquals(1 + 12, results.lines().count());

        FoundArchitecture from = FoundArchitecture.of("text-experiment-test:data:1"); // train --from
        assertEquals("recurrent", from.space());
        assertEquals(
                first.runs().stream()
                        .filter(r -> r.method().equals("data") && r.seed() == 1)
                        .findFirst()
                        .orElseThrow()
                        .chosen()
                        .text(),
                from.text());

        found.clear();
        Experiment again = run(c, false, folder.resolve("second"));
        assertEquals(first.trainings(), again.trainings());
        assertEquals(List.of(), found);
        assertEquals(results, Files.readString(folder.resolve("second/results.csv")));

        ExperimentConfig more = Added.to(again, parse("name: text-experiment-test\n" + TINY.replace("[0, 1]", "[2]")));
        assertEquals(List.of(0L, 1L, 2L), more.seeds());
        Experiment all = run(more, false, folder.resolve("third"));
        assertEquals(9, all.runs().size());
        assertTrue(all.trainings().containsAll(first.trainings()));
        assertEquals(3, found.stream().filter(j -> j.endsWith("-seed2")).count(), found.toString());
        assertFalse(found.stream().anyMatch(j -> j.endsWith("-seed0") || j.endsWith("-seed1")), found.toString());
    }

    private Experiment run(ExperimentConfig c, boolean fresh, Path reports) {
        WorkListener listener = new WorkListener() {
            @Override
            public synchronized void finished(String job, double weight) {
                found.add(job);
            }
        };
        Experiment[] done = new Experiment[1];
        new ExperimentRun(c, options(fresh), "a test", listener).run(outcome -> {
            outcome.requireRuns();
            done[0] = outcome.experiment();
            RunStore.open(AssayHome.runs()).save(done[0]);
            Reports.write(done[0], outcome.truth(), reports, r -> {});
            return 0;
        });
        return done[0];
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

    private RunOptions options(boolean fresh) {
        return new RunOptions(Optional.of(folder), Optional.empty(), Backends.PLAIN, 2, fresh, "");
    }

    private void refused(ExperimentConfig c, String begin) {
        UsageException e = assertThrows(
                UsageException.class,
                () -> new ExperimentRun(c, options(false), "a test", WorkListener.SILENT).run(o -> 0));
        assertTrue(e.getMessage().startsWith(begin), e.getMessage());
        assertTrue(
                !begin.startsWith("memory: ") || e.getMessage().contains("ower "),
                e.getMessage()); // says what to lower
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pc-darts",
                "p-darts",
                "balenas-tf",
                "zero-cost-pt",
                "local-search",
                "drnas-progressive",
                "oles",
                "lambda-darts",
                "shapley-nas"
            })
    void methodsThatCannotSearchCells_areRefused(String method) {
        refused(
                parse("{space: recurrent, methods: [" + method + "]}"),
                "methods." + method + ": expected a method that can search");
    }

    @Test
    void anAuxiliarySkip_isRefused_whereNoSkipConnectionIs() {
        refused(
                parse("{space: recurrent, methods: [darts-minus]}"),
                "methods.darts-minus: auxiliary_skip: expected none in the space recurrent");
    }

    @Test
    void aStopBySkips_isRefused_whereNoSkipConnectionIs() {
        refused(
                parse("{space: recurrent, methods: [darts-plus]}"),
                "methods.darts-plus: stop: expected a space with skip connections for skips, found 'recurrent'");
    }

    @Test
    void mistakes_areToldWithTheirPlace() {
        UsageException e = assertThrows(
                UsageException.class, () -> parse("{space: recurrent, methods: [random], supernet: {channels: 3}}"));
        assertTrue(e.getMessage().contains("unknown key 'supernet.channels'"), e.getMessage());
        assertThrows(
                UsageException.class, () -> parse("{space: recurrent, methods: [random], text: {dataset: cifar10}}"));
        assertThrows(UsageException.class, () -> parse("{space: recurrent, methods: [random], images: {size: 3}}"));
        for (String wrong : List.of("[0, 0, 0, 0]", "[0, 0, 0, 0, 1]", "[0, 0, x, 0, 0]")) {
            UsageException d = assertThrows(
                    UsageException.class,
                    () -> parse("{space: recurrent, methods: [random], retrain: {dropouts: " + wrong + "}}"));
            assertTrue(d.getMessage().contains("dropouts"), d.getMessage());
        }
        assertThrows(DataMissingException.class, () -> Texts.read("ptb", Optional.empty()));
    }

    /** Otherwise a report could show perplexities of some text as those of a published text. */
    @Test
    void anotherTextThanItsName_isRefused() throws IOException {
        text();
        for (String name : List.of("ptb", "wikitext2")) {
            DataMissingException e =
                    assertThrows(DataMissingException.class, () -> Texts.read(name, Optional.of(folder)));
            assertTrue(e.getMessage().contains("byte for byte, found another text"), e.getMessage());
        }
        assertEquals(folder.toString(), Texts.read("text", Optional.of(folder)).name());
    }

    /** A method may train its supernet otherwise; but texts are learnt without momentum. */
    @Test
    void ownTrainingOfAMethod_isUsed_orRefused() {
        ExperimentConfig c = parse("{space: recurrent, methods: [darts: {epochs: 7, weight_rate: 3}]}");
        assertEquals(7, c.of(c.methods().get(0)).supernet().epochs());
        refused(
                parse("{space: recurrent, methods: [darts: {momentum: 0.9}]}"),
                "methods.darts: expected for its supernet some of [batch, clip, epochs, weight_decay, weight_rate], found"
                        + " [momentum]");
    }

    @Test
    void adamOfAlpha_hasTheBetasOfThisSpace() {
        Search darts = Methods.DARTS.search().orElseThrow();
        assertEquals(
                new Learn.ByAdam(3e-4, 1e-3, 0.9), CellSearch.asPublished(darts).learn());
        Search balenas = Methods.named("balenas").search().orElseThrow();
        assertEquals(balenas, CellSearch.asPublished(balenas));
    }

    /** 200 words in 100 columns leave two rows: not enough to learn from. */
    @Test
    void tooManyColumns_areRefused() throws IOException {
        text();
        refused(
                parse("name: text-columns-test\n" + TINY.replace("hidden: 4, batch: 4", "hidden: 4, batch: 100")),
                "supernet.batch: expected at most 66 columns");
    }

    /** It is refused before any work is done. The message says which numbers to lower. */
    @Test
    void sizesThatDoNotFit_areRefused() throws IOException {
        text();
        refused(
                parse("name: text-memory-test\n"
                        + TINY.replace("hidden: 4, batch: 4, bptt: 10", "hidden: 4096, batch: 20, bptt: 1000")),
                "memory: darts holds ");
        refused(
                parse("name: text-memory-test\n" + TINY.replace("hidden: 5, batch: 4,", "hidden: 4096, batch: 2000,")),
                "memory: 2 trainings at a time hold at least ");
    }
}
