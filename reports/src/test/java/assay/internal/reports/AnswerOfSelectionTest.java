package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.formula;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that selects after a search that it shares with another one. */
class AnswerOfSelectionTest {
    private static final Genotype201 FIRST = all(Op201.AVG_POOL_3X3);
    private static final Genotype201 ARGMAX = all(Op201.SKIP_CONNECT);
    private static final Genotype201 SELECTED = all(Op201.CONV_3X3);

    @TempDir
    Path folder;

    private static RunRecord run(String method, Genotype201 chosen, Sample... samples) {
        List<EpochRecord> epochs = List.of(
                new EpochRecord(1, FIRST, OptionalDouble.of(2), OptionalDouble.of(2), 1),
                new EpochRecord(2, FIRST, OptionalDouble.of(2), OptionalDouble.of(2), 2),
                new EpochRecord(3, ARGMAX, OptionalDouble.of(2), OptionalDouble.of(2), 3));
        return new RunRecord(method, 0, epochs, List.of(samples), chosen, 3, samples.length);
    }

    private List<String> curve(RunRecord... runs) throws IOException {
        String yaml =
                "methods:\n  - balenas: {draws: 3, warmup: 2, pretrain: 0}\n  - balenas-tf: {warmup: 2, samples: 1}\n"
                        + "  - random\nseeds: [0]\n";
        Experiment e = new Experiment("s", "nasbench201", List.of("cifar10"), 200, yaml, Map.of(), List.of(runs));
        new Report(e, formula()).writeTo(folder);
        return Files.readAllLines(folder.resolve("curves/accuracy-cifar10-epoch.csv"));
    }

    private static Sample sample() {
        return new Sample(SELECTED, OptionalDouble.of(1));
    }

    /** The selected cell has 79 %, the search's argmax 67 %. */
    @Test
    void itsOnlyPoint_isItsAnswer_whereAnotherMethodShowsTheSearch() throws IOException {
        List<String> rows = curve(run("balenas", ARGMAX), run("balenas-tf", SELECTED, sample()));
        assertEquals(
                List.of("balenas-tf,mean,1.0,", "balenas-tf,mean,2.0,", "balenas-tf,mean,3.0,79.0"),
                rows.stream().filter(r -> r.startsWith("balenas-tf,mean")).toList());
        assertTrue(rows.contains("balenas,mean,3.0,67.0"), rows.toString());
    }

    @Test
    void itsLastPoint_isItsAnswer_whereNobodyElseShowsTheSearch() throws IOException {
        List<String> rows = curve(run("balenas-tf", SELECTED, sample()));
        assertTrue(rows.contains("balenas-tf,mean,2.0,73.0"), rows.toString());
        assertTrue(rows.contains("balenas-tf,mean,3.0,79.0"), rows.toString());
    }

    @Test
    void warmUp_andMethodsWithoutEpochs_areSaid() throws IOException {
        RunRecord random = new RunRecord("random", 0, List.of(), List.of(), FIRST, 0, 0);
        curve(run("balenas", ARGMAX), random);
        assertTrue(
                Files.readString(folder.resolve("report.md")).contains("Without epochs, so in no chart here: random."));
        String svg = Files.readString(folder.resolve("figures/epochs-accuracy-cifar10-epoch.svg"));
        assertTrue(svg.contains("class=\"phase\"><title>warm-up</title>"), svg);
    }
}
