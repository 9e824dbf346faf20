package assay.reports.comparison;

import static assay.reports.Samples.all;
import static assay.reports.Samples.experiment;
import static assay.reports.Samples.formula;
import static assay.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.reports.Xml;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<String> CIFAR10 = List.of("cifar10");
    /** 79 percent, less one for each edge that is conv 1x1. */
    private static final Genotype201 BEST = all(Op201.CONV_3X3);

    private static Genotype201 with(int small) {
        Genotype201 cell = BEST;
        for (int edge = 0; edge < small; edge++) {
            cell = cell.with(edge, Op201.CONV_1X1);
        }
        return cell;
    }

    /** Seeds 0, 1, ...: the cell of seed i has that many small convolutions. */
    private static Experiment of(String name, int... small) {
        return experiment(
                name,
                CIFAR10,
                IntStream.range(0, small.length)
                        .mapToObj(i -> run("darts", i, with(small[i])))
                        .toArray(RunRecord[]::new));
    }

    @Test
    void eightSeeds_allBetter_areABetterMethod() {
        // Differences 1 2 3 4 5 6 1 2, all positive: exact p = 2/2^8 = 0.0078125, one pairing, so Holm's is the same.
        Comparison c =
                new Comparison(List.of(of("a", 1, 2, 3, 4, 5, 6, 1, 2), of("b", 0, 0, 0, 0, 0, 0, 0, 0)), formula());
        assertEquals(
                List.of("B against A: higher: darts on CIFAR-10 test (+3.00 points, n = 8, Holm p = 0.008)."),
                c.verdicts());
        assertTrue(
                c.comment().contains("| CIFAR-10 test | darts | B | 8 | 76.00 ± 1.85 | 79.00 ± 0.00 | +3.00 |"),
                c.comment());
    }

    @Test
    void fourSeeds_areTooFew_whateverTheDifference() {
        Comparison c = new Comparison(List.of(of("a", 6, 6, 6, 6), of("b", 0, 0, 0, 0)), formula());
        assertEquals(
                List.of("B against A: too few seeds for a claim: darts on CIFAR-10 test (+6.00 points, n = 4)."),
                c.verdicts());
    }

    @Test
    void onlyCommonSeeds_arePaired_andEqualOnesAreSaidToBe() {
        Comparison c = new Comparison(List.of(of("a", 1, 2, 3), of("b", 1, 2)), formula());
        assertEquals(List.of("B against A: the same accuracy in every one of 1 pairing."), c.verdicts());
        Comparison none =
                new Comparison(List.of(of("a", 1), experiment("b", CIFAR10, run("random", 0, BEST))), formula());
        assertEquals(List.of("B against A: no method has a seed in common; nothing can be paired."), none.verdicts());
    }

    @Test
    void thePage_isWellFormed_theSameEveryTime_andEscapesNames() {
        String evil = "<script>alert('1')</script>";
        List<Experiment> two = List.of(of(evil, 1, 2), of("b", 2, 1));
        String html = new Comparison(two, formula()).html();
        assertEquals(1, Xml.programs(Xml.parse(html)));
        assertEquals(html, new Comparison(two, formula()).html());
        assertTrue(!new Comparison(two, formula()).comment().contains("<script>"));
    }

    @Test
    void anotherSchedule_isRefused() {
        Experiment a = of("a", 1);
        Experiment other = new Experiment("b", a.space(), CIFAR10, 12, "", Map.of(), a.runs());
        assertThrows(UsageException.class, () -> new Comparison(List.of(a, other), formula()));
    }

    @Test
    void settings_areOneValueForEachKey() {
        assertEquals(
                Map.of(
                        "name", "x",
                        "supernet.epochs", "25",
                        "methods.darts", "{alpha_rate: 0.003}",
                        "methods.random", "named",
                        "report.tuning.runs", "3"),
                Settings.of("name: x\nsupernet:\n  epochs: 25\nmethods:\n  - darts: {alpha_rate: 0.003}\n  - random\n"
                        + "report:\n  tuning:\n    runs: 3\n"));
    }
}
