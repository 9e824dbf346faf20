package assay.internal.recurrent.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.recurrent.text.Columns;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.diagnose.SupernetError;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.search.extra.AuxiliarySkip;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tiny.Stopped;
import assay.supernet.tiny.TinySearch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches of recurrent cells by the loop that all searches share, in a tiny size. */
class TextSearchTest {
    private static final int WORDS = 9;
    private static final int HIDDEN = 4;
    private static final int NODES = 3;
    private static final TinySearch TINY = new TinySearch(List.of(), List.of(), 1, 8);
    private static final SearchSettings SETTINGS = new SearchSettings(2, 5, 5, 0, false, 5e-7, 0.25);

    @TempDir
    Path folder;

    private static Columns columns(long seed, int words, int batch) {
        return new Columns(
                "a text", new RandomStream(seed).ints(words, 0, WORDS).toArray(), batch);
    }

    private static final Columns TRAIN = columns(1, 90, 4);
    private static final Columns VALID = columns(2, 50, 4);

    /**
     * All methods but those that need what these cells have not: parts of channels, other depths, several cells, operations
     * with weights of their own, or skip connections.
     */
    static Stream<Method> methods() {
        return Methods.all().stream().filter(m -> m.search()
                .filter(s -> s.stages().size() == 1 && s.stages().get(0).partial() == 1)
                .filter(s -> !s.relax().perCell() && s.stages().get(0).skipDrop() == 0)
                .filter(s -> !(s.learn() instanceof ByRemoval)) // texts have no accuracy
                .filter(s -> !s.extras().freezing().freezes()
                        && !s.extras().alignment().aligns()
                        && s.extras().skip().decay() == AuxiliarySkip.Decay.NONE)
                .isPresent());
    }

    private static Stopped.Run run(Search search, SearchSettings settings) {
        Seeds seeds = new Seeds(3);
        RecurrentSupernet.Settings how = new RecurrentSupernet.Settings(
                4, new DropoutRates(0.1, 0.2, 0.5, 0.25, 0.5), 0, 1e-3, 0.25, false, false);
        return (observer, checkpoint) -> {
            try (Backend backend = new PlainBackend(DType.FLOAT32);
                    RecurrentSupernet net =
                            new RecurrentSupernet(backend, NODES, WORDS, HIDDEN, how, seeds.child("masks"))) {
                net.parameters().initialise(seeds.child("init"));
                Seeds lengths = seeds.child("text");
                return new BilevelSearch(
                                search,
                                settings,
                                net,
                                TextBatches.training(TRAIN, 7, lengths),
                                TextBatches.validation(TRAIN, VALID, 7, lengths),
                                50,
                                seeds,
                                checkpoint,
                                "tiny")
                        .run(observer);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethod_findsACell_andGoesOnAfterAStop(Method method) {
        Search search = TINY.of(method.search().orElseThrow());
        SearchOutcome whole = Stopped.never(run(search, SETTINGS), folder.resolve("whole"));
        for (EpochRecord e : whole.epochs()) {
            assertTrue(Double.isFinite(e.trainLoss().orElseThrow()));
        }
        GenotypeRecurrent cell = (GenotypeRecurrent) whole.distribution().mode();
        assertEquals(NODES, cell.nodes().size());
        assertTrue(cell.hasSingles());
        // Within an epoch, where hidden states go on, and between two.
        Stopped.assertGoesOn(whole, run(search, SETTINGS), folder, 2, 4);
    }

    /** DATA keeps any number of operations of a node. */
    @Test
    void data_keepsSeveralOperations() {
        Search search = TINY.of(Methods.DATA.search().orElseThrow());
        SearchOutcome found = Stopped.never(run(search, SETTINGS), folder.resolve("data"));
        GenotypeRecurrent cell = (GenotypeRecurrent) DataDerivation.derive(found.distribution(), 7);
        assertTrue(cell.nodes().stream().anyMatch(n -> n.size() != 1), cell.text());
    }

    /** At the start nearly all words are alike; a perplexity is no share of anything. */
    @Test
    void supernetError_isThePerplexity() {
        SearchSettings s = new SearchSettings(1, 0, 0, 0, false, 0, 0.25, List.of(new SupernetError(1)));
        Search search = TINY.of(Methods.DARTS.search().orElseThrow());
        SearchOutcome found = Stopped.never(run(search, s), folder.resolve("error"));
        double perplexity = found.epochs().get(0).diagnostics().get(EpochRecord.ONE_SHOT_ERROR);
        assertEquals(WORDS, perplexity, 1);
    }

    @Test
    void segments_coverTheTrainingText_andBothTextsGoTogether() {
        Seeds seeds = new Seeds(4);
        TextBatches train = TextBatches.training(TRAIN, 7, seeds);
        TextBatches valid = TextBatches.validation(TRAIN, VALID, 7, seeds);
        assertTrue(train.stepsPerEpoch() <= train.steps(0));
        assertEquals(train.steps(5), valid.steps(5));
        try (BatchCursor trains = train.epoch(0, 0);
                BatchCursor valids = valid.epoch(0, 0)) {
            int row = 0;
            for (int s = 0; s < train.steps(0); s++) {
                Batch t = trains.next();
                Batch v = valids.next();
                int steps = t.height() - 1;
                assertArrayEquals(floats(TRAIN.rows(row, steps + 1)), t.pixels());
                int offset = row % (VALID.rows() - 1);
                int length = Math.min(7, VALID.rows() - 1 - offset);
                assertArrayEquals(floats(VALID.rows(offset, length + 1)), v.pixels());
                row += steps;
            }
            assertTrue(row >= TRAIN.rows() - 2);
            assertNull(trains.next());
        }
        boolean differ = false;
        for (int e = 1; e < 40; e++) {
            differ |= train.steps(e) != train.steps(0);
        }
        assertTrue(differ, "one segment in twenty is half as long");
        assertNotEquals(0, train.steps(0));
    }

    private static float[] floats(int[] words) {
        float[] f = new float[words.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = words[i];
        }
        return Arrays.copyOf(f, f.length);
    }
}
