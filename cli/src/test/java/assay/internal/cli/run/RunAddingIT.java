package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of runs: more seeds and methods go on with it, experiments are joined, and reports get folders of their own. */
class RunAddingIT extends TinyRuns {
    /** What is done is kept by what decides it: method, settings, seed. Experiments are views of it. */
    @Test
    void moreSeedsAndMethods_goOnWithWhatIsDone_underTheSameId() throws Exception {
        useTheImportedTable();
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        Ran first = Ran.assay(line("a", "--methods", "darts,random", "--seeds", "0"));
        assertEquals(0, first.code(), first.err());
        String id = store.list().get(0).id();
        Ran second = Ran.assay(line("b", "--methods", "darts,random", "--seeds", "0,1"));
        assertEquals(0, second.code(), second.err());
        assertEquals(1, store.list().size());
        assertEquals(id, store.list().get(0).id());
        assertEquals(4, store.load(id).runs().size());
        Ran added = Ran.assay(line("c", "--add", "--methods", "darts,zero-cost", "--seeds", "2"));
        assertEquals(0, added.code(), added.err());
        Experiment all = store.load(id);
        assertEquals(
                List.of("darts", "random", "zero-cost"),
                all.runs().stream().map(RunRecord::method).distinct().sorted().toList());
        assertEquals(9, all.runs().size());
        assertEquals(1 + 6 * 9, results("c").size());
        List<Path> jobs;
        try (Stream<Path> files = Files.walk(home.resolve("work"))) {
            jobs = files.filter(f -> f.toString().endsWith(".json")).toList();
        }
        assertEquals(9, jobs.size(), jobs.toString());
        assertEquals(0, Ran.assay(line("d", "--seeds", "0", "--fresh")).code());
        assertEquals(
                results("d").stream().filter(l -> l.startsWith("darts,0,")).toList(),
                results("c").stream().filter(l -> l.startsWith("darts,0,")).toList());
        assertEquals(2, store.list().size(), "one with fewer seeds is another experiment");
        Ran other = Ran.assay(line("e", "--add", "--set", "supernet.epochs=2"));
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("supernet.epochs: 3 before, 2 now"), other.err());
    }

    @Test
    void singleSeedJobs_areJoined_unlessTheyContradict() throws Exception {
        useTheImportedTable();
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) {
            String seed = Integer.toString(i);
            assertEquals(
                    0,
                    Ran.assay(line("a", "--methods", "darts,random", "--seeds", seed))
                            .code());
            ids[i] = store.list().get(0).id();
        }
        assertEquals(3, store.list().size());
        Ran joined = Ran.assay("report", ids[0], "--merge", ids[1], "--merge", ids[2], "--out", out("b").toString());
        assertEquals(0, joined.code(), joined.err());
        assertEquals(1 + 6 * 6, results("b").size());
        assertEquals(
                0,
                Ran.assay(line("c", "--methods", "darts,random", "--seeds", "0,1,2"))
                        .code());
        assertEquals(
                results("c").stream().sorted().toList(),
                results("b").stream().sorted().toList());
        Experiment one = store.load(ids[0]);
        RunRecord run = one.runs().get(0);
        RunRecord changed =
                new RunRecord(run.method(), run.seed(), List.of(), List.of(), run.chosen(), 0, 0, List.of());
        Map<String, String> facts = new LinkedHashMap<>(one.provenance());
        facts.put(RunStore.STARTED, "2001-01-01T00:00:00Z");
        String contradiction = store.save(new Experiment(
                one.name(),
                one.space(),
                one.truthDatasets(),
                one.schedule(),
                one.configuration(),
                facts,
                List.of(changed)));
        Ran refused = Ran.assay("report", ids[0], "--merge", contradiction, "--out", out("d").toString());
        assertEquals(2, refused.code(), refused.err());
        assertTrue(
                refused.err().contains("can stand in one table, found " + run.method() + ", seed 0 once with"),
                refused.err());
    }

    /** Jobs that were done elsewhere, as planned for a cluster, give the same report as a run here. */
    @Test
    void partsInFoldersOfTheirOwn_mergedAreTheWholeRun() throws Exception {
        useTheImportedTable();
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        String[] whole = {"--methods", "darts,random", "--seeds", "0,1"};
        List<String> parts = new ArrayList<>();
        for (String part : List.of("darts 0", "darts 1", "random 0,1")) {
            Path folder = out("part-" + part.replace(' ', '-').replace(',', '-'));
            parts.add(folder.toString());
            Ran ran = Ran.assay(
                    part("--methods", part.split(" ")[0], "--seeds", part.split(" ")[1], "--work", folder.toString()));
            assertEquals(0, ran.code(), ran.err());
            assertEquals("jobs are in " + folder + "\n", ran.out());
        }
        assertTrue(store.list().isEmpty(), "parts are no experiments");
        Ran gap = Ran.assay(line("merged", with(whole, "--merge", parts.get(0) + "," + parts.get(2))));
        assertEquals(2, gap.code(), gap.err());
        assertTrue(gap.err().contains("jobs are missing: 1 of 4, the first darts-seed1"), gap.err());
        Ran other = Ran.assay(line("merged", with(whole, "--set", "supernet.epochs=2", "--merge", parts.get(0))));
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("expected finished jobs of this work"), other.err());
        Ran merged = Ran.assay(line("merged", with(whole, "--merge", String.join(",", parts))));
        assertEquals(0, merged.code(), merged.err());
        assertEquals(1, store.list().size());
        assertEquals(0, Ran.assay(line("here", with(whole, "--fresh"))).code());
        assertEquals(results("here"), results("merged"));
    }

    /** The command without a folder for its report. */
    private String[] part(String... more) {
        List<String> words = new ArrayList<>(List.of(line("none", more)));
        words.remove(words.indexOf("--out") + 1);
        words.remove("--out");
        return words.toArray(String[]::new);
    }

    /**
     * Two experiments with the same name once shared a folder. The later report replaced the earlier one, and nobody was told.
     */
    @Test
    void folderOfAnotherExperiment_isNumbered_orSaidToBeReplaced() throws Exception {
        useTheImportedTable();
        Path parent = Path.of("reports-out").toAbsolutePath();
        Path named = parent.resolve("folder-test");
        String[] command = {
            "run",
            config.toString(),
            "--data",
            data.toString(),
            "--backend",
            "plain",
            "--methods",
            "random",
            "--set",
            "name=folder-test",
            "--seeds"
        };
        try {
            assertEquals(0, Ran.assay(with(command, "0")).code());
            Ran more = Ran.assay(with(command, "0,1"));
            assertEquals(0, more.code(), more.err());
            assertFalse(Files.exists(parent.resolve("folder-test-2")), more.err());
            Ran other = Ran.assay(with(command, "7"));
            assertEquals(0, other.code(), other.err());
            assertTrue(
                    other.err().contains("holds the report of another experiment of this name, which stays"),
                    other.err());
            assertTrue(other.out().contains("folder-test-2"), other.out());
            assertTrue(Files.readString(named.resolve("configuration.yaml")).contains("seeds: [0, 1]"));
            Ran given = Ran.assay(with(command, "9", "--out", named.toString()));
            assertTrue(given.err().contains("which this one will replace"), given.err());
        } finally {
            for (Path folder : List.of(named, parent.resolve("folder-test-2"))) {
                delete(folder);
            }
        }
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }
}
