package assay.internal.recurrent.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageEpoch.Phase;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTrainerTest {
    private static final GenotypeRecurrent CELL = RecurrentSpace.of(2).parse("relu~0|tanh~1[1.2]");

    @TempDir
    Path dir;

    /** A text in which the next word is nearly certain. */
    private static Corpus corpus() {
        StringBuilder train = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            train.append(i % 3 == 0 ? "the cat sat\n" : "a dog ran home\n");
        }
        String other = "the cat sat\na dog ran home\n".repeat(6);
        return Corpus.of("animals", train.toString(), other, other);
    }

    private static LanguageRecipe recipe(double rate, int few, int epochs, int fineTuning) {
        return new LanguageRecipe(
                6,
                4,
                6,
                3,
                rate,
                1e-6,
                new DropoutRates(0.05, 0.1, 0.1, 0.1, 0.1),
                0.25,
                0.1,
                1e-3,
                few,
                epochs,
                fineTuning);
    }

    private LanguageTrainer trainer(LanguageRecipe recipe, String name) {
        return new LanguageTrainer(
                recipe, new PlainBackend(DType.FLOAT64), CELL, corpus(), new Seeds(3), dir.resolve(name), "test");
    }

    @Test
    void learns_switchesToAveraging_andKeepsTheBestWeights() {
        List<String> remarks = new ArrayList<>();
        LanguageObserver observer = new LanguageObserver() {
            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        try (LanguageTrainer trainer = trainer(recipe(6, 1, 14, 2), "a")) {
            List<LanguageEpoch> all = trainer.run(observer);
            assertTrue(all.size() >= 15, "epochs: " + all.size());
            double first = all.get(0).valid().perplexity();
            LanguageEpoch best = trainer.best();
            assertTrue(
                    best.valid().perplexity() < 0.6 * first,
                    first + " to " + best.valid().perplexity());
            assertEquals(Phase.SGD, all.get(0).phase());
            assertEquals(Phase.FINE_TUNING, all.get(14).phase());
            assertTrue(remarks.stream().anyMatch(r -> r.startsWith("averaged SGD from epoch ")), remarks.toString());
            assertTrue(
                    remarks.contains("fine-tuning the weights of epoch "
                            + bestOf(all.subList(0, 14)).epoch()),
                    remarks.toString());
            // The weights at hand are the best epoch's: they give its validation loss again.
            LanguageQuality again =
                    trainer.test(new LanguageObserver() {}); // the test text is the validation text, in one column
            assertEquals(best.valid().loss(), again.loss(), 0.2);
            assertTrue(again.releasedLoss() < again.loss());
            assertEquals(6 * 9 - 1, again.words());
        }
    }

    private static LanguageEpoch bestOf(List<LanguageEpoch> all) {
        return all.stream()
                .min((a, b) -> Double.compare(a.valid().loss(), b.valid().loss()))
                .orElseThrow();
    }

    @Test
    void stoppedAnywhere_goesOnToTheSameBytes() {
        LanguageRecipe recipe = recipe(6, 0, 5, 3);
        double[][] whole;
        List<Double> losses;
        try (LanguageTrainer trainer = trainer(recipe, "whole")) {
            losses = losses(trainer.run(new LanguageObserver() {}));
            whole = trainer.model().parameters().save().toArray(double[][]::new);
        }
        int runs = 0;
        boolean done = false;
        boolean validated = false;
        while (!done) {
            runs++;
            int[] steps = {0};
            try (LanguageTrainer trainer = trainer(recipe, "cut")) {
                List<LanguageEpoch> all = trainer.run(new LanguageObserver() {
                    @Override
                    public boolean stop() {
                        return steps[0]++ == 3;
                    }
                });
                assertEquals(losses, losses(all));
                double[][] end = trainer.model().parameters().save().toArray(double[][]::new);
                for (int i = 0; i < whole.length; i++) {
                    assertArrayEquals(whole[i], end[i]);
                }
                done = true;
                String told = assertThrows(InterruptedRunException.class, () -> trainer.test(alwaysStops()))
                        .getMessage();
                assertTrue(told.contains("in the measurement on the test text; the checkpoint is "), told);
            } catch (InterruptedRunException e) {
                validated |= e.getMessage().contains("stopped in the validation of epoch ");
                assertTrue(e.getMessage().contains("The same command goes on."), e.getMessage());
            }
        }
        assertTrue(runs > 8, "runs: " + runs);
        assertTrue(validated, "no run was stopped in a validation");
    }

    private static LanguageObserver alwaysStops() {
        return new LanguageObserver() {
            @Override
            public boolean stop() {
                return true;
            }
        };
    }

    private static List<Double> losses(List<LanguageEpoch> all) {
        return all.stream().map(e -> e.valid().loss()).toList();
    }

    @Test
    void aLossThatIsNoNumber_isToldWithWhatToDo() {
        try (LanguageTrainer trainer =
                trainer(new LanguageRecipe(6, 4, 6, 3, 1e300, 0, DropoutRates.NONE, 0, 0, 0, 5, 3, 0), "wild")) {
            UsageException e = assertThrows(UsageException.class, () -> trainer.run(new LanguageObserver() {}));
            assertTrue(
                    e.getMessage().startsWith("training diverged: expected a finite loss, found none in epoch 1."),
                    e.getMessage());
        }
    }

    /** An engine whose scalar product is no number at these calls, counted from 1. */
    private static Backend faulty(Set<Integer> calls) {
        PlainBackend sound = new PlainBackend(DType.FLOAT64);
        int[] done = {0};
        return (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(sound, args);
                    return method.getName().equals("dot") && calls.contains(++done[0]) ? Double.NaN : answer;
                });
    }

    private LanguageTrainer trainer(Backend engine, String name) {
        return new LanguageTrainer(recipe(6, 5, 4, 0), engine, CELL, corpus(), new Seeds(3), dir.resolve(name), "test");
    }

    @Test
    void aLossThatIsNoNumberLater_leadsBackToTheBestEpoch_withOtherDraws() {
        List<String> remarks = new ArrayList<>();
        LanguageObserver observer = new LanguageObserver() {
            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        List<Double> sound;
        try (LanguageTrainer trainer = trainer(faulty(Set.of()), "sound")) {
            sound = losses(trainer.run(observer));
        }
        // A product for each weight a step: the 100th is of the second epoch.
        try (LanguageTrainer trainer = trainer(faulty(Set.of(100)), "once")) {
            List<Double> found = losses(trainer.run(observer));
            assertEquals(List.of("the loss of epoch 2 is no number: back to epoch 1"), remarks);
            assertEquals(4, found.size());
            assertEquals(sound.get(0), found.get(0));
            assertTrue(!sound.get(1).equals(found.get(1)), "the same draws again");
        }
        Set<Integer> always = IntStream.range(100, 10_000).boxed().collect(Collectors.toSet());
        try (LanguageTrainer trainer = trainer(faulty(always), "always")) {
            UsageException e = assertThrows(UsageException.class, () -> trainer.run(new LanguageObserver() {}));
            assertTrue(e.getMessage().contains("after 10 returns to the best epoch"), e.getMessage());
        }
    }

    /** Segments of all drawn lengths share the memory of the longest: else each length would hold its own. */
    @Test
    void memory_isWhatIsToldBefore_whateverLengthsAreDrawn() {
        LanguageRecipe recipe =
                new LanguageRecipe(6, 12, 6, 6, 1, 0, new DropoutRates(0, 0.1, 0.1, 0.1, 0.1), 0, 0, 1e-3, 0, 9, 0);
        Corpus text = corpus();
        long told = LanguageMemory.bytes(recipe, CELL, text.vocabulary().size());
        try (LanguageTrainer trainer = new LanguageTrainer(
                recipe, new PlainBackend(DType.FLOAT32), CELL, text, new Seeds(3), dir.resolve("memory"), "test")) {
            trainer.run(new LanguageObserver() {});
            // Evaluations have other columns, and shorter segments.
            assertEquals(1.25, trainer.bytesHeld() / (double) told, 0.25);
        }
    }

    @Test
    void aBatchThatIsTooLarge_isRefused() {
        LanguageRecipe wide = new LanguageRecipe(6, 70, 6, 3, 1, 0, DropoutRates.NONE, 0, 0, 0, 5, 3, 0);
        UsageException e = assertThrows(UsageException.class, () -> trainer(wide, "wide"));
        assertTrue(e.getMessage().startsWith("--batch: expected at most 62 columns"), e.getMessage());
    }
}
