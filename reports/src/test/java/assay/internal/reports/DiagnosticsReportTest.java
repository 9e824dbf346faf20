package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.DecisionGroup;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Op201;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What searches recorded of themselves, as a report draws it. */
class DiagnosticsReportTest {
    private static final int EPOCHS = 6;

    @TempDir
    Path folder;

    /** The share of the 3x3 convolution on every edge at an epoch; the other four operations share the rest. */
    private interface Lean {
        double share(int epoch);
    }

    private static RunRecord run(String method, long seed, Lean lean) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int e = 1; e <= EPOCHS; e++) {
            Map<String, Double> d = new LinkedHashMap<>();
            for (DecisionGroup g : new Bench201Space().alphas()) {
                for (String o : g.options()) {
                    boolean conv = o.equals(Op201.CONV_3X3.token());
                    d.put(EpochRecord.drawn(g.name(), o), conv ? 1.0 : 0.0);
                    d.put(EpochRecord.probability(g.name(), o), conv ? lean.share(e) : (1 - lean.share(e)) / 4);
                }
            }
            d.put(EpochRecord.SAMPLED_CELLS, 100.0);
            d.put(EpochRecord.TRAIN_ACCURACY, 30.0 + e + 2 * seed);
            d.put(EpochRecord.ONE_SHOT_ERROR, 80.0 - e);
            d.put(EpochRecord.CHILD_ERROR, 85.0 - e);
            if (e % 2 == 0) {
                d.put(EpochRecord.HESSIAN_EIGENVALUE, (double) e + seed);
                d.put(EpochRecord.HESSIAN_TRACE, 0.2 * e);
            }
            d.put(EpochRecord.GRADIENT_VARIANCE, 0.5);
            d.put(EpochRecord.LOSS_VARIANCE, 0.25);
            epochs.add(new EpochRecord(
                    e,
                    Samples.all(Op201.CONV_3X3),
                    OptionalDouble.of(2),
                    OptionalDouble.of(2.1),
                    10 * e,
                    OptionalDouble.empty(),
                    d));
        }
        return new RunRecord(method, seed, epochs, List.of(), Samples.all(Op201.CONV_3X3), 60, 0);
    }

    private static Experiment experiment() {
        return Samples.experiment(
                "diagnosed",
                List.of("cifar10"),
                run("darts", 0, e -> 1),
                run("darts", 1, e -> 1),
                run("drnas", 0, e -> 0.2),
                run("drnas", 1, e -> 0.2 + 0.1 * e));
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void everyRecordedQuantity_isDrawn_withItsNumbers() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        for (String name : List.of(
                "dominant-eigenvalue-of-the-hessian",
                "trace-of-the-hessian",
                "validation-error-of-the-supernet",
                "validation-error-of-the-answer-within-it",
                "probabilities-darts",
                "probabilities-drnas",
                "drawn-weights-drnas",
                "drawn-valid-cifar10",
                "drawn-test-cifar10")) {
            assertTrue(Files.exists(folder.resolve("figures/search-" + name + ".svg")), name);
            assertTrue(Files.exists(folder.resolve("curves/search-" + name + ".csv")), name);
        }
        String page = written("report.md");
        assertTrue(page.contains("the eigenvalue farthest from zero"), page);
        assertTrue(page.contains("variance of alpha's gradient over draws"), page);
        assertFalse(page.contains("sampled_cells"), "a setting, not a quantity");
        assertFalse(page.contains("p:1") || page.contains("w:1"), "probabilities and weights have maps");
    }

    /** P and f(P) of a method stand in one row: they follow each other in a gallery of pairs. */
    @Test
    void probabilitiesAndDraws_standInOneRow() {
        String page = new Report(experiment(), Samples.formula()).html();
        String pairs = page.substring(page.indexOf("<div class=\"gallery pairs\">"));
        List<String> figures = Arrays.stream(
                        pairs.substring(0, pairs.indexOf("</div>")).split("<figure>"))
                .skip(1)
                .map(f -> f.replaceAll("(?s).*curves/search-([a-z-]+)\\.csv.*", "$1"))
                .toList();
        assertEquals(
                List.of("probabilities-darts", "drawn-weights-darts", "probabilities-drnas", "drawn-weights-drnas"),
                figures);
    }

    /** DATA, Figure 7: a curve of each method with the band of its seeds, right behind the training loss. */
    @Test
    void trainingAccuracy_isDrawnBesideTheLoss() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        String curve = written("curves/search-training-accuracy-of-the-supernet.csv");
        assertTrue(curve.contains("darts,mean,1.0,32.0\ndarts,mean,2.0,33.0"), curve);
        assertTrue(curve.contains("darts,seed 1,6.0,38.0"), curve);
        String page = written("report.md");
        int loss = page.indexOf("search-training-loss-nats.svg");
        int accuracy = page.indexOf("search-training-accuracy-of-the-supernet.svg");
        int valid = page.indexOf("search-validation-loss-nats.svg");
        assertTrue(loss < accuracy && accuracy < valid, loss + " " + accuracy + " " + valid);
        assertTrue(page.contains("in the steps of its weights, before each step."), page);
    }

    /** Otherwise nothing of it would be seen: every point would stand between two epochs without. */
    @Test
    void whatIsMeasuredEverySecondEpoch_isALineThroughThese() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        String curve = written("curves/search-dominant-eigenvalue-of-the-hessian.csv");
        assertTrue(curve.contains("darts,mean,2.0,2.5\ndarts,mean,4.0,4.5\ndarts,mean,6.0,6.5"), curve);
        assertTrue(curve.contains("darts,seed 1,6.0,7.0"), curve);
    }

    @Test
    void trueAccuracyOfTheIncumbent_isDrawnForValidationToo() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        assertTrue(Files.exists(folder.resolve("figures/epochs-accuracy-cifar10-epoch.svg")));
        String valid = written("curves/accuracy-valid-cifar10-epoch.csv");
        assertTrue(valid.contains("darts,mean,1.0,"), valid);
    }

    /** BaLeNAS, equation 19: both sides in one chart, and not as quantities of their own. */
    @Test
    void expectedLoss_standsBesideItsPrediction() throws IOException {
        RunRecord plain = run("balenas", 0, e -> 0.5);
        List<EpochRecord> epochs = plain.epochs().stream()
                .map(e -> {
                    Map<String, Double> d = new LinkedHashMap<>(e.diagnostics());
                    d.put(EpochRecord.LOSS_AT_MEAN, 2.0);
                    d.put(EpochRecord.LOSS_RISE, 0.1 / e.epoch());
                    d.put(EpochRecord.LOSS_RISE_ERROR, 0.01);
                    d.put(EpochRecord.CURVATURE_TERM, 0.125 / e.epoch());
                    return new EpochRecord(
                            e.epoch(),
                            e.incumbent(),
                            e.trainLoss(),
                            e.validLoss(),
                            e.seconds(),
                            e.simulatedSeconds(),
                            d);
                })
                .toList();
        RunRecord run = new RunRecord("balenas", 0, epochs, List.of(), plain.chosen(), 60, 0);
        new Report(Samples.experiment("rise", List.of("cifar10"), run), Samples.formula()).writeTo(folder);
        assertEquals(
                List.of("balenas,0,2,2.0,0.05,0.01,0.0625"),
                Files.readAllLines(folder.resolve("curves/search-expected-loss-balenas.csv")).stream()
                        .filter(l -> l.startsWith("balenas,0,2,"))
                        .toList());
        String figure = written("figures/search-expected-loss-balenas.svg");
        assertTrue(figure.contains("measured") && figure.contains("predicted"), figure);
        assertFalse(written("report.md").contains("expected_loss_rise"), "has its own chart");
        assertFalse(Files.exists(folder.resolve("figures/search-half-variance-curvature.svg")));
    }

    /** DATA, Figure 5: all-pool first, then the chosen cell. */
    @Test
    void theCellOverEpochs_isAStrip_withItsNumbers() throws IOException {
        new Report(
                        Samples.experiment(
                                "moving",
                                List.of("cifar10"),
                                Samples.run("darts", 0, Samples.all(Op201.SKIP_CONNECT)),
                                Samples.run("darts", 1, Samples.all(Op201.CONV_3X3))),
                        Samples.formula())
                .writeTo(folder);
        List<String> lines = Files.readAllLines(folder.resolve("curves/search-evolution-darts.csv"));
        assertEquals(1 + 2 * 6, lines.size(), "of the first seed alone");
        assertEquals("darts,0,1,1<-0,avg_pool_3x3", lines.get(1));
        assertEquals("darts,0,2,3<-2,skip_connect", lines.get(12));
        String figure = written("figures/search-evolution-darts.svg");
        assertTrue(figure.contains("1&lt;-0: avg_pool_3x3, epoch 1"), figure);
    }

    /** DATA, Figures 8g and 8h: of two seeds six skips and six convolutions; one and three pairs of edges into nodes 2 and 3. */
    @Test
    void operationsOfTheChosenCells_areCounted_alsoInPairs() throws IOException {
        new Report(
                        Samples.experiment(
                                "counted",
                                List.of("cifar10"),
                                Samples.run("darts", 0, Samples.all(Op201.SKIP_CONNECT)),
                                Samples.run("darts", 1, Samples.all(Op201.CONV_3X3))),
                        Samples.formula())
                .writeTo(folder);
        List<String> single = Files.readAllLines(folder.resolve("tables/derived-operations.csv"));
        assertTrue(single.contains("darts,skip_connect,6,50.0"), single::toString);
        assertTrue(single.contains("darts,none,0,0.0"), single::toString);
        List<String> pairs = Files.readAllLines(folder.resolve("tables/derived-pairs.csv"));
        assertEquals(3, pairs.size());
        assertTrue(pairs.contains("darts,skip_connect + skip_connect,4,50.0"), pairs::toString);
    }

    /** DATA, Figure 8b: methods that differ in one number alone are points of a line. */
    @Test
    void accuracyOverASetting_isALine_whereMethodsDifferInItAlone() throws IOException {
        List<RunRecord> runs = new ArrayList<>();
        StringBuilder yaml = new StringBuilder("methods:\n");
        Op201[] ops = {Op201.NONE, Op201.CONV_1X1, Op201.CONV_3X3, Op201.SKIP_CONNECT};
        String[] weights = {"0.0", "0.01", "0.1", "10.0"};
        for (int i = 0; i < weights.length; i++) {
            yaml.append("  - data@" + i + ": {constraint: l1, constraint_scale: " + weights[i] + ", draws: 4}\n");
            runs.add(Samples.run("data@" + i, 0, Samples.all(ops[i])));
        }
        Experiment plain = Samples.experiment("swept", List.of("cifar10"), runs.toArray(RunRecord[]::new));
        Experiment swept = new Experiment(
                plain.name(),
                plain.space(),
                plain.truthDatasets(),
                plain.schedule(),
                yaml.toString(),
                plain.provenance(),
                plain.runs());
        new Report(swept, Samples.formula()).writeTo(folder);
        List<String> lines = Files.readAllLines(folder.resolve("curves/sweep-data-constraint-scale-cifar10.csv"));
        assertEquals(5, lines.size());
        assertEquals("data@2,0.1,0,79.0", lines.get(3));
        assertTrue(written("figures/sweep-data-constraint-scale-cifar10.svg").contains("constraint_scale"));
        assertFalse(Files.exists(folder.resolve("figures/sweep-data-draws-cifar10.svg")));
    }

    /** DrNAS, on exploration. */
    @Test
    void drawnCells_haveAChartOfTheirFullRange() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        assertTrue(written("figures/search-drawn-test-cifar10-range.svg").contains("worst to best drawn cell"));
    }

    /** The formula gives the all-convolution cell 79 in the test split of CIFAR-10. */
    @Test
    void aCertainDistribution_drawsOneCell_aUniformOneTheTable() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        List<String> rows = Files.readAllLines(folder.resolve("curves/search-drawn-test-cifar10.csv"));
        assertTrue(rows.contains("darts,0,6,100,79.0,79.0,79.0,79.0,79.0"), rows::toString);
        String[] uniform = rows.stream()
                .filter(r -> r.startsWith("drnas,0,6,"))
                .findFirst()
                .orElseThrow()
                .split(",");
        // An edge is 0 to 3 below: mean 7/5 and variance 26/25 by the operations' order; six edges, 100 draws: 5 sigma.
        assertEquals(79 - 6 * 7 / 5.0, Double.parseDouble(uniform[6]), 5 * Math.sqrt(6 * 26 / 25.0 / 100));
        assertTrue(Double.parseDouble(uniform[4]) < Double.parseDouble(uniform[6]) - 3);
        assertTrue(Double.parseDouble(uniform[8]) > Double.parseDouble(uniform[6]) + 3);
    }

    @Test
    void theMap_isTheMeanOverSeeds() throws IOException {
        new Report(experiment(), Samples.formula()).writeTo(folder);
        String map = written("curves/search-probabilities-drnas.csv");
        assertTrue(map.contains("drnas,1<-0,nor_conv_3x3,6.0,0.5\n"), map);
    }

    @Test
    void whatWasNotRecorded_isNotDrawn() throws IOException {
        new Report(
                        Samples.experiment(
                                "plain", List.of("cifar10"), Samples.run("darts", 0, Samples.all(Op201.NONE))),
                        Samples.formula())
                .writeTo(folder);
        assertFalse(Files.exists(folder.resolve("figures/search-probabilities-darts.svg")));
        assertFalse(Files.exists(folder.resolve("figures/search-drawn-test-cifar10.svg")));
        assertFalse(written("report.md").contains("Hessian"));
    }
}
