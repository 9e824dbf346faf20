package assay.internal.reports.headline;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.space.bench201.Op201;
import assay.core.space.darts.PublishedDarts;
import assay.internal.reports.MapTruth;
import assay.internal.reports.Report;
import assay.internal.reports.Samples;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Tile;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.study.Standing;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The first screen: a verdict that the seeds support, three numbers, every seed, then one table. */
class HeadlineTest {
    /** Mean of the formula over all cells: 79 less 6 edges with a mean distance of (3 + 2 + 1 + 0 + 1) / 5. */
    private static final String CHANCE = "random choice (one uniform cell has 70.60 % on average, exact)";

    /** CIFAR-10 test by the formula: 79 all 3x3, 73 all 1x1 or pooling, 67 all skip, 61 nothing. */
    private static Report report(RunRecord... runs) {
        return new Report(experiment("x", List.of("cifar10"), runs), Samples.formula());
    }

    private static RunRecord[] seeds(int n, Op201 darts, Op201 random) {
        List<RunRecord> runs = new ArrayList<>();
        for (int seed = 0; seed < n; seed++) {
            runs.add(run("darts", seed, all(darts)));
            runs.add(run("random", seed, all(random)));
        }
        return runs.toArray(RunRecord[]::new);
    }

    private static <T extends Block> T first(Report report, Class<T> kind) {
        return report.document().blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Block.Verdict verdict(Report report) {
        return first(report, Block.Verdict.class);
    }

    @Test
    void tooFewSeeds_areInconclusive_andSayHowManyItTakes() {
        Block.Verdict verdict = verdict(report(seeds(2, Op201.CONV_3X3, Op201.CONV_1X1)));
        assertEquals(
                "Inconclusive: 2 seeds, 6 needed to tell methods apart; darts leads random by 6.00 points. Better than "
                        + CHANCE + ": darts by 8.40 points; not shown to be better: random (2.40 points above).",
                verdict.text());
        assertFalse(verdict.settled());
    }

    @Test
    void whatTheTestTellsApart_isSettled() {
        Block.Verdict verdict = verdict(report(seeds(6, Op201.CONV_1X1, Op201.CONV_3X3)));
        assertEquals(
                "random is the best of 2 methods: random leads darts by 6.00 points (6 seeds). Better than " + CHANCE
                        + ": all, darts by 2.40 points and random by 8.40 points.",
                verdict.text());
        assertTrue(verdict.settled());
    }

    @Test
    void theVerdict_namesEveryDataSet() {
        Report report = new Report(
                experiment("x", List.of("cifar10", "cifar100"), seeds(6, Op201.CONV_1X1, Op201.CONV_3X3)),
                Samples.formula());
        assertEquals(
                "random is the best of 2 methods: on CIFAR-10 random leads darts by 6.00 points (6 seeds); highest mean on"
                        + " CIFAR-100: random. Better than " + CHANCE
                        + ": all, darts by 2.40 points and random by 8.40 points.",
                verdict(report).text());
    }

    @Test
    void equalMethods_doNotLead() {
        assertEquals(
                "Inconclusive: 6 seeds show no difference; darts and random are equal. Better than " + CHANCE
                        + ": all, darts by 8.40 points and random by 8.40 points.",
                verdict(report(seeds(6, Op201.CONV_3X3, Op201.CONV_3X3))).text());
    }

    @Test
    void oneMethodAlone_standsBesideRandomChoice() {
        Block.Verdict verdict = verdict(report(run("darts", 0, all(Op201.CONV_3X3))));
        assertEquals(
                "darts finds cells of 79.00 % (1 seed). Better than " + CHANCE + ": darts by 8.40 points.",
                verdict.text());
        assertTrue(verdict.settled());
    }

    /** The lowest cell of all, and the middle of the table: neither is better, and the records say why. */
    @Test
    void methodsThatAreNoBetterThanRandomChoice_areCalledSo_withTheReason() {
        Genotype middle = all(Op201.CONV_1X1).with(0, Op201.NONE);
        List<RunRecord> runs = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            EpochRecord uniform = new EpochRecord(
                    1,
                    middle,
                    OptionalDouble.of(2),
                    OptionalDouble.of(2),
                    1,
                    OptionalDouble.empty(),
                    Map.of(EpochRecord.ENTROPY, 9.5));
            runs.add(new RunRecord("darts", seed, List.of(uniform), List.of(), middle, 1, 0));
            runs.add(run("gdas", seed, all(Op201.NONE)));
        }
        assertEquals(
                "darts is the best of 2 methods: darts leads gdas by 10.00 points (6 seeds). No method is shown to be better"
                        + " than " + CHANCE
                        + ": gdas (worse, 9.60 points below, 6 of 6 collapsed) and darts (0.40 points above,"
                        + " it learnt next to nothing: entropy 9.50 of at most 9.66 nats).",
                verdict(report(runs.toArray(RunRecord[]::new))).text());
    }

