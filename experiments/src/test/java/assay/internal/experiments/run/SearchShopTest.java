package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.RunRecord;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.external.Programs;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.experiments.work.SealedText;
import assay.internal.experiments.work.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in another process: how they are grouped, and what they give there. */
class SearchShopTest {
    private static final String EXPERIMENT = """
            space: nasbench201
            truth: {benchmark: mini201}
            seeds: [0, 1, 2, 3, 4]
            methods:
              - random-search: {budget_s: 0, trainings: 5}
              - random
              - mine: {command: [sh, search.sh], files: [../common.sh], budget_s: 0, trainings: 2}
            """;

    @TempDir
    private Path folder;

    private final ExperimentConfig config = ExperimentConfig.parse(EXPERIMENT, "asked", List.of(), Catalogue.methods());
    private final List<Job> plan = Job.plan(config);

    @BeforeEach
    void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("assay.home");
    }

    /** A place that takes this many units. */
    private record Few(int most) implements Workplace {
        @Override
        public String words() {
            return "few";
        }

        @Override
        public int units(int pieces) {
            return Math.min(pieces, most);
        }

        @Override
        public <U extends Serializable> void work(
                Shop<U> shop, List<U> units, UnitResults<? super U> results, StopSignal stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // has nothing open
        }
    }

    private List<String> units(Workplace place) {
        return RunUnit.of(plan, plan, place).stream().map(RunUnit::toString).toList();
    }

    @Test
    void seedsOfAMethodThatAsksTheTable_areGroups_andSearchesAreAlone() {
        assertEquals(
                List.of(
                        "random-seed0",
                        "random-seed1",
                        "random-seed2",
                        "random-seed3",
                        "random-seed4",
                        "random-search-seed0..3",
                        "random-search-seed4",
                        "mine-seed0..3",
                        "mine-seed4"),
                units(new Few(3)));
        assertEquals(15, units(new LocalPlace(1)).size());
        List<Integer> all = RunUnit.of(plan, plan, new Few(3)).stream()
                .flatMap(u -> u.jobs().stream())
                .sorted()
                .toList();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), all);
    }

    /** As on another machine: it has only what was serialized, and what lies in ASSAY_HOME. */
    @Test
    void programThatTravelled_givesTheRecordsOfHere_andOneSeedsFailureIsItsOwn() throws Exception {
        Path beside = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("common.sh"), "fails=1\n");
        Files.writeString(beside.resolve("search.sh"), """
                read -r hello
                seed=${hello#*\\"seed\\":}
                seed=${seed%%,*}
                . "$(dirname "$0")/../common.sh"
                echo "seed $seed" >&2
                [ "$seed" != $fails ] || exit 7
                echo "{\\"type\\":\\"evaluate\\",\\"architecture\\":$seed}"
                read -r reply
                echo '{"type":"answer"}'
                """);
        Benchmarks.store("mini201");
        Programs programs = new Programs(config.methods(), Optional.of(beside));
        SearchShop shop = new SearchShop(config, plan, null, "plain", programs.portable());
        List<String> home = shop.home().stream().map(Path::toString).toList();
        assertEquals(List.of("truth/mini201.duckdb", "truth/mini201.duckdb.snapshot"), home.subList(0, 2));
        assertEquals(4, home.size(), home.toString());
        assertTrue(home.get(2).endsWith("/in/search.sh") && home.get(3).endsWith("/common.sh"), home.toString());
        Files.delete(beside.resolve("search.sh")); // where it was is another machine

        SearchShop there = (SearchShop) travelled(shop);
        RunUnit unit = RunUnit.of(plan, plan, new Few(3)).get(7);
        UnitAnswer answer;
        try (UnitWorker<RunUnit> worker = there.worker()) {
            answer = worker.work(unit, new UnitWatch() {
                @Override
                public boolean halted() {
                    return false;
                }

                @Override
                public void part(String name, double weight) {
                    // not looked at
                }
            });
        }
        List<RunAnswer> answers = RunAnswer.read(answer.bytes());
        assertEquals(4, answers.size());
        Path file = folder.resolve("records.json");
        for (int seed : new int[] {0, 2, 3}) {
            assertNull(answers.get(seed).failure());
            SealedText.write(file, answers.get(seed).records());
            RunRecord record = JobFile.read(file, RunSpace.of(config).space())
                    .orElseThrow()
                    .get(0);
            assertEquals(seed, record.seed());
            assertEquals(RunSpace.of(config).space().parse(record.chosen().text()), record.chosen());
            assertEquals(
                    "seed " + seed + "\n",
                    new String(answers.get(seed).kept().get("stderr.txt"), StandardCharsets.UTF_8));
            assertNotNull(answers.get(seed).kept().get("conversation.jsonl"));
        }
        assertNull(answers.get(1).records());
        String why = answers.get(1).failure();
        assertTrue(why.contains("it ended without an answer, with exit code 7."), why);
        assertTrue(why.endsWith("All of it is in {folder}."), why);
        assertFalse(answer.seal().isEmpty());
    }

    private static Object travelled(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
