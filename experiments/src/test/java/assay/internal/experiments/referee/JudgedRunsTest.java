package assay.internal.experiments.referee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows say a run answered, and when. Architectures are numbers of NAS-Bench-201. */
class JudgedRunsTest {
    @TempDir
    Path folder;

    private List<JudgedRow> rows(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), csv);
        return new RowReader(
                        ArchitectureReader.of(SpaceKits.named("nasbench201", "test")),
                        RowReader.Options.standard(),
                        told -> {})
                .read(List.of(file))
                .rows();
    }

    private JudgedRuns runs(String csv) throws IOException {
        List<JudgedRow> rows = rows(csv);
        return JudgedRuns.of(rows, JudgedRuns.ruleFor(rows), false);
    }

    private static String index(Genotype g) {
        return Integer.toString(Bench201Index.get().indexOf((Genotype201) g));
    }

    private static List<String> incumbents(RunRecord run) {
        return run.epochs().stream()
                .map(e -> e.epoch() + ":" + index(e.incumbent()))
                .toList();
    }

    @Test
    void withScores_theBestSoFarIsTheAnswer_andAllRowsAreBeliefs() throws IOException {
        RunRecord run =
                runs("seed,step,cost_s,score,arch\n0,2,20,0.7,12\n0,1,10,0.5,11\n0,3,30,0.6,13\n0,4,40,nan,14\n")
                        .runs()
                        .get(0);
        assertEquals("12", index(run.chosen()));
        assertEquals(List.of("1:11", "2:12", "3:12", "4:12"), incumbents(run));
        assertEquals(
                List.of(0.5, 0.7, 0.6),
                run.samples().stream()
                        .map(Sample::score)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList());
        assertEquals(4.0, run.epochs().get(3).diagnostics().get(EpochRecord.EVALUATIONS));
        assertEquals(OptionalDouble.of(40), run.epochs().get(3).simulatedSeconds());
        assertEquals(OptionalDouble.empty(), run.wallSeconds());
    }

    @Test
    void ofEqualScores_theFirstWins_andLowerTurnsRound() throws IOException {
        List<JudgedRow> rows =
                rows("seed,step,loss,arch\n0,1,0.5,11\n0,2,0.2,12\n0,3,0.2,13\n".replace("loss", "score"));
        assertEquals(
                "11",
                index(JudgedRuns.of(rows, AnswerRule.BEST, false).runs().get(0).chosen()));
        RunRecord lower = JudgedRuns.of(rows, AnswerRule.BEST, true).runs().get(0);
        assertEquals("12", index(lower.chosen()));
        assertEquals(-0.5, lower.samples().get(0).score().orElseThrow());
    }

    @Test
    void withoutScores_theLastRowIsTheAnswer_andAFinalRowAlwaysIs() throws IOException {
        RunRecord last =
                runs("seed,epoch,time_s,arch\n0,50,9.5,12\n0,0,0.5,11\n").runs().get(0);
        assertEquals(List.of("0:11", "50:12"), incumbents(last));
        assertEquals("12", index(last.chosen()));
        assertEquals(9.5, last.searchSeconds());
        RunRecord marked = runs("seed,step,score,final,arch\n0,1,0.9,,11\n0,2,0.1,,12\n0,,,yes,13\n")
                .runs()
                .get(0);
        assertEquals("13", index(marked.chosen()));
        assertEquals(List.of("1:11", "2:11"), incumbents(marked));
    }

    @Test
    void oneRowARun_isAnAnswerWithoutAWay() throws IOException {
        JudgedRuns runs = runs("method,seed,arch\na,0,1\nb,0,2\na,1,3\n");
        assertEquals(
                List.of("a", "a", "b"),
                runs.runs().stream().map(RunRecord::method).toList());
        assertTrue(runs.runs().stream()
                .allMatch(r -> r.epochs().isEmpty() && r.samples().isEmpty()));
    }

    @Test
    void anAnswerThatTheSpaceDoesNotHave_isAFailedRun() throws IOException {
        JudgedRuns runs = runs("method,seed,arch\na,0,1\na,1,99999\n");
        assertEquals(1, runs.runs().size());
        assertTrue(runs.failed().get("a, seed 1").startsWith("its answer is not in the table: "), runs.failed() + "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed,final,arch\n0,1,1\n0,1,2\n@line 3: expected one final row of m, seed 0, found another one in",
                "seed,arch\n0,1\n0,2\n@line 3: expected one answer of m, seed 0, found 2 rows",
                "seed,step,arch\n0,1,1\n0,1,2\n@line 3: expected one row of m, seed 0 for step 1, found another one in",
                "seed,step,arch\n0,1,1\n0,,2\n@line 3: expected a step, as other rows of m, seed 0 have",
                "seed,step,time_s,arch\n0,1,10,1\n0,2,5,2\n@line 3, column time_s: expected seconds since the run began,"
                        + " found 5.0 after 10.0"
            })
    void rowsThatContradictEachOther_areRefused(String file) {
        String[] parts = file.split("@");
        UsageException e = assertThrows(UsageException.class, () -> runs(parts[0]));
        assertTrue(e.getMessage().contains(parts[1]), e.getMessage());
    }
}
