package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that fail, and commands that cannot be run. */
class RunRefusalsIT extends TinyRuns {
    @Test
    void failedRun_isTold_andTheOthersGoOn() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "darts,random", "--set", "supernet.weight_rate=1.0e30"));
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("darts-seed0 failed, the others go on: search diverged"), ran.err());
        String report = Files.readString(out("a").resolve("report.md"));
        assertTrue(report.contains("A run failed and is in no table: darts, seed 0: search diverged"), report);
        Experiment stored = RunStore.open(home.resolve("runs.duckdb")).load("tiny");
        assertEquals(
                List.of("random", "random"),
                stored.runs().stream().map(RunRecord::method).toList());
    }

    @Test
    void whereEveryRunFails_itIsTheFailureOfTheWhole() throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay(line("a", "--methods", "darts", "--set", "supernet.weight_rate=1.0e30"));
        assertEquals(2, ran.code(), ran.err());
        assertFalse(Files.exists(out("a").resolve("report.html")));
    }

    @Test
    void withoutData_saysWhatToImportBeforeAnyWork() throws Exception {
        Files.writeString(config, "space: nasbench1shot1-1\nmethods: [random]\n"); // other tables are carried
        Ran noTable = Ran.assay(
                "run", config.toString(), "--data", folder.resolve("nothing").toString());
        assertEquals(3, noTable.code());
        assertTrue(noTable.err().contains("assay import PATH"), noTable.err());
        assertFalse(Files.exists(home.resolve("work")));
    }

    @Test
    void withoutImages_saysWhatToGetBeforeAnyWork() throws Exception {
        Path tableOnly = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(tableOnly.resolve("nasbench201"), data.resolve("nasbench201"));
        Ran ran = Ran.assay(
                "run",
                config.toString(),
                "--data",
                tableOnly.toString(),
                "--images",
                folder.resolve("no").toString());
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("CIFAR-10"), ran.err());
        assertFalse(Files.exists(home.resolve("work")));
        Ran unneeded = Ran.assay("run", config.toString(), "--methods", "random", "--out", out("a").toString());
        assertEquals(0, unneeded.code(), unneeded.err());
    }

    @Test
    void reportThatCannotBeWritten_isToldBeforeAnyWork() throws Exception {
        Files.writeString(out("a"), "a file");
        Ran ran = Ran.assay(line("a"));
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("--out DIR"), ran.err());
        assertFalse(Files.exists(home.resolve("work")));
    }

    @ParameterizedTest
    @CsvSource({
        "--set=supernet.epoch=1, unknown key 'supernet.epoch'",
        "--methods=dart, Did you mean 'darts'",
        "--seeds=x, seeds: expected a whole number",
        "--workers=0, --workers: expected a whole number from 1 to 1024",
        "--backend=cpu, --backend: expected one of",
        "--set=images.size=7, size that divides"
    })
    void wrongUsage_isRefused(String flag, String said) throws Exception {
        useTheImportedTable();
        Ran ran = Ran.assay("run", config.toString(), "--data", data.toString(), "--out", out("a").toString(), flag);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(said), ran.err());
        assertFalse(Files.exists(out("a")));
    }
}
