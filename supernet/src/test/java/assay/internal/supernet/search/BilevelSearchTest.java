package assay.internal.supernet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.internal.supernet.search.ToySearches.Toy;
import assay.internal.supernet.search.diagnose.AlphaNoise;
import assay.internal.supernet.search.diagnose.ChildError;
import assay.internal.supernet.search.diagnose.Entropy;
import assay.internal.supernet.search.diagnose.SamplingVariance;
import assay.internal.supernet.search.diagnose.Sharpness;
import assay.internal.supernet.search.diagnose.SupernetError;
import assay.internal.supernet.search.step.SearchSettings;
import assay.internal.supernet.toy.ToySpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.learn.ByExponent;
import assay.supernet.search.learn.ClipNorm;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Turns;
import assay.supernet.search.learn.Variational;
import assay.supernet.search.method.Pretraining;
import assay.supernet.search.method.Search;
import assay.supernet.search.relax.OnSimplex;
import assay.supernet.tiny.Stopped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of learning, growing and ending, on the toy space. */
class BilevelSearchTest {
    private static final SearchSettings DIAGNOSED = ToySearches.settings(
            0.05,
            5,
            new Entropy(),
            new AlphaNoise(),
            new SamplingVariance(2, 1),
            new Sharpness(2),
            new SupernetError(1),
            new ChildError(1));

    @TempDir
    Path folder;

    static Set<String> names() {
        return ToySearches.ALL.keySet();
    }

    private static Toy toy(String name) {
        return ToySearches.ALL.get(name);
    }

    private SearchOutcome whole(String name) {
        return ToySearches.run(toy(name), ToySearches.SETTINGS, folder.resolve("whole-" + name));
    }

    /**
     * The numbers of outcomes.txt were written by the search when it was still one class of 490 lines (commit fd659d2), on
     * the plain backend, whose arithmetic is the same everywhere. Only the Hessian's numbers of the search whose cells draw for
     * themselves are later ones: they were of the first cell alone.
     */
    @ParameterizedTest
    @MethodSource("namesBefore")
    void numbers_areThoseOfTheSearchBeforeItWasTakenApart(String name) throws IOException {
        SearchOutcome found = ToySearches.run(toy(name), DIAGNOSED, folder.resolve("c"));
        assertEquals(golden(name), Stopped.asBefore(found));
    }

    /** The searches that there were then: those of the file. */
    static List<String> namesBefore() throws IOException {
        return outcomes().stream()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
    }

