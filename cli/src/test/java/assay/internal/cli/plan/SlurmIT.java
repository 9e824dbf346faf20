package assay.internal.cli.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.cli.Ran;
import assay.internal.cli.proxy.SweptRows;
import assay.internal.data.duck.DuckFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planned sweep by a real SLURM: submitted, done by an array job, merged after it, submitted again. */
@Tag("nightly")
class SlurmIT {
    private static final List<String> SWEEP = List.of(
            ("proxy sweep 201 --proxies params,synflow,l2_norm --channels 2 --cells 1 --size 8 --first 40 --backend plain")
                    .split(" "));

    @TempDir
    private Path folder;

    @Test
    void sweepOfAnArrayJob_isTheLocalOne_andIsDoneOnce() throws Exception {
        List<String> missing = OneNodeSlurm.missing();
        assumeTrue(
                missing.isEmpty(),
                "skipped: SLURM is not installed here: no " + missing
                        + ". Debian: apt-get install slurmctld slurmd slurm-client munge");
        Path here = folder.resolve("here.parquet");
        assertEquals(0, Ran.assay(words(SWEEP, "--out", here.toString(), "-q")).code());
        Path merged = folder.resolve("merged.parquet");
        Path plan = folder.resolve("plan");
        Ran planned = Ran.assay(words(
                List.of(
                        "plan",
                        "--slurm",
                        "--time",
                        "10",
                        "--memory",
                        "1500",
                        "--tasks",
                        "3",
                        "--out",
                        plan.toString(),
                        "--program",
                        program().toString(),
                        "--folder",
                        folder.resolve("shared").toString(),
                        "--home",
                        folder.resolve("home").toString()),
                words(SWEEP, "--out", merged.toString())));
        assertEquals(0, planned.code(), planned.err());
        try (OneNodeSlurm slurm = new OneNodeSlurm(Files.createDirectories(folder.resolve("slurm")))) {
            assumeTrue(slurm.isReady(), "skipped: a SLURM of one machine does not start here");
            for (String script : List.of("array.sh", "merge.sh")) {
                slurm.run("sbatch", "--test-only", plan.resolve(script).toString());
            }
            assertFalse(Files.exists(folder.resolve("shared")), "nothing was submitted yet");
            slurm.run("bash", plan.resolve("submit.sh").toString());
            slurm.drain(300);
            assertTrue(Files.exists(merged), logs());
            assertEquals(SweptRows.of(here), SweptRows.of(merged));

            List<String> times = times();
            slurm.run("bash", plan.resolve("submit.sh").toString());
            slurm.drain(300);
            assertEquals(times, times(), "finished parts were scored again");
            assertEquals(SweptRows.of(here), SweptRows.of(merged));

            Files.delete(folder.resolve("shared/parts-3/1/scores.duckdb"));
            Files.delete(merged);
            slurm.run("sbatch", plan.resolve("merge.sh").toString());
            slurm.drain(300);
            assertFalse(Files.exists(merged));
            assertTrue(logs().contains("expected a part of a sweep"), logs());
        }
    }

    /** What each part took for its scores. */
    private List<String> times() throws Exception {
        List<String> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (Connection c = new DuckFile(folder.resolve("shared/parts-3/" + i + "/scores.duckdb")).openToRead();
                    Statement s = c.createStatement();
                    ResultSet row = s.executeQuery("SELECT sum(seconds), count(*) FROM scored")) {
                row.next();
                times.add(row.getString(1) + " " + row.getLong(2));
            }
        }
        return times;
    }

    private String logs() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("shared/logs"))) {
            StringBuilder text = new StringBuilder();
            for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(log.getFileName()).append(": ").append(Files.readString(log));
            }
            return text.toString();
        }
    }

    /** This build, as a program. */
    private Path program() throws Exception {
        Path file = folder.resolve("program");
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(p -> Path.of(p).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(folder.resolve("class-path"), "-cp \"" + path + "\"\n");
        Files.writeString(
                file,
                "#!/usr/bin/env bash\nexec " + System.getProperty("java.home")
                        + "/bin/java $ASSAY_JAVA_OPTS -XX:+UseSerialGC @" + folder.resolve("class-path")
                        + " assay.internal.cli.Assay \"$@\"\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private static String[] words(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
