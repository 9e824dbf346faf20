package assay.internal.supernet.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.images.Augmentation;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.train.Recipe.Schedule;
import assay.supernet.network.DropPath;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Recipe RECIPE = new Recipe(3, 8, 0.1, Schedule.COSINE, 0, 0.9, false, 1e-4, 5, 0.3, 0.4, 0.1);

    @TempDir
    Path folder;

    /** A convolution, a normalisation, drop path, two classifiers: all that a training must carry. */
    private static final class Small implements Network {
        private final Parameters p;
        private final Weight conv;
        private final Norm norm;
        private final Weight out;
        private final Weight bias;
        private final Weight second;
        private final boolean normalised;

        Small(Backend backend, boolean normalised) {
            this.normalised = normalised;
            p = new Parameters(backend);
            conv = p.add("conv", Kind.CONV_WEIGHT, 27, 4, 3, 3, 3);
            norm = Norm.affine(p, "bn", 4);
            out = p.add("out", Kind.LINEAR_WEIGHT, 4, 3, 4);
            second = p.add("second", Kind.LINEAR_WEIGHT, 4, 3, 4);
            bias = p.add("bias", Kind.LINEAR_BIAS, 4, 3);
        }

        @Override
        public Parameters parameters() {
            return p;
        }

        private Var features(Tape tape, Var images, Norms norms) {
            Var x = tape.conv(images, tape.weight(conv), Window.same(3));
            return tape.relu(normalised ? norm.apply(tape, x, norms) : x);
        }

        @Override
        public Var forward(Tape tape, Var images, Norms norms) {
            Var mean = tape.spatialMean(features(tape, images, norms));
            return tape.linear(mean, tape.weight(out), tape.weight(bias));
        }

        @Override
        public Outputs train(Tape tape, Var images, DropPath drop) {
            Var x = features(tape, images, Norms.TRACK);
            Var y = drop.active() ? tape.scaleSamples(x, drop.factors(x.value().dim(0))) : x;
            Var mean = tape.spatialMean(y);
            return new Outputs(
                    tape.linear(mean, tape.weight(out), tape.weight(bias)),
                    Optional.of(tape.linear(mean, tape.weight(second), tape.weight(bias))));
        }
    }

    /** Three classes of images, each bright in a channel of its own; the rest is noise. */
    private static ImageSet images(int n, long seed) {
        RandomStream random = new RandomStream(seed);
        byte[] planes = new byte[n * 3 * 16];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            for (int j = 0; j < 48; j++) {
                planes[i * 48 + j] = (byte) (random.nextInt(120) + (j / 16 == labels[i] ? 100 : 0));
            }
        }
        return ImageSet.of("made", 3, 4, 4, 3, planes, labels);
    }

    private static Batches training() {
        ImageSet images = images(40, 1);
        return new Batches(new BatchPlan(
                images,
                Normalisation.measured(images),
                new Augmentation(1, true, 2),
                8,
                true,
                true,
                new Seeds(3),
                "train"));
    }

    private static Batches test() {
        ImageSet images = images(30, 2);
        return new Batches(BatchPlan.evaluation(images, Normalisation.measured(images), 7));
    }

    private Trainer trainer(Recipe recipe, int workers, boolean normalised, String checkpoint, String fingerprint) {
        return new Trainer(
                recipe,
                workers,
                () -> new PlainBackend(DType.FLOAT64),
                backend -> new Small(backend, normalised),
                training(),
                new Seeds(5),
                folder.resolve(checkpoint),
                fingerprint);
    }

    private static double[][] weights(Trainer t) {
        return t.look(net -> net.parameters().save().toArray(double[][]::new));
    }

    private static List<Object> withoutClock(List<EpochResult> results) {
        return results.stream()
                .map(r -> (Object) List.of(r.epoch(), r.rate(), r.dropPath(), r.train(), r.test()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void stoppedAtAnyStepAndResumed_endsInTheSameBytes(int workers) {
        double[][] expected;
        List<EpochResult> whole;
        try (Trainer t = trainer(RECIPE, workers, true, "whole", "f")) {
            whole = t.run(Optional.of(test()), 2, new TrainObserver() {});
            expected = weights(t);
        }
        assertTrue(whole.get(0).test().isEmpty()
                && whole.get(1).test().isPresent()
                && whole.get(2).test().isPresent());
        for (int stopAfter : new int[] {1, 5, 12}) {
            String checkpoint = "cut" + stopAfter;
            try (Trainer t = trainer(RECIPE, workers, true, checkpoint, "f")) {
                int[] steps = {0};
                assertThrows(
                        InterruptedRunException.class,
                        () -> t.run(Optional.of(test()), 2, new TrainObserver() {
                            @Override
                            public void step(int epoch, int step, int of, EpochResult.Quality q) {
                                steps[0]++;
                            }

                            @Override
                            public boolean stop() {
                                return steps[0] == stopAfter;
                            }
                        }));
            }
            try (Trainer t = trainer(RECIPE, workers, true, checkpoint, "f")) {
                List<EpochResult> resumed = t.run(Optional.of(test()), 2, new TrainObserver() {});
                assertEquals(withoutClock(whole), withoutClock(resumed), "stopped after " + stopAfter);
                double[][] found = weights(t);
                for (int i = 0; i < expected.length; i++) {
                    assertArrayEquals(expected[i], found[i], "array " + i);
                }
            }
        }
    }

    /** Without normalisation and drop path the mean of the parts' gradients is the gradient of the whole batch. */
    @Test
    void workers_trainAsOneDoesWhereNothingSeesTheOtherImages() {
        Recipe plain = new Recipe(2, 8, 0.1, Schedule.LINEAR, 0, 0.9, true, 1e-4, 0.5, 0, 0.4, 0);
        double[][] one;
        try (Trainer t = trainer(plain, 1, false, "one", "f")) {
            t.run(Optional.empty(), 1, new TrainObserver() {});
            one = weights(t);
        }
        try (Trainer t = trainer(plain, 3, false, "three", "f")) {
            t.run(Optional.empty(), 1, new TrainObserver() {});
            double[][] three = weights(t);
            for (int i = 0; i < one.length - 1; i++) { // the last are statistics of a layer that is not used
                assertArrayEquals(one[i], three[i], 1e-12); // float64; sums in another order
            }
        }
    }

    @Test
    void aNetworkThatCanLearn_learns() {
        Recipe longer = new Recipe(12, 8, 0.2, Schedule.COSINE, 0, 0.9, false, 0, 5, 0, 0.4, 0);
        try (Trainer t = trainer(longer, 2, true, "c", "f")) {
            List<EpochResult> all = t.run(Optional.of(test()), 1, new TrainObserver() {});
            EpochResult last = all.get(11);
            assertTrue(last.train().loss() < 0.5 * all.get(0).train().loss(), all.toString());
            assertTrue(last.test().orElseThrow().top1() > 80, last.toString()); // 33 is chance
            assertEquals(100, last.test().orElseThrow().top5());
            assertEquals(30, last.test().orElseThrow().images());
            assertEquals(t.evaluate(test()), last.test().orElseThrow());
        }
    }

    @Test
    void checkpointsOfAnotherTraining_areNotUsed() {
        try (Trainer t = trainer(RECIPE, 1, true, "c", "f")) {
            t.run(Optional.empty(), 1, new TrainObserver() {});
        }
        try (Trainer t = trainer(RECIPE, 1, true, "c", "g")) {
            assertEquals(List.of(), t.results());
        }
        try (Trainer t = trainer(RECIPE, 2, true, "c", "f")) {
            assertEquals(List.of(), t.results(), "with other workers it is another training");
        }
        try (Trainer t = trainer(RECIPE, 1, true, "c", "f")) {
            assertEquals(3, t.results().size());
        }
    }

    @Test
    void damagedCheckpoints_areRefused() throws IOException {
        try (Trainer t = trainer(RECIPE, 1, true, "c", "f")) {
            t.run(Optional.empty(), 1, new TrainObserver() {});
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("c"));
        for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            Files.write(folder.resolve("c"), damaged);
            assertThrows(DataFormatException.class, () -> trainer(RECIPE, 1, true, "c", "f"), "byte " + at);
        }
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(folder.resolve("c"), Arrays.copyOf(bytes, length));
            assertThrows(DataFormatException.class, () -> trainer(RECIPE, 1, true, "c", "f"), "cut at " + length);
        }
    }

    @Test
    void divergence_isToldWithWhatToDo() {
        Recipe wild = new Recipe(3, 8, 1e200, Schedule.COSINE, 0, 0.9, false, 0, 0, 0, 0.4, 0);
        try (Trainer t = trainer(wild, 2, true, "c", "f")) {
            UsageException e =
                    assertThrows(UsageException.class, () -> t.run(Optional.empty(), 1, new TrainObserver() {}));
            assertTrue(e.getMessage().contains("diverged") && e.getMessage().contains("rate"), e.getMessage());
        }
    }

    @Test
    void tooManyWorkers_areRefused() {
        assertThrows(UsageException.class, () -> trainer(RECIPE, 5, true, "c", "f"));
        assertThrows(UsageException.class, () -> trainer(RECIPE, 0, true, "c", "f"));
    }

    @Test
    void publishedRecipes_fallAndGrowAsPublished() {
        Recipe cifar = Recipe.cifar();
        assertEquals(0.025, cifar.rateAt(0));
        assertEquals(0.0125, cifar.rateAt(300), 1e-17);
        assertTrue(cifar.rateAt(599) > 0 && cifar.rateAt(599) < 1e-6);
        assertEquals(0, cifar.dropPathAt(0));
        assertEquals(0.1, cifar.dropPathAt(300), 1e-17);
        assertEquals(0.1 * 0.97, Recipe.imageNet().rateAt(1), 1e-17);
        Recipe warm = new Recipe(10, 8, 1, Schedule.LINEAR, 4, 0.9, false, 0, 0, 0, 0, 0);
        assertEquals(0.25, warm.rateAt(0));
        assertEquals(0.5, warm.rateAt(5));
        assertThrows(UsageException.class, () -> new Recipe(0, 8, 1, Schedule.LINEAR, 0, 0.9, false, 0, 0, 0, 0, 0));
    }

    @Test
    void tally_countsChoices() {
        Tally t = new Tally();
        t.add(2, new double[] {1, 0, 0, 0, 0, 0, 5, 4, 3, 2, 1, 0, 9, 9, 9, 9, 9, 9}, new int[] {0, 5, 4});
        assertEquals(new EpochResult.Quality(2, 100 / 3.0, 200 / 3.0, 3), t.quality());
        assertFalse(t.quality().top5() > 67);
    }
}