    /** A table with a gap is not the whole space, so nobody knows what uniform choice finds. */
    @Test
    void withoutTheWholeTable_chanceIsNotNamed() {
        MapTruth gap = new MapTruth((arch, dataset, split) -> arch.equals(all(Op201.SKIP_CONNECT))
                ? OptionalDouble.empty()
                : Samples.formula().values().at(arch, dataset, split));
        assertEquals(
                "No comparison: darts finds cells of 79.00 %, and nothing else is in this report (1 seed).",
                verdict(new Report(experiment("x", List.of("cifar10"), run("darts", 0, all(Op201.CONV_3X3))), gap))
                        .text());
    }

    @Test
    void tiles_haveTheBestMean_itsPlace_andItsTime() {
        List<Tile> tiles = first(report(seeds(2, Op201.CONV_3X3, Op201.CONV_1X1)), Tiles.class)
                .tiles();
        assertEquals(
                List.of("Best mean, darts", "Its place in the space", "Its search"),
                tiles.stream().map(Tile::label).toList());
        assertEquals("79.00 %", tiles.get(0).value());
        assertEquals("better than > 99.9 %", tiles.get(1).value(), "all cells but itself are worse");
        assertEquals("1 min 2 s", tiles.get(2).value());
    }

    /** One cell in 15,625 has 61, the least there is, and nothing is below it. */
    @Test
    void standing_isTheShareOfWorseCells_andCountsCollapses() {
        Study study = report(
                        run("darts", 0, all(Op201.NONE)),
                        run("darts", 1, all(Op201.CONV_3X3)),
                        run("darts", 2, all(Op201.NONE)))
                .study();
        Standing standing =
                Standing.of(study, study.methods().get(0), study.tests().get(0)).orElseThrow();
        assertEquals(new Standing(3, 61, 0, 2), standing);
        assertEquals("0.0", standing.percent());
        assertEquals("2 of 3 collapsed", standing.collapses());
        assertEquals("> 99.9", new Standing(1, 89, 15_624 / 15_625.0, 0).percent());
        assertEquals("87.1", new Standing(1, 80, 0.8714, 0).percent());
    }

    @Test
    void theTable_isBoldOnlyWhereTheTestsAllowIt_andFoldsItsLastColumns() {
        Grid open = first(report(seeds(5, Op201.CONV_3X3, Op201.CONV_1X1)), Grid.class);
        assertTrue(open.rows().stream().flatMap(r -> r.cells().stream()).noneMatch(Block.Cell::strong));
        Grid told = first(report(seeds(6, Op201.CONV_3X3, Op201.CONV_1X1)), Grid.class);
        assertEquals(
                List.of("90.00 ± 0.00", "79.00 ± 0.00"),
                told.rows().stream()
                        .flatMap(r -> r.cells().stream())
                        .filter(Block.Cell::strong)
                        .map(Block.Cell::text)
                        .toList());
        List<String> seen = told.columns().stream()
                .filter(c -> !c.more())
                .map(Block.Column::label)
                .toList();
        assertEquals(List.of("method", "n", "mean", "mean", "median", "better than, %", "collapsed"), seen);
        List<String> notOnAPhone = told.columns().stream()
                .filter(c -> c.shown() == Block.Shown.WIDE)
                .map(Block.Column::full)
                .toList();
        assertEquals(1, notOnAPhone.size(), notOnAPhone.toString());
        assertTrue(notOnAPhone.get(0).endsWith("valid mean"), notOnAPhone.toString());
    }

    /** Six seeds of one accuracy: the chart names them, their mean and the best cell; the narrow one is another drawing. */
    @Test
    void theChart_hasADotForEverySeed_inBothWidths() {
        Report report = report(seeds(6, Op201.CONV_3X3, Op201.CONV_1X1));
        Chart chart = first(report, Chart.class);
        for (String svg : List.of(chart.figure().svg().inline(), chart.narrow().inline())) {
            assertEquals(12, svg.split("<circle", -1).length - 1);
            assertTrue(svg.contains(">random choice</text>"));
        }
        assertTrue(chart.figure().svg().inline().contains(">79.00</text>"));
        assertFalse(chart.narrow().inline().contains(">79.00</text>"));
        assertTrue(report.html().indexOf("<table") > report.html().indexOf("class=\"narrow\""), "chart before table");
    }

