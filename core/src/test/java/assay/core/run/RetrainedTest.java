package assay.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.PublishedDarts;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetrainedTest {
    private static final GenotypeDarts ONE = PublishedDarts.named("DARTS_V1");
    private static final GenotypeDarts OTHER = PublishedDarts.named("DARTS_V2");

    private static Training training(GenotypeDarts arch, long seed, double top1) {
        return new Training(arch, "cifar10", seed, 30, top1, 99, 0.5, 0.4, 1, 2, 10 + seed);
    }

    private final Truth truth =
            new Retrained(List.of(training(ONE, 3, 80), training(OTHER, 3, 70), training(ONE, 1, 90)));

    private static Query accuracy(GenotypeDarts arch, Trials trials) {
        return Query.accuracy(arch, Dataset.of("cifar10"), Split.TEST, 30, trials);
    }

    private static double value(Answer answer) {
        return assertInstanceOf(Answer.Measured.class, answer).value();
    }

    @Test
    void theMean_isOverTheTrainingsOfTheArchitecture_andNamesTheirSeeds() {
        Answer.Measured m = assertInstanceOf(Answer.Measured.class, truth.ask(accuracy(ONE, new Trials.Mean())));
        assertEquals(85, m.value());
        assertEquals(List.of(1, 3), m.seeds());
        assertEquals(Basis.COMPUTED_MEAN, m.basis());
        assertEquals(80, value(truth.ask(accuracy(ONE, new Trials.Seed(3)))));
    }

    @Test
    void whatTheTrainingTook_isItsTotalTime() {
        Query time = new Query(
                ONE, Dataset.of("cifar10"), Split.TRAIN, Metric.TOTAL_TIME, 30, new Trials.Mean(), OptionalInt.empty());
        assertEquals(12, value(truth.ask(time)));
    }

    @Test
    void whatWasNotTrainedOrNotMeasured_hasNoNumber() {
        assertInstanceOf(
                Answer.NotInTable.class,
                truth.ask(accuracy(PublishedDarts.named("PC_DARTS_image"), new Trials.Mean())));
        assertInstanceOf(Answer.NotMeasured.class, truth.ask(accuracy(ONE, new Trials.Seed(2))));
        for (Query q : List.of(
                Query.accuracy(ONE, Dataset.of("cifar10"), Split.VALID, 30, new Trials.Mean()),
                Query.accuracy(ONE, Dataset.of("cifar100"), Split.TEST, 30, new Trials.Mean()),
                Query.accuracy(ONE, Dataset.of("cifar10"), Split.TEST, 12, new Trials.Mean()),
                accuracy(ONE, new Trials.Mean()).after(29))) {
            assertInstanceOf(Answer.NotMeasured.class, truth.ask(q), q.words());
        }
    }

    @Test
    void languageModels_havePerplexities_onValidationAndTest() {
        Genotype cell = PublishedRecurrent.named("DARTS_V2");
        Truth words = new Retrained(List.of(
                new Training(cell, "ptb", 0, 3, new Training.Words(2, 2, 1, 0.9), 3, 1, 1, 5),
                new Training(cell, "ptb", 1, 3, new Training.Words(2, 2, 0, 0), 3, 1, 1, 7)));
        Dataset ptb = SpaceKits.named("recurrent", "test").dataset("ptb");
        assertEquals(Math.exp(2), value(words.ask(query(cell, ptb, Split.VALID, Metric.PERPLEXITY))), 1e-12);
        assertEquals((Math.E + 1) / 2, value(words.ask(query(cell, ptb, Split.TEST, Metric.PERPLEXITY))), 1e-12);
        assertEquals(0.5, value(words.ask(query(cell, ptb, Split.TEST, Metric.LOSS))));
        assertEquals(6, value(words.ask(query(cell, ptb, Split.TRAIN, Metric.TOTAL_TIME))));
        assertInstanceOf(Answer.NotMeasured.class, words.ask(query(cell, ptb, Split.TEST, Metric.ACCURACY)));
    }

    private static Query query(Genotype cell, Dataset text, Split split, Metric metric) {
        return new Query(cell, text, split, metric, 3, new Trials.Mean(), OptionalInt.empty());
    }
}
