package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.reports.comparison.Comparison;
import assay.internal.reports.exchange.Form;
import assay.internal.reports.trace.CarriedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports about language models: perplexity, of which less is better. */
class PerplexityReportTest {
    private static final int SEEDS = 8;
    private static final String CONFIGURATION = """
            name: x
            space: recurrent
            text:
              dataset: ptb
            methods:
              - darts: {order: first}
              - data@m2: {draws: 2}
            """;

    @TempDir
    Path folder;

    /**
     * Two methods with eight seeds.
     *
     * @param darts test perplexity of its first seed; the next ones have 1 more each
     * @param data the same
     */
    private static Experiment experiment(String name, double darts, double data) {
        RandomStream random = new RandomStream(3);
        List<RunRecord> runs = new ArrayList<>();
        List<Training> trainings = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String method : List.of("darts", "data@m2")) {
                Genotype cell = RecurrentSpace.published().sample(random);
                double loss = Math.log(seed + (method.equals("darts") ? darts : data));
                List<EpochRecord> epochs =
                        List.of(new EpochRecord(1, cell, OptionalDouble.of(6), OptionalDouble.of(5), 1));
                runs.add(new RunRecord(method, seed, epochs, List.of(), cell, 2, 0));
                trainings.add(new Training(
                        cell, "ptb", 0, 3, new Training.Words(2, loss + 0.01, loss, loss - 0.01), 7, 1000, 50, 9));
            }
        }
        return new Experiment(name, "recurrent", List.of("ptb"), 3, CONFIGURATION, Map.of(), runs, trainings);
    }

    private static Report report(Experiment e) {
        return new Report(e, new Retrained(e.trainings()));
    }

    @Test
    void theLowerPerplexity_isTheBetter() {
        String page = report(experiment("x", 120, 100)).markdown();
        assertTrue(page.contains("leads darts by 20.00 of perplexity (8 seeds)."), page);
        assertTrue(page.contains("has the lowest mean perplexity, 103.50 ± 2.45 (n = 8)"), page);
        assertTrue(page.contains("100.00 test perplexity"), page);
        assertFalse(page.contains("ccuracy"), page);
        List<String> ranks = report(experiment("x", 120, 100)).results().columnNames();
        assertTrue(ranks.contains("perplexity") && !ranks.contains("accuracy_percent"), ranks.toString());
    }

    /** What papers print of the same method and setting, on the same text, with the size of the model. */
    @Test
    void publishedRows_standBelowTheirMethod() {
        List<String> lines =
                report(experiment("x", 120, 100)).markdown().lines().toList();
        String data = lines.stream()
                .filter(l -> l.contains("published: DATA (M=2)"))
                .findFirst()
                .orElseThrow();
        assertTrue(data.contains("| 58.4 | 56.3 |") && data.contains("| 22 |"), data);
        String darts = lines.stream()
                .filter(l -> l.contains("published: DARTS (first order)"))
                .findFirst()
                .orElseThrow();
        assertTrue(darts.contains("| 60.2 | 57.6 |"), darts);
        assertFalse(lines.stream().anyMatch(l -> l.contains("published: DATA (M=7)")));
        int fold = lines.indexOf("<details><summary>The same beside published results</summary>");
        assertTrue(fold > 0 && fold < lines.indexOf(data) && fold < lines.indexOf(darts), "published rows are folded");
    }

    @Test
    void aPage_carriesItsTrainings() {
        Experiment e = experiment("x", 120, 100);
        report(e).writeTo(folder);
        assertEquals(
                e.trainings(),
                CarriedJson.read(folder.resolve("report.html")).experiment().trainings());
    }

    @Test
    void otherPrograms_areToldThatLessIsBetter() throws IOException {
        Report report = report(experiment("x", 120, 100));
        Form.DEEPCAVE.write(report, folder);
        Form.IOH.write(report, folder);
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(
                        file.toString().endsWith(".zip")
                                ? new String(unpacked(file), StandardCharsets.UTF_8)
                                : Files.readString(file));
            }
        }
        assertTrue(texts.stream().anyMatch(t -> t.contains("metric:ptb_test [1; inf] (minimize)")), texts.toString());
        assertTrue(
                texts.stream().anyMatch(t -> t.replace(" ", "").contains("\"maximization\":false")), texts.toString());
    }

    private static byte[] unpacked(Path zip) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            while (in.getNextEntry() != null) {
                in.transferTo(all);
            }
        }
        return all.toByteArray();
    }

    /** Each side is judged by its own trainings, also where both have the same cells. */
    @Test
    void comparison_callsAHigherPerplexityWorse() {
        Experiment before = experiment("before", 120, 100);
        Comparison worse =
                new Comparison(List.of(before, experiment("after", 130, 100)), new Retrained(before.trainings()));
        assertTrue(
                worse.comment().startsWith("**Worse**: darts on Penn Treebank test +10.00; 2 methods compared."),
                worse.comment());
        Comparison better =
                new Comparison(List.of(before, experiment("after", 111, 100)), new Retrained(before.trainings()));
        assertTrue(
                better.comment().startsWith("**Better**: darts on Penn Treebank test −9.00; 2 methods compared."),
                better.comment());
        assertFalse(better.comment().contains("ccuracy"), better.comment());
        assertFalse(
                better.verdicts().toString().contains("points"),
                better.verdicts().toString());
    }
}