    /** A run of the samples takes 61.5 s, the search and its choice. */
    @Test
    void finalAccuracy_standsAgainstTotalCost() {
        Report report = report(seeds(2, Op201.CONV_3X3, Op201.CONV_1X1));
        String svg = report.document().figures().stream()
                .filter(f -> f.file().equals("total-cost-cifar10.svg"))
                .findFirst()
                .orElseThrow()
                .svg()
                .inline();
        assertTrue(svg.contains("darts, seed 1: 1 min 2 s, 79.00 %"), svg);
        assertTrue(svg.contains("random, seed 0: 1 min 2 s, 73.00 %"), svg);
        assertTrue(svg.contains("seconds of a run, by the clock"), svg);
    }

    /** Both methods are points at their mean cost; the table of the samples tells no training times, so chance is no curve. */
    @Test
    void whatIsFound_standsAgainstItsCost() {
        Report report = report(seeds(2, Op201.CONV_3X3, Op201.CONV_1X1));
        String svg = report.document().figures().stream()
                .filter(f -> f.file().equals("cost-quality-cifar10.svg"))
                .findFirst()
                .orElseThrow()
                .svg()
                .inline();
        assertTrue(svg.contains("darts: 79.00 % at 1 min 2 s"), svg);
        assertTrue(svg.contains("random: 73.00 % at 1 min 2 s"), svg);
        assertFalse(svg.contains("random choice"), svg);
    }

    /** Accuracy, regret and rank over epochs are one gallery, side by side, not a column of single charts. */
    @Test
    void withOneDataset_chartsStandSideBySide() {
        List<Block> blocks =
                report(seeds(2, Op201.CONV_3X3, Op201.CONV_1X1)).document().blocks();
        for (int i = 1; i < blocks.size(); i++) {
            assertFalse(blocks.get(i - 1) instanceof Gallery && blocks.get(i) instanceof Gallery, "block " + i);
        }
        assertTrue(blocks.stream()
                .anyMatch(b -> b instanceof Gallery g
                        && g.figures().size() > 2
                        && g.figures().get(0).file().startsWith("epochs-accuracy")));
    }

    /** With several data sets the table shows no validation accuracies at first: they are columns to fold out. */
    @Test
    void severalDatasets_foldValidationAway() {
        Report report = new Report(
                experiment("x", List.of("cifar10", "cifar100"), seeds(2, Op201.CONV_3X3, Op201.CONV_1X1)),
                Samples.formula());
        assertEquals(
                List.of(
                        " method",
                        " n",
                        "CIFAR-10 test mean",
                        "CIFAR-10 test median",
                        "CIFAR-10 test better than, %",
                        "CIFAR-10 test collapsed",
                        "CIFAR-100 test mean"),
                first(report, Grid.class).columns().stream()
                        .filter(c -> !c.more())
                        .map(c -> c.group() + " " + c.label())
                        .toList());
    }

    /** Two networks were trained, with 50 % and 60 % top-1: the page begins with their chart and the best of them. */
    @Test
    void theSpaceOfDarts_beginsWithItsChart() {
        List<Genotype> cells = List.of(PublishedDarts.named("DARTS_V1"), PublishedDarts.named("DARTS_V2"));
        List<RunRecord> runs = new ArrayList<>();
        for (Genotype cell : cells) {
            EpochRecord epoch = new EpochRecord(1, cell, OptionalDouble.of(2), OptionalDouble.empty(), 1);
            runs.add(new RunRecord("darts", runs.size(), List.of(epoch), List.of(), cell, 1, 0));
        }
        List<Training> trainings = List.of(
                new Training(cells.get(0), "cifar10", 0, 2, 50, 90, 0.5, 1.5, 1000, 2000, 3),
                new Training(cells.get(1), "cifar10", 0, 2, 60, 90, 0.5, 1.5, 1200, 2000, 3));
        Experiment e = new Experiment("d", "darts", List.of("cifar10"), 2, "x", Map.of(), runs, trainings);
        Report report = new Report(e, new Retrained(trainings));
        assertEquals(
                "No comparison: darts finds cells of 55.00 ± 7.07 %, and nothing else is in this report (2 seeds).",
                verdict(report).text());
        Tile network = first(report, Tiles.class).tiles().get(1);
        assertEquals("40.00 % test error", network.value());
        assertEquals("1,200 parameters, 2 epochs of training here", network.note());
        String svg = first(report, Chart.class).figure().svg().inline();
        assertTrue(svg.contains("darts, seed 1: 60.00 %"), svg);
        assertFalse(svg.contains("random choice"), svg);
        assertTrue(report.html().contains("<summary><h2>Published errors in this space</h2>"), "folded");
    }
}
