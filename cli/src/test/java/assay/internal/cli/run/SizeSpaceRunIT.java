package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.GenotypeSize;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on NATS-Bench's size space with a made-up table in which more channels are better and slower. */
class SizeSpaceRunIT {
    @TempDir
    static Path shared;

    static Path data;

    @BeforeAll
    static void makeTable() throws IOException, SQLException {
        data = Files.createDirectories(shared.resolve("data/natsbench-sss")).getParent();
        OfficialNumbers numbers = SpaceKits.called("sss", "test").numbering().orElseThrow();
        Path texts = shared.resolve("texts.csv");
        StringBuilder csv = new StringBuilder("arch,text,total\n");
        for (int i = 0; i < numbers.size(); i++) {
            GenotypeSize network = (GenotypeSize) numbers.at(i);
            int total = network.channels().stream().mapToInt(c -> c).sum();
            csv.append(i)
                    .append(',')
                    .append(network.text())
                    .append(',')
                    .append(total)
                    .append('\n');
        }
        Files.writeString(texts, csv);
        String rows = String.join(
                " UNION ALL ",
                rows("cifar10-valid", "valid", 12, "777", "accuracy", "30 + total / 10.0", "12"),
                rows("cifar10-valid", "train", 12, "777", "time", "1 + total / 100.0", "NULL::INTEGER"),
                rows("cifar10-valid", "valid", 12, "777", "time", "0.5 + total / 1000.0", "NULL::INTEGER"),
                rows("cifar10-valid", "valid", 90, "mean", "accuracy", "58 + total / 10.0", "90"),
                rows("cifar10", "test", 90, "mean", "accuracy", "60 + total / 10.0", "90"));
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = c.createStatement()) {
            sql.execute("CREATE TABLE network AS SELECT * FROM read_csv('" + texts + "', header = true,"
                    + " types = {'arch': 'INTEGER', 'text': 'VARCHAR', 'total': 'INTEGER'})");
            sql.execute(
                    "COPY (" + rows + ") TO '" + data.resolve("natsbench-sss/made-up.parquet") + "' (FORMAT parquet)");
        }
        System.setProperty("assay.home", shared.resolve("home").toString());
    }

    private static String rows(
            String dataset, String split, int schedule, String trial, String metric, String value, String epoch) {
        return "SELECT arch, text, '" + dataset + "' AS dataset, '" + split + "' AS split, " + schedule
                + " AS schedule, '" + trial + "' AS trial, '777' AS seeds, " + epoch + " AS epoch, '" + metric
                + "' AS metric, ("
                + value + ")::DOUBLE AS value, '" + (metric.equals("time") ? "s" : "percent")
                + "' AS unit, 'measured' AS basis, 'made up' AS source FROM network";
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran example(Path out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                "../examples/sss-table-methods.yaml",
                "--data",
                data.toString(),
                "--seeds",
                "0,1,2",
                "--out",
                out.toString()));
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    /** Every method that asks the table finds good networks in the size space, and the report is whole. */
    @Test
    void theExample_searchesAndReports() throws IOException {
        Path out = shared.resolve("report");
        Ran ran =
                example(out, "--set", "truth.datasets=[cifar10]", "--set", "truth.trials=mean", "--set", "name=sizes");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 5 * 3 * 2, results.size(), "validation and test of five methods with three seeds");
        // The largest network has 60 + 320/10 percent and is what local search finds: regret 0, place 1 of 32,768.
        for (int seed = 0; seed < 3; seed++) {
            String row = "local-search," + seed + ",cifar10,test,90,mean,777,92.0,92.0,0.0,1,32768,";
            assertTrue(results.stream().anyMatch(l -> l.startsWith(row)), () -> String.join("\n", results));
        }
        String page = Files.readString(out.resolve("report.md"));
        for (String words : List.of(
                "NATS-Bench's size space",
                "Each bar is one of the network's five parts",
                "average network (uniformly random)",
                "assay query sss --index ")) {
            assertTrue(page.contains(words), words);
        }
        assertFalse(page.contains("NAS-Bench-101"), "the caption of another space");
        assertTrue(Files.exists(out.resolve("figures/cell-1.svg")));
        Experiment found = RunStore.open(shared.resolve("home/runs.duckdb")).load("sizes");
        assertEquals(15, found.runs().size());
        for (RunRecord run : found.runs()) {
            int total = ((GenotypeSize) run.chosen())
                    .channels().stream().mapToInt(c -> c).sum();
            // The average network has 180, the largest 320; some 590 trainings fit into the budget.
            assertTrue(total >= (run.method().equals("local-search") ? 320 : 240), run.method() + ": " + total);
        }
    }

    /** No supernet can search channels. The user hears it before any work is done, with the methods that can. */
    @Test
    void aMethodThatTrainsASupernet_isRefused() {
        Ran ran = example(shared.resolve("refused"), "--set", "methods=[darts]");
        assertEquals(2, ran.code(), ran.out());
        assertTrue(ran.err().contains("expected a method that trains no supernet"), ran.err());
    }
}
