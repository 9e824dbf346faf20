package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.diagnose.AlphaNoise;
import assay.internal.supernet.search.diagnose.ChildError;
import assay.internal.supernet.search.diagnose.DrawnWeights;
import assay.internal.supernet.search.diagnose.ExpectedLoss;
import assay.internal.supernet.search.diagnose.Probabilities;
import assay.internal.supernet.search.diagnose.SamplingVariance;
import assay.internal.supernet.search.diagnose.Sharpness;
import assay.internal.supernet.search.diagnose.SupernetError;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.network.Norms;
import assay.supernet.search.learn.ClipNorm;
import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Variational;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.Paths;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tiny.NoiseBatches;
import assay.supernet.tiny.Stopped;
import assay.supernet.tiny.TinySearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of the catalogue in a tiny size: it runs, and it goes on after a stop as if there had been none. */
class MethodsTest {
    private static final SearchSettings SETTINGS = new SearchSettings(3, 0.05, 0.001, 0.9, true, 5e-4, 5);

    private static final TinySearch TINY = new TinySearch(List.of(), List.of(new Stage(2, 0), new Stage(1, 3)), 1, 8);

    @TempDir
    Path folder;

    private int checkpoints;

    /** Names and searches, with rates and sizes that fit three epochs of four steps. */
    static Stream<Search> searches() {
        List<Search> all = new ArrayList<>();
        for (Method m : Methods.all()) {
            m.search()
                    .filter(s -> !m.name().endsWith("-tf"))
                    .filter(s -> !s.stages().get(0).fresh()) // of the DARTS space alone
                    .ifPresent(s -> all.add(tiny(s)));
        }
        Search darts = tiny(Methods.DARTS.search().orElseThrow());
        all.add(darts.order(Order.SECOND_EXACT).clip(ClipNorm.ALPHA_CARRIED).pretrain(1));
        all.add(darts.clip(ClipNorm.ALPHA_TOO).finish(new Finish.Perturbation(0, true, 1)));
        Search balenas = Methods.named("balenas-2nd").search().orElseThrow();
        all.add(balenas.learn(Variational.vadam(0.01, 2, 1, 100).with(Map.of("gradients", "published"))));
        Search rsps = Methods.named("rsps").search().orElseThrow();
        all.add(rsps.finish(new Finish.BestBySupernet(4, 12, false, Norms.RUNNING)));
        all.add(tiny(rsps).relax(new Paths(Paths.Choice.UNIFORM, true, true)));
        return all.stream();
    }

    private static Search tiny(Search s) {
        return TINY.of(s);
    }

    private static Stopped.Run run(Search search, SearchSettings settings) {
        Seeds seeds = new Seeds(11);
        NoiseBatches train = new NoiseBatches(seeds.child("train"), 4, 4, 4, 3);
        NoiseBatches valid = new NoiseBatches(seeds.child("valid"), 4, 4, 4, 3);
        int partial = search.stages().get(0).partial();
        return (observer, checkpoint) -> {
            try (Backend backend = new PlainBackend(DType.FLOAT32);
                    Supernet201 net = new Supernet201(backend, new Skeleton201(2, 1, 3, 4), false, partial)) {
                net.parameters().initialise(seeds.child("init"));
                return new BilevelSearch(search, settings, net, train, valid, valid.images(), seeds, checkpoint, "tiny")
                        .run(observer);
            }
        };
    }

    private SearchOutcome whole(Search search) {
        return whole(search, SETTINGS);
    }

    private SearchOutcome whole(Search search, SearchSettings settings) {
        return Stopped.never(run(search, settings), folder.resolve("whole" + checkpoints++));
    }

    private static final SearchSettings DIAGNOSED = new SearchSettings(
            3,
            0.05,
            0.001,
            0.9,
            true,
            5e-4,
            5,
            List.of(
                    new AlphaNoise(),
                    new Sharpness(2),
                    new SamplingVariance(2, 1),
                    new ExpectedLoss(2, 2),
                    new SupernetError(1),
                    new ChildError(1),
                    new DrawnWeights(1),
                    new Probabilities(3, 1)));

