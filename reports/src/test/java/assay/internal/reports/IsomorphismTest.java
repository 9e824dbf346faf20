package assay.internal.reports;

import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Wiring201;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.reports.checklist.AuthorNotes;
import assay.internal.reports.comparison.Comparison;
import assay.internal.reports.trace.Background;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two cells that are one network, inner nodes exchanged, with entries half a point apart and trials two points apart. */
class IsomorphismTest {
    private static final Genotype201 ONE = Bench201Index.get().cell(9984);
    private static final Genotype201 OTHER = Bench201Index.get().cell(13627);

    /** 90 and 89.5 for the two, 80 for all others; training 777 is a point above, 888 a point below. */
    private static final class TwoTrials implements Truth {
        @Override
        public Answer ask(Question question) {
            if (!(question instanceof Query q) || !q.metric().equals(Metric.ACCURACY)) {
                return new Answer.NotMeasured(question, "only accuracies are made up");
            }
            double mean = q.arch().equals(ONE) ? 90 : q.arch().equals(OTHER) ? 89.5 : 80;
            if (q.trials() instanceof Trials.Seed s) {
                double value = s.seed() == 777 ? mean + 1 : mean - 1;
                return new Answer.Measured(q, value, "percent", List.of(s.seed()), Basis.MEASURED, "made up");
            }
            return new Answer.Measured(q, mean, "percent", List.of(777, 888), Basis.COMPUTED_MEAN, "made up");
        }

        @Override
        public void close() {}
    }

    private static Experiment of(String name, String method, Genotype201 cell) {
        return experiment(
                name,
                List.of("cifar10"),
                LongStream.range(0, 8).mapToObj(s -> run(method, s, cell)).toArray(RunRecord[]::new));
    }

    private static Experiment both() {
        return experiment(
                "both",
                List.of("cifar10"),
                LongStream.range(0, 16)
                        .mapToObj(i -> i < 8 ? run("darts", i, ONE) : run("balenas", i - 8, OTHER))
                        .toArray(RunRecord[]::new));
    }

    private static String page(boolean byClass) {
        return new Report(both(), new TwoTrials(), new Background(AuthorNotes.NONE, List.of(), byClass)).markdown();
    }

    @Test
    void theTwo_areOneNetwork() {
        assertEquals(Wiring201.key(ONE), Wiring201.key(OTHER));
    }

    /** All 8 differences are 0.5: p = 2 / 2^8 = 0.008. The page says how little that is, and that it is one network. */
    @Test
    void oneNetwork_isSaidToBeOne_andTheDifferenceToBeBelowTheNoise() {
        String page = page(false);
        assertTrue(page.contains("| 0.008 | 0.008 | different, by less than one entry's noise |"), page);
        // Trials of a cell are 1.41 apart (standard deviation), a mean of two of them 1.00.
        assertTrue(page.contains("This is less than one entry of the table is uncertain by (1.00 points)."), page);
        assertTrue(page.contains("CIFAR-10 test 1.00 (from 3 cells)"), page);
        assertTrue(page.contains(
                "Every cell counts for itself. In 8 comparisons of one seed two methods answered cells that"
                        + " are one network"));
        assertTrue(page.contains("index 9984; one network with "), page);
    }

    /** One point to each side of the best mean, which is 90: the axis goes from 80 to 90. */
    @Test
    void thePage_shadesWhatOneEntryIsUncertainBy() {
        String html = new Report(both(), new TwoTrials()).html();
        assertTrue(html.contains(
                "Shaded: how uncertain one entry of the table is (± 1.00 points), around the best mean."));
        assertTrue(html.contains("one entry of the table is so uncertain"), "the band");
        assertTrue(html.contains("one table entry is uncertain by 1.00"), "the verdict");
        String pair = new Comparison(List.of(of("a", "darts", ONE), of("b", "darts", OTHER)), new TwoTrials()).html();
        assertTrue(pair.contains("one entry of the table is so uncertain"), "the comparison's band");
    }

    @Test
    void byClass_theyTie() {
        String page = page(true);
        assertTrue(page.contains("| 8 | 0 | 0.00 | 0.00 |"), page);
        assertTrue(page.contains("By class: two answers that are one network tie"), page);
        assertTrue(!page.contains("| different"), page);
        assertTrue(page.contains("CIFAR-10 test class regret |"), page);
    }

    /** The regret of a class is that of the mean over its members, whoever asks. */
    @Test
    void theRegretOfAClass_isThatOfItsMean() {
        List<String> lines = new Report(both(), new TwoTrials()).csv().lines().toList();
        Bench201Index index = Bench201Index.get();
        long members = IntStream.range(0, index.size())
                .filter(i -> Wiring201.key(index.cell(i)).equals(Wiring201.key(ONE)))
                .count();
        double mean = (90 + 89.5 + 80 * (members - 2)) / members;
        List<String> classes = lines.stream()
                .skip(1)
                .map(l -> l.substring(l.lastIndexOf("|,") + 2))
                .distinct()
                .toList();
        assertEquals(1, classes.size(), classes.toString());
        String[] fields = classes.get(0).split(",");
        assertEquals(mean, Double.parseDouble(fields[1]), 1e-9);
        assertEquals(0, Double.parseDouble(fields[2]), 1e-9);
    }

    @Test
    void aComparison_takesThemForATie_ifAsked() {
        List<Experiment> two = List.of(of("a", "darts", ONE), of("b", "darts", OTHER));
        Comparison byCell = new Comparison(two, new TwoTrials());
        assertEquals(
                List.of(
                        "B against A: lower: darts on CIFAR-10 test (\u22120.50 points, n = 8, Holm p = 0.008), by less than one"
                                + " entry's noise."),
                byCell.verdicts());
        assertTrue(byCell.comment().contains("(below the table's noise)"), byCell.comment());
        assertTrue(byCell.html().contains("uncertain by this many points"), "the note");
        Comparison byClass = new Comparison(two, new TwoTrials(), true);
        assertEquals(List.of("B against A: the same accuracy in every one of 1 pairing."), byClass.verdicts());
        assertTrue(byClass.comment().contains("By class."), byClass.comment());
        assertTrue(byClass.html().contains("By class: a cell has the mean accuracy"));
    }
}