    private static List<String> outcomes() throws IOException {
        try (InputStream in = BilevelSearchTest.class.getResourceAsStream("/golden/search/outcomes.txt")) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    private static List<String> golden(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean here = false;
        for (String line : outcomes()) {
            if (line.startsWith("# ")) {
                here = line.equals("# " + name);
            } else if (here) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Written by that same commit after 10 steps, inside an epoch (after 17 where decisions are made), by {@code
     * ToySearches.run(..., SETTINGS, ...)}. */
    @ParameterizedTest
    @ValueSource(strings = {"vadam", "wider", "deeper", "perturbation"})
    void aCheckpointWrittenBefore_isResumed(String name) throws IOException {
        Path checkpoint = folder.resolve("before");
        try (InputStream in = BilevelSearchTest.class.getResourceAsStream("/golden/search/" + name + ".checkpoint")) {
            Files.copy(in, checkpoint);
        }
        List<Integer> steps = new ArrayList<>();
        SearchOutcome resumed = ToySearches.run(toy(name), checkpoint, steps);
        assertEquals(name.equals("perturbation") ? 1 : 2, steps.get(0), "not begun anew");
        assertEquals(Stopped.asBefore(whole(name)), Stopped.asBefore(resumed));
        List<Integer> begun = steps.stream().filter(s -> s == 0).toList();
        List<EpochRecord> known = resumed.epochs().stream()
                .filter(e -> e.diagnostics().containsKey(EpochRecord.TRAIN_ACCURACY))
                .toList();
        int all = resumed.epochs().size();
        assertEquals(resumed.epochs().subList(all - begun.size(), all), known, "not known of the epoch that it is in");
    }

    /**
     * The channels of the 16 images of an epoch say their label. The supernet learns this; before, it guesses a third of them
     * right.
     */
    @Test
    void trainingAccuracy_isOfTheEpochsImages_andRises() {
        List<Double> percent = whole("adam").epochs().stream()
                .map(e -> e.diagnostics().get(EpochRecord.TRAIN_ACCURACY))
                .toList();
        assertEquals(List.of(31.25, 43.75, 43.75), percent);
        for (EpochRecord e : whole("adam").epochs()) {
            assertEquals(ToySearches.STEPS, e.diagnostics().get(EpochRecord.WEIGHT_STEPS));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStopBeforeAnyStep_isResumedAsIfThereHadBeenNone(String name) {
        List<Integer> steps = new ArrayList<>();
        List<String> whole = Stopped.all(ToySearches.run(toy(name), folder.resolve("whole"), steps));
        for (int stop = 0; stop < steps.size(); stop++) {
            Path checkpoint = folder.resolve("cut" + stop);
            int after = stop;
            assertThrows(
                    InterruptedRunException.class,
                    () -> ToySearches.run(toy(name), ToySearches.SETTINGS, checkpoint, after));
            SearchOutcome resumed = ToySearches.run(toy(name), ToySearches.SETTINGS, checkpoint);
            assertEquals(whole, Stopped.all(resumed), "stopped after " + stop);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsMeasured_changesNothing(String name) {
        SearchOutcome plain = whole(name);
        SearchOutcome diagnosed = ToySearches.run(toy(name), DIAGNOSED, folder.resolve("diagnosed"));
        for (int i = 0; i < plain.epochs().size(); i++) {
            EpochRecord a = plain.epochs().get(i);
            EpochRecord b = diagnosed.epochs().get(i);
            assertEquals(a.trainLoss(), b.trainLoss());
            assertEquals(a.validLoss(), b.validLoss());
            assertEquals(a.incumbent(), b.incumbent());
        }
        assertEquals(plain.answer(), diagnosed.answer());
    }

    /** DATA, Figure 8e: m steps of the weights for n of the architecture. Four steps of training and of validation an epoch. */
    @Test
    void stepsMayBeTakenInAnotherRatio() {
        Search adam = toy("adam-first").search();
        SearchOutcome even = ToySearches.run(new Toy(adam), ToySearches.SETTINGS, folder.resolve("even"));
        SearchOutcome same =
                ToySearches.run(new Toy(adam.turns(new Turns(3, 3))), ToySearches.SETTINGS, folder.resolve("same"));
        assertEquals(Stopped.all(even), Stopped.all(same), "3 : 3 is 1 : 1");
        for (Turns turns : List.of(new Turns(2, 1), new Turns(1, 2), new Turns(2, 3))) {
            Toy toy = new Toy(adam.turns(turns));
            List<Integer> steps = new ArrayList<>();
            List<String> whole = Stopped.all(ToySearches.run(toy, folder.resolve("whole" + turns), steps));
            assertEquals(3 * Math.min(4, turns.weightsWithin(4)), steps.size());
            assertNotEquals(Stopped.all(even), whole);
            for (int stop = 0; stop < steps.size(); stop++) {
                Path checkpoint = folder.resolve("cut" + turns + stop);
                int after = stop;
                assertThrows(
                        InterruptedRunException.class,
                        () -> ToySearches.run(toy, ToySearches.SETTINGS, checkpoint, after));
                assertEquals(whole, Stopped.all(ToySearches.run(toy, ToySearches.SETTINGS, checkpoint)));
            }
        }
    }

    /** Half as many steps of the architecture: the last of two steps of the weights has one. */
    @Test
    void ratios_areSpreadEvenly() {
        assertEquals(List.of(0, 1, 1, 2), counts(new Turns(2, 1)));
        assertEquals(List.of(2, 4, 6, 8), counts(new Turns(1, 2)));
        assertEquals(List.of(1, 3, 4, 6), counts(new Turns(2, 3)));
        assertEquals(9, new Turns(2, 1).weightsWithin(4), "the ninth step has no fifth batch yet");
        assertEquals(2, new Turns(1, 2).weightsWithin(4));
        assertEquals(4, Turns.even().weightsWithin(4));
    }

    private static List<Integer> counts(Turns turns) {
        return IntStream.rangeClosed(1, 4).mapToObj(turns::alphasWithin).toList();
    }

    /** BaLeNAS, Eq. 9: where the Gaussian is as good as a point, samples are its mean. */
    @Test
    void weightsLearnAtSamplesOfAlpha_ifAsked() {
        List<EpochRecord> mean = weightsAt(100, false);
        List<EpochRecord> sample = weightsAt(100, true);
        assertNotEquals(mean.get(0).trainLoss(), sample.get(0).trainLoss());
        List<EpochRecord> sharpMean = weightsAt(1e12, false);
        List<EpochRecord> sharpSample = weightsAt(1e12, true);
        for (int i = 0; i < sharpMean.size(); i++) {
            // 1e-4: samples are 1e-6 from the mean, float32
            assertEquals(
                    sharpMean.get(i).trainLoss().orElseThrow(),
                    sharpSample.get(i).trainLoss().orElseThrow(),
                    1e-4);
        }
    }

    private List<EpochRecord> weightsAt(double precision, boolean sample) {
        Toy toy = toy("vadam");
        Learn learn = Variational.vadam(0.01, 2, 1, precision).with(Map.of("weights_at", sample ? "sample" : "mean"));
        return ToySearches.run(
                        new Toy(toy.search().learn(learn)),
                        ToySearches.SETTINGS,
                        folder.resolve("at-" + precision + sample))
                .epochs();
    }

    /** GDAS of NAS-Bench-1Shot1. An exponentiated step moves the logarithms of alpha by at most the rate times the gradient's norm. */
    @Test
    void alphaIsClippedByItsOwnNorm_ifAsked() {
        double limit = 1e-4;
        double most = 2 * 3 * ToySearches.STEPS * 0.1 * limit;
        assertTrue(travel(ClipNorm.ALPHA_APART, limit) <= most);
        assertTrue(travel(ClipNorm.WEIGHTS, limit) > 10 * most);
        assertEquals(travel(ClipNorm.WEIGHTS, 1e9), travel(ClipNorm.ALPHA_APART, 1e9));
        assertEquals(travel(ClipNorm.WEIGHTS, 0), travel(ClipNorm.ALPHA_APART, 0));
    }

    /** How far the logarithm of any probability is from its start, which is uniform. */
    private double travel(ClipNorm clip, double limit) {
        Search search = toy("adam-first")
                .search()
                .relax(new OnSimplex(false))
                .learn(new ByExponent(0.1, 0))
                .clip(clip);
        ArchDistribution learnt = ToySearches.run(
                        new Toy(search), ToySearches.settings(0.05, limit), folder.resolve("clip-" + clip + limit))
                .distribution();
        return Arrays.stream(learnt.marginals())
                .map(p -> Math.abs(Math.log(p * ToySpace.OPTIONS.size())))
                .max()
                .orElseThrow();
    }

    /** DATA, Table 10: one per cent is right after the first epoch, a hundred never. */
    @Test
    void pretraining_endsAtAnAccuracy_orAfterItsEpochs() {
        List<EpochRecord> early = whole("pretrained").epochs();
        assertEquals(List.of(1, 2, 3, 4), early.stream().map(EpochRecord::epoch).toList());
        assertTrue(
                early.get(0).validLoss().isEmpty() && early.get(1).validLoss().isPresent());
        Search search = toy("pretrained").search();
        List<String> never = Stopped.all(pretrained(search.pretrain(new Pretraining(3, 100))));
        assertEquals(Stopped.all(pretrained(search.pretrain(3))), never);
    }

    private SearchOutcome pretrained(Search search) {
        return ToySearches.run(
                new Toy(search),
                ToySearches.SETTINGS,
                folder.resolve("to-" + search.pretrain().accuracy()));
    }

    @Test
    void theArchitecture_standsStillInWarmupAndBeforeTheSearch() {
        for (String name : List.of("adam", "exact", "rewards-tracked")) {
            List<EpochRecord> epochs = whole(name).epochs();
            assertTrue(epochs.get(0).validLoss().isEmpty(), name);
            assertTrue(epochs.get(1).validLoss().isPresent(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "vadam"})
    void weightsLearn(String name) {
        List<EpochRecord> epochs = whole(name).epochs();
        double first = epochs.get(0).trainLoss().orElseThrow();
        double last = epochs.get(2).trainLoss().orElseThrow();
        assertTrue(last < 0.9 * first, "training loss " + first + " to " + last);
    }

    @Test
    void otherSeeds_giveOtherResults() {
        SearchOutcome other =
                ToySearches.run(toy("adam"), ToySearches.SETTINGS, folder.resolve("other"), -1, new ArrayList<>(), 12);
        assertNotEquals(Stopped.all(whole("adam")), Stopped.all(other));
    }

    @Test
    void stages_growTheNetworkAndLeaveOperationsOut() {
        assertEquals(3 * 2, kept("wider"), "two operations of each of three edges");
        assertEquals(3 * 2, kept("deeper"));
        assertEquals(3, kept("perturbation"), "one operation of each edge");
    }

    private long kept(String name) {
        return Arrays.stream(whole(name).distribution().marginals())
                .filter(p -> p > 0)
                .count();
    }

    @Test
    void rewards_takeStepsAfterThoseOfTheWeights() {
        List<Integer> steps = new ArrayList<>();
        ToySearches.run(toy("rewards"), folder.resolve("c"), steps);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), steps.subList(0, 6), "four of weights, two of the controller");
    }

    @Test
    void aDivergingSearch_saysWhereAndWhatToDo() {
        UsageException e = assertThrows(
                UsageException.class,
                () -> ToySearches.run(toy("adam"), ToySearches.settings(1e30, 0), folder.resolve("d")));
        assertTrue(e.getMessage().contains("diverged") && e.getMessage().contains("rate"), e.getMessage());
    }

    @Test
    void aCheckpointOfAnotherSearch_isNotUsed() {
        Path checkpoint = folder.resolve("c");
        assertThrows(
                InterruptedRunException.class, () -> ToySearches.run(toy("adam"), ToySearches.SETTINGS, checkpoint, 6));
        assertTrue(Checkpoint.read(checkpoint, "another", toy("adam").space()).isEmpty());
        assertFalse(
                Checkpoint.read(checkpoint, ToySearches.FINGERPRINT, toy("adam").space())
                        .isEmpty());
    }
}