    /** What is measured changes nothing, and a stop changes nothing of what is measured. */
    @ParameterizedTest
    @MethodSource("searches")
    void everySearch_canBeDiagnosed_andEndsAsIfItHadNotBeen(Search search) {
        SearchOutcome diagnosed = whole(search, DIAGNOSED);
        assertEquals(Stopped.learnt(whole(search)), Stopped.learnt(diagnosed));
        Stopped.assertGoesOn(diagnosed, run(search, DIAGNOSED), folder, 6);
        for (EpochRecord e : diagnosed.epochs()) {
            boolean sharp =
                    e.epoch() % 2 == 0 || e.epoch() == diagnosed.epochs().size();
            assertEquals(sharp, e.diagnostics().containsKey(EpochRecord.HESSIAN_TRACE));
            assertTrue(e.diagnostics().keySet().containsAll(ALWAYS), () -> e.diagnostics()
                    .toString());
            assertTrue(e.diagnostics().values().stream().allMatch(Double::isFinite));
        }
    }

    private static final List<String> ALWAYS = List.of(
            EpochRecord.LOSS_VARIANCE,
            EpochRecord.ONE_SHOT_ERROR,
            EpochRecord.CHILD_ERROR,
            EpochRecord.SAMPLED_CELLS,
            EpochRecord.probability("1<-0", "none"));

    /** There are 3 epochs of a few steps, with 3 samples of 30 components each. So the deviation is known to within a tenth. */
    @Test
    void alphaNoise_isTheDeviationOfASampledAlpha_andZeroOfAPoint() {
        Search balenas = tiny(Methods.named("balenas").search().orElseThrow());
        double deviation = 1 / Math.sqrt(((Variational) balenas.learn()).precInit());
        for (EpochRecord e : whole(balenas, DIAGNOSED).epochs()) {
            assertEquals(deviation, e.diagnostics().get(EpochRecord.ALPHA_NOISE), deviation / 10);
        }
        for (EpochRecord e :
                whole(tiny(Methods.DARTS.search().orElseThrow()), DIAGNOSED).epochs()) {
            assertEquals(0, e.diagnostics().get(EpochRecord.ALPHA_NOISE));
        }
        for (EpochRecord e : whole(tiny(Methods.named("enas").search().orElseThrow()), DIAGNOSED)
                .epochs()) {
            assertFalse(e.diagnostics().containsKey(EpochRecord.ALPHA_NOISE), "learns from rewards");
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void everySearch_goesOnAfterAStop_asIfThereHadBeenNone(Search search) {
        SearchOutcome whole = whole(search);
        for (EpochRecord e : whole.epochs()) {
            assertTrue(Double.isFinite(e.trainLoss().orElseThrow()));
        }
        Stopped.assertGoesOn(whole, run(search, SETTINGS), folder, 2, 6, 9);
    }

    @Test
    void aStop_atAnyStepOfAStagedSearch_isResumed() {
        Search search = tiny(Methods.DRNAS_PROGRESSIVE.search().orElseThrow());
        Stopped.assertGoesOn(whole(search), run(search, SETTINGS), folder, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void pruning_leavesThreeOperationsOfEachEdge() {
        SearchOutcome o = whole(tiny(Methods.DRNAS_PROGRESSIVE.search().orElseThrow()));
        double[] p = o.distribution().marginals();
        for (int edge = 0; edge < 6; edge++) {
            int kept = 0;
            for (int k = 0; k < 5; k++) {
                kept += p[5 * edge + k] > 0 ? 1 : 0;
            }
            assertEquals(3, kept, "edge " + edge);
        }
    }

    @Test
    void perturbation_decidesEveryEdge() {
        Search search = tiny(Methods.DARTS_PT.search().orElseThrow());
        SearchOutcome o = whole(search);
        assertEquals(3 + 5, o.epochs().size(), "an epoch between each two of six decisions");
        for (double p : o.distribution().marginals()) {
            assertTrue(p == 0 || p == 1, "probability " + p);
        }
    }

    @Test
    void pretraining_movesNoAlpha() {
        Search search = tiny(Methods.DARTS.search().orElseThrow()).pretrain(2);
        SearchOutcome o = whole(search);
        assertEquals(5, o.epochs().size());
        assertTrue(o.epochs().get(1).validLoss().isEmpty());
        assertTrue(o.epochs().get(2).validLoss().isPresent());
    }
}
