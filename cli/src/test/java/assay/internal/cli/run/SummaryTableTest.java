package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    private static final Genotype CELL = new Bench201Space().sample(new Seeds(1).stream("a"));

    private static String printed(Map<String, String> facts) {
        Experiment experiment = new Experiment(
                "x",
                "nasbench201",
                List.of("cifar10"),
                200,
                "methods: [darts]",
                facts,
                List.of(
                        new RunRecord("darts", 0, List.of(), List.of(), CELL, 1, 0),
                        new RunRecord("darts", 2, List.of(), List.of(), CELL, 1, 0)));
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new SummaryTable(experiment, new Retrained(List.of())).print(out, Path.of("out"));
        out.flush();
        return text.toString();
    }

    /** Two of four runs diverged. Once the summary covered only the others, and did not say so. */
    @Test
    void missingRuns_areToldFirst_andCountedInTheirRow() {
        String text = printed(Map.of(
                Experiment.FAILED + "darts, seed 1",
                "the loss is NaN",
                Experiment.FAILED + "darts, seed 3",
                "the same"));
        assertTrue(text.startsWith("2 of 4 runs are missing: darts, seed "), text);
        assertTrue(text.matches("(?s).*\ndarts +2 of 4 .*"), text);
        assertFalse(printed(Map.of()).contains("missing"), text);
    }
}
