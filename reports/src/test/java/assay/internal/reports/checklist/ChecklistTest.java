package assay.internal.reports.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Genotype201;
import assay.internal.reports.checklist.Checklist.Item;
import assay.internal.reports.checklist.Checklist.Status;
import assay.internal.reports.document.Block.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChecklistTest {
    private static RunRecord run(String method, long seed, boolean trains) {
        Genotype201 cell = Genotype201.ofCode(7);
        EpochRecord epoch = new EpochRecord(1, cell, OptionalDouble.empty(), OptionalDouble.empty(), 1800);
        return new RunRecord(method, seed, trains ? List.of(epoch) : List.of(), List.of(), cell, 1800, 0);
    }

    private static Experiment experiment(Map<String, String> facts, RunRecord... runs) {
        return new Experiment("e", "nasbench201", List.of("cifar10"), 200, "x: 1", facts, List.of(runs));
    }

    private static final Map<String, String> FACTS =
            Map.of("assay", "0.1.0 (0a1b2c3)", "machine", "2 cores", "backend", "plain", "command", "assay run e.yaml");

    private static Item item(Checklist list, Practice p) {
        return list.items().get(p.ordinal());
    }

    @Test
    void everythingRecorded_leavesWhatOnlyTheAuthorKnows() {
        Checklist list = new Checklist(
                experiment(
                        FACTS,
                        run("darts", 0, true),
                        run("darts", 1, true),
                        run("random", 0, false),
                        run("random", 1, false)),
                AuthorNotes.NONE);
        assertEquals(
                List.of(Practice.ABLATIONS, Practice.TUNING),
                list.items().stream()
                        .filter(i -> i.status() == Status.MISSING)
                        .map(Item::practice)
                        .toList());
        assertEquals(
                "12 of 14 practices are answered from the records, 0 by the author; missing: 5 (ablations), 12 (tuning).",
                ((Paragraph) list.blocks().get(0)).text());
        assertTrue(item(list, Practice.END_TO_END).answer().contains("2.00 hours"));
        assertTrue(item(list, Practice.REPEATED).answer().contains("At least 2 runs of each method; seeds 0, 1."));
    }

    @Test
    void whatTheAuthorSays_standsBesideTheRecords() {
        Tuning tuning = new Tuning(OptionalInt.of(12), OptionalDouble.of(1), "by hand");
        Checklist list = new Checklist(
                experiment(FACTS, run("darts", 0, true)),
                new AuthorNotes(Optional.of(tuning), Map.of("ablations", "see table 3", "tabular", "two of them")));
        assertEquals(
                "The author says: see table 3", item(list, Practice.ABLATIONS).answer());
        assertEquals(
                "The author says: 12 runs, 1.0 hour: by hand",
                item(list, Practice.TUNING).answer());
        assertEquals(Status.RECORDED, item(list, Practice.TABULAR).status());
        assertTrue(item(list, Practice.TABULAR).answer().endsWith("The author says: two of them"));
    }

    @Test
    void whatWasNotDone_isSaid() {
        Checklist list =
                new Checklist(experiment(Map.of("assay", "0.1.0 (unknown)"), run("darts", 0, false)), AuthorNotes.NONE);
        for (Practice p : List.of(
                Practice.CODE_AS_USED, Practice.RANDOM, Practice.REPEATED, Practice.OVER_TIME, Practice.CONFOUNDERS)) {
            assertEquals(Status.MISSING, item(list, p).status(), p.key());
        }
        assertEquals(
                "A method has fewer than two runs. Give more seeds.",
                item(list, Practice.REPEATED).answer());
    }

    @Test
    void anUnknownKey_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AuthorNotes(Optional.empty(), Map.of("x", "y")));
    }
}
