package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.api.AssayReport;
import assay.api.AssayRun;
import assay.api.AssayScores;
import assay.api.AssayTable;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of docs/java.md, which must stand there as they stand here. They lie in a package of somebody else's: only what is
 * public can be used.
 */
class JavaApiTest {
    private static final int LONGEST = 20;

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterEach
    void noHome() {
        System.clearProperty("assay.home");
    }

    private void print(Object line) {
        printed.add(String.valueOf(line));
    }

    @Test
    void table() {
        // example: table
        try (AssayTable table = AssayTable.open("mini201")) {
            Genotype cell = table.at(6111);
            Dataset dataset = table.benchmark().dataset("fashion-mini");
            Query query = Query.accuracy(cell, dataset, Split.TEST, 6, new Trials.Mean());
            Answer answer = table.ask(query);
            print(answer.fold(found -> cell.text() + ": " + found.value() + " percent", absent -> absent.why()));
        }
        // end
        assertTrue(printed.get(0).matches("\\|.*\\|: [0-9.]+ percent"), printed.get(0));
    }

    /** As the command line reads them. */
    @Test
    void parse_readsEveryNotation() {
        try (AssayTable table = AssayTable.open("mini201")) {
            Genotype cell = table.at(6111);
            for (String text : List.of(
                    cell.text(),
                    "6111",
                    "006111",
                    "6111.0",
                    "np.int64(6111)",
                    "Structure(4 nodes with " + cell.text() + ")")) {
                assertEquals(cell, table.parse(text), text);
            }
            assertThrows(OutOfTableException.class, () -> table.parse("15625"));
            assertThrows(GenotypeException.class, () -> table.parse("|nor_conv_5x5~0|"));
        }
    }

    @Test
    void run() {
        // example: run
        Experiment experiment = AssayRun.embedded("methods=[random]", "seeds=[0, 1, 2]")
                .workers(2)
                .run(folder.resolve("report"));
        for (RunRecord run : experiment.runs()) {
            print(run.method() + " " + run.seed() + " " + run.chosen().text());
        }
        // end
        assertEquals(3, printed.size());
        assertTrue(Files.exists(folder.resolve("report/report.html")));
        report(experiment.name());
    }

    private void report(String name) {
        // example: report
        Experiment stored = AssayReport.stored(name);
        AssayReport.write(stored, folder.resolve("again"));
        // end
        assertTrue(Files.exists(folder.resolve("again/report.html")));
    }

    @Test
    void scores() {
        // example: scores
        String cell = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        Map<String, OptionalDouble> scores =
                AssayScores.in("201").network(4, 1, 8).seed(0).of(cell, "synflow", "params");
        scores.forEach((proxy, score) -> print(proxy + " " + score));
        // end
        assertEquals(2, printed.size());
        assertTrue(scores.get("params").getAsDouble() > 1000);
        UsageException e =
                assertThrows(UsageException.class, () -> AssayScores.in("201").of(cell, "snip"));
        assertTrue(e.getMessage().contains("images"), e.getMessage());
    }

    @Test
    void page_hasTheseExamples_eachOfAtMostTwentyLines() throws IOException {
        String page = Files.readString(Path.of("../docs/java.md"));
        String here = Files.readString(Path.of("src/test/java/example/JavaApiTest.java"));
        assertEquals(
                List.of(),
                here.lines().filter(l -> l.startsWith("import assay.internal.")).toList());
        Matcher m = Pattern.compile("// example: (\\w+)\\n(.*?) +// end", Pattern.DOTALL)
                .matcher(here);
        List<String> found = new ArrayList<>();
        while (m.find()) {
            found.add(m.group(1));
            String code = m.group(2).stripTrailing().stripIndent().replace("print(", "System.out.println(");
            assertTrue(page.contains(code), "docs/java.md lacks the example " + m.group(1) + ":\n" + code);
            assertTrue(code.lines().count() <= LONGEST, code);
        }
        assertEquals(
                Stream.of("report", "run", "scores", "table").toList(),
                found.stream().sorted().toList());
    }
}
