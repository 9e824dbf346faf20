package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Experiment;
import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that a built table judges, without any data of the user's. */
class EmbeddedRunIT {
    @TempDir
    static Path folder;

    private static final String SMALL = "supernet.epochs=1,images.train=64,images.valid=64,supernet.channels=2";

    @BeforeAll
    static void makeTable() {
        System.setProperty("assay.home", folder.resolve("home").toString());
        Path file = MadeUpBenchmark.write(
                folder, "leaves-201", new Dataset("fashion-mini", "Fashion-mini", 10, 8), 10, List.of(0));
        assertEquals(0, Ran.assay("import", file.toString()).code());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran run(Path out, String... more) {
        List<String> args =
                new ArrayList<>(List.of("run", "--backend", "plain", "--out", out.toString(), "--seeds", "0,1"));
        for (String set : SMALL.split(",")) {
            args.addAll(List.of("--set", set));
        }
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    @Test
    void run_withoutAFile_endsInAReportAndSaysHowToGoOn() throws IOException {
        Path out = folder.resolve("out");
        Ran ran = run(out, "--set", "methods=[darts, random]", "--watch");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains(out.resolve("report.html").toString()), ran.out());
        assertTrue(ran.out().contains("--print-config > my.yaml"), ran.out());
        String progress = Files.readString(out.resolve("progress.html"));
        assertTrue(progress.contains("4 of 4") || progress.contains("<strong>4</strong>"), progress);
        assertTrue(progress.contains("Done in ") && progress.contains("darts-seed1"), progress);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("assay query mini201 "), "asks its own table");
        assertFalse(page.contains("Published rows"), "no published numbers beside it");
        drawsCellsOf201(page);
        assertTrue(ran.out().contains("random cell: fashion-mini 75.50 +- 9.91"), ran.out());
        assertTrue(page.contains("Against random choice"), "chance, exact from the table");
        String text = Files.readString(out.resolve("report.md"));
        assertTrue(text.contains("random choice (one uniform cell has 75.50 % on average, exact)"), "in the verdict");
        assertTrue(page.contains("how uncertain one entry of the table is (± 0.72 points)"), "the table's noise");
        Experiment stored = RunStore.open(folder.resolve("home/runs.duckdb")).load("mini201");
        assertEquals("mini201", stored.benchmark().key());

        Ran again = Ran.assay(
                "report", out.toString(), "--out", folder.resolve("again").toString());
        assertEquals(0, again.code(), again.err());
        assertEquals(
                Files.readString(out.resolve("results.csv")),
                Files.readString(folder.resolve("again").resolve("results.csv")));
    }

    @Test
    void configuration_readsBackWithItsTable() throws IOException {
        Ran printed = Ran.assay("run", "--print-config");
        assertEquals(0, printed.code(), printed.err());
        assertTrue(printed.out().contains("benchmark: mini201"), printed.out());
        assertTrue(printed.out().contains("seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"), "enough seeds to tell something");
        assertFalse(printed.out().contains("- random\n"), "random choice is computed, not drawn");
        Path file = folder.resolve("mini201.yaml");
        Files.writeString(file, printed.out());
        assertEquals(
                printed.out(),
                Ran.assay("run", file.toString(), "--print-config").out());
    }

    /** The cells of a built table are of its space, and said to be: not vertices, as those of NAS-Bench-101. */
    private static void drawsCellsOf201(String page) {
        assertTrue(page.contains("Node 0 is the input, node 3 the output."), "the note of NAS-Bench-201's cells");
        assertFalse(page.contains("The vertices carry the operations"), "the note of NAS-Bench-101's cells");
    }

    @Test
    void methodsThatAskTheTable_askTheBuiltOne() throws IOException {
        Ran ran = run(
                folder.resolve("blackbox"),
                "--set",
                "methods=[random-search, regularized-evolution, local-search, bohb]",
                "--set",
                "truth.benchmark=leaves-201",
                "--set",
                "name=blackbox",
                "--json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\"fashion-mini\""), ran.out());
        drawsCellsOf201(Files.readString(folder.resolve("blackbox/report.html")));
    }

    @Test
    void unknownTable_isWrongUsage() {
        Ran ran = run(folder.resolve("none"), "--set", "truth.benchmark=mini-201");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("leaves-201"), ran.err());
        Ran other = run(folder.resolve("none"), "--set", "truth.benchmark=101");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("nasbench101"), other.err());
    }
}
