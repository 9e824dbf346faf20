package assay.internal.reports.comparison;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.reports.Xml;
import assay.internal.reports.document.Block;
import assay.internal.reports.study.Settings;
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
                c.comment()
                        .contains(
                                "| CIFAR-10 test | darts | B | paired, Wilcoxon | 8 | 76.00 ± 1.85 | 79.00 ± 0.00 | +3.00 |"),
                c.comment());
    }

    private static <T extends Block> T first(Comparison c, Class<T> kind) {
        return c.document().blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Verdict, three tiles, one chart with every seed's difference, one table; the rest is folded. */
    @Test
    void thePage_beginsWithItsVerdict() {
        Comparison c =
                new Comparison(List.of(of("a", 1, 2, 3, 4, 5, 6, 1, 2), of("b", 0, 0, 0, 0, 0, 0, 0, 0)), formula());
        Block.Verdict verdict = first(c, Block.Verdict.class);
        assertEquals("Better: darts on CIFAR-10 test +3.00; 1 method compared on CIFAR-10.", verdict.text());
        assertTrue(verdict.settled());
        List<Block.Tile> tiles = first(c, Block.Tiles.class).tiles();
        assertEquals(
                List.of("+3.00 points", "8 seeds", "3.0 points"),
                tiles.stream().map(Block.Tile::value).toList());
        assertEquals("A: a; B: b; paired by seed", tiles.get(1).note());
        String chart = first(c, Block.Chart.class).figure().svg().inline();
        assertTrue(chart.contains("darts, seed 5: +6.00"), chart);
        assertTrue(chart.contains(">no difference<"), chart);
        assertTrue(chart.contains(">higher<"), chart);
        List<Block.Heading> headings = c.document().blocks().stream()
                .filter(b -> b instanceof Block.Heading)
                .map(b -> (Block.Heading) b)
                .toList();
        assertEquals(
                List.of("Result", "Side by side"),
                headings.stream()
                        .filter(h -> !h.folded())
                        .map(Block.Heading::text)
                        .toList());
    }

    /** The differences of unpaired seeds are from A's mean, 74.5. */
    @Test
    void unpairedRuns_areDrawnAgainstTheMeanOfA() {
        Comparison c = new Comparison(List.of(of("a", 3, 4, 5, 6), from("b", 10, 0, 0, 1, 1)), formula());
        String chart = first(c, Block.Chart.class).figure().svg().inline();
        assertTrue(chart.contains("darts, seed 10: +4.50") && chart.contains("darts, seed 13: +3.50"), chart);
        assertTrue(c.html().contains("One dot per run of B: less the mean of A"), "legend");
    }

    @Test
    void whatIsOpen_isSaidToBe() {
        assertEquals(
                "Inconclusive: too few seeds for any claim; 1 method compared on CIFAR-10.",
                first(new Comparison(List.of(of("a", 6, 6), of("b", 0, 0)), formula()), Block.Verdict.class)
                        .text());
        Comparison same = new Comparison(List.of(of("a", 1, 2), of("b", 1, 2)), formula());
        assertEquals(
                "The same in every run: 1 method compared on CIFAR-10.",
                first(same, Block.Verdict.class).text());
        assertTrue(first(same, Block.Verdict.class).settled());
        Comparison mixed =
                new Comparison(List.of(of("a", 1, 2, 3, 4, 5, 6, 1, 2), of("b", 2, 1, 4, 3, 6, 5, 2, 1)), formula());
        assertEquals(
                "Inconclusive: no difference is shown; 1 method compared on CIFAR-10.",
                first(mixed, Block.Verdict.class).text());
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
        assertEquals(List.of("B against A: no method has runs in both; nothing can be compared."), none.verdicts());
    }

    /** Otherwise the difference would stand beyond the right edge. */
    @Test
    void aPhone_showsTheDifferenceWithoutTheTwoMeans() {
        String page = new Comparison(List.of(of("a", 1, 2, 3), of("b", 1, 2, 4)), formula()).html();
        for (String label : List.of("seeds", "A", "B")) {
            assertTrue(page.contains("class=\"num roomy\">" + label + "<"), label);
        }
        assertTrue(page.contains("class=\"num\">difference<"), "difference");
    }

    @Test
    void withoutAMethodInBoth_thereIsNoEmptyTable_andTheWordsAreOpen() {
        Comparison none =
                new Comparison(List.of(of("a", 1), experiment("b", CIFAR10, run("random", 0, BEST))), formula());
        String page = none.html();
        assertFalse(page.contains("Side by side"), page);
        assertTrue(page.contains("<h2>In words</h2>"), page);
    }

    private static String headline(Experiment a, Experiment b) {
        return new Comparison(List.of(a, b), formula())
                .comment()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** A's standard deviation is 1.85: eight pairs find 1.16 deviations of a difference (root 2 of that) with 80 %. */
    @Test
    void theCommentsFirstLine_isTheVerdict() {
        Experiment some = of("a", 1, 2, 3, 4, 5, 6, 1, 2);
        Experiment none = of("b", 0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(
                "**Better**: darts on CIFAR-10 test +3.00; 1 method compared. Smallest change that could have been seen: 3.0"
                        + " points of accuracy.",
                headline(some, none));
        assertTrue(headline(none, some).startsWith("**Worse**: darts on CIFAR-10 test −3.00; 1 method compared."));
        assertEquals(
                "**Not shown worse**: 1 method compared. Smallest change that could have been seen: 3.0 points of accuracy.",
                headline(some, some));
        assertEquals(
                "**Not shown worse**: 1 method compared. No change could have been seen.",
                headline(of("a", 6, 6, 6, 6), of("b", 0, 0, 0, 0)));
        assertEquals(
                "**Not compared**: no method has runs in both.",
                headline(of("a", 1), experiment("b", CIFAR10, run("random", 0, BEST))));
    }

    @Test
    void theComment_hasTenLinesBelowTheVerdict_whatIsWorseFirst() {
        Comparison c = new Comparison(List.of(methods("a", 0), methods("b", 7)), formula());
        List<String> lines = c.comment().lines().toList();
        assertEquals(11, lines.size(), c.comment());
        assertTrue(lines.get(0).startsWith("**Worse**: m7 on CIFAR-10 test −6.00; 8 methods compared."), lines.get(0));
        assertTrue(lines.get(4).startsWith("| CIFAR-10 test | m7 | B |"), lines.get(4));
        assertTrue(lines.get(10).startsWith("3 more rows. A: a; B: b. "), lines.get(10));
    }

    /** Eight methods with ten seeds each, one of them with other cells. */
    private static Experiment methods(String name, int other) {
        return experiment(
                name,
                CIFAR10,
                IntStream.range(0, 80)
                        .mapToObj(i -> run("m" + i / 10, i % 10, with(other > 0 && i / 10 == other ? 6 : 0)))
                        .toArray(RunRecord[]::new));
    }

    private static Experiment from(String name, long seed, int... small) {
        return experiment(
                name,
                CIFAR10,
                IntStream.range(0, small.length)
                        .mapToObj(i -> run("darts", seed + i, with(small[i])))
                        .toArray(RunRecord[]::new));
    }

    /** Every deal but two of the 70 has closer means: p = 2/70 = 0.029. */
    @Test
    void otherSeeds_areComparedUnpaired_byAPermutationTest_andWelchsIsNamed() {
        Comparison c = new Comparison(List.of(of("a", 3, 4, 5, 6), from("b", 10, 0, 0, 1, 1)), formula());
        assertEquals(
                List.of("B against A: higher: darts on CIFAR-10 test (+4.00 points, n = 4 and 4, unpaired, Holm p ="
                        + " 0.029)."),
                c.verdicts());
        String comment = c.comment();
        // Variances of the means 5/12 and 1/12: t = 4 / sqrt(1/2) = 5.657 with 4.12 degrees of freedom, p = 0.004.
        assertTrue(
                comment.contains("| B | unpaired, permutation | 4 and 4 | 74.50 ± 1.29 | 78.50 ± 0.58 | +4.00 |"),
                comment);
        assertTrue(comment.contains("| 0.029 | 0.004 | higher |"), comment);
        assertTrue(c.html().contains("Unpaired, where the seeds differ"));
    }

    @Test
    void runsThatFailed_areSaidFirst() {
        Experiment b = of("b", 0, 0);
        Map<String, String> failed = Map.of(Experiment.FAILED + "darts, seed 2", "its loss was not a number.");
        Experiment lacking = new Experiment("b", b.space(), CIFAR10, 200, "", failed, b.runs());
        assertEquals(
                "B: 1 of 3 runs failed and are left out: darts, seed 2.",
                new Comparison(List.of(of("a", 1, 2, 3), lacking), formula())
                        .verdicts()
                        .get(0));
    }

    @Test
    void threeAgainstThree_otherSeeds_areTooFew() {
        Comparison c = new Comparison(List.of(of("a", 6, 6, 6), from("b", 10, 0, 0, 0)), formula());
        assertEquals(
                List.of("B against A: too few seeds for a claim: darts on CIFAR-10 test (+6.00 points, n = 3 and 3,"
                        + " unpaired)."),
                c.verdicts());
    }

    /** Two differences, 1 and 3: a bootstrap would say 1 to 3, clear of zero; Student's t says what two are worth. */
    @Test
    void twoPairs_haveAnIntervalAsWideAsTwoValuesAllow() {
        Comparison c = new Comparison(List.of(of("a", 1, 3), of("b", 0, 0)), formula());
        assertTrue(c.comment().contains("| +2.00 | −10.71 to +14.71 |"), c.comment());
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
