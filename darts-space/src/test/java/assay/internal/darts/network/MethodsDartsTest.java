package assay.internal.darts.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.diagnose.ChildError;
import assay.internal.supernet.search.diagnose.SupernetError;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.SkipLimit;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tiny.NoiseBatches;
import assay.supernet.tiny.Stopped;
import assay.supernet.tiny.TinySearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of the catalogue that fits the DARTS space, in a tiny size: it runs, stops and goes on, and derives cells. */
class MethodsDartsTest {
    private static final SearchSettings SETTINGS = new SearchSettings(3, 0.05, 0.001, 0.9, false, 3e-4, 5);
    private static final int STEPS = 2;

    private static final TinySearch TINY = new TinySearch(
            List.of(new Stage(1, 0, 1, 0), new Stage(1, 5, 2, 0.4), new Stage(1, 3, 3, 0.7)),
            List.of(new Stage(4, 0), new Stage(2, 4)),
            0,
            2);

    @TempDir
    Path folder;

    static Stream<Method> methods() {
        return Methods.all().stream()
                .filter(m -> m.search().isPresent() && !m.name().endsWith("-tf"))
                .filter(m -> !List.of("enas", "setn").contains(m.name()))
                .map(m -> m.with(TINY::of));
    }

    private static Stopped.Run run(Search search) {
        return run(search, SETTINGS);
    }

    private static Stopped.Run run(Search search, SearchSettings settings) {
        Seeds seeds = new Seeds(11);
        NoiseBatches train = new NoiseBatches(seeds.child("train"), STEPS, 2, 4, 3);
        NoiseBatches valid = new NoiseBatches(seeds.child("valid"), STEPS, 2, 4, 3);
        Stage first = search.stages().get(0);
        SearchShape shape = search.relax() instanceof Dirichlet
                ? SearchShape.drNas(first.partial())
                : new SearchShape(DartsSpace.darts(), first.partial(), true);
        SkeletonDarts size = new SkeletonDarts(false, 4, first.fresh() ? first.cells() : 2, 3, 4, false);
        return (observer, checkpoint) -> {
            try (Backend backend = new PlainBackend(DType.FLOAT32);
                    SupernetDarts net = new SupernetDarts(backend, size, shape)) {
                net.parameters().initialise(seeds.child("init"));
                return new BilevelSearch(search, settings, net, train, valid, valid.images(), seeds, checkpoint, "tiny")
                        .run(observer);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everySearch_derivesCells_alsoWhenItWasStopped(Method method) {
        Search search = method.search().orElseThrow();
        SearchOutcome whole = Stopped.never(run(search), folder.resolve("whole"));
        for (EpochRecord e : whole.epochs()) {
            assertTrue(Double.isFinite(e.trainLoss().orElseThrow()), method.name());
            check((GenotypeDarts) e.incumbent());
        }
        check((GenotypeDarts)
                whole.answer().orElseGet(() -> whole.distribution().mode()));
        check((GenotypeDarts) whole.distribution().draw(new Seeds(1).stream("draw")));
        Stopped.assertGoesOn(whole, run(search), folder, 2 * STEPS + 1);
    }

    /** Two edges into each node from different states, and a text that reads back. */
    private static void check(GenotypeDarts arch) {
        assertTrue(arch.normal().hasPairs() && arch.reduce().hasPairs(), arch.text());
        assertEquals(arch, DartsSpace.darts().parse(arch.text()));
        DartsSpace.darts().encode(arch); // refuses what the space does not hold
    }

    private SearchOutcome outcome(Method method) {
        return Stopped.never(run(TINY.of(method.search().orElseThrow())), folder.resolve("c"));
    }

    /** What remains when every edge is decided is the derived cell: both errors are of the same network. */
    @Test
    void childWithinTheSupernet_isWhatRemainsOfIt_whenEverythingIsDecided() {
        SearchSettings diagnosed = new SearchSettings(
                3, 0.05, 0.001, 0.9, false, 3e-4, 5, List.of(new SupernetError(1), new ChildError(1)));
        SearchOutcome o = Stopped.never(
                run(TINY.of(Methods.DARTS_PT.search().orElseThrow()), diagnosed), folder.resolve("child"));
        boolean apart = false;
        for (EpochRecord e : o.epochs()) {
            apart |= !e.diagnostics()
                    .get(EpochRecord.CHILD_ERROR)
                    .equals(e.diagnostics().get(EpochRecord.ONE_SHOT_ERROR));
        }
        assertTrue(apart, "the whole supernet is another network");
        Map<String, Double> last = o.epochs().get(o.epochs().size() - 1).diagnostics();
        assertEquals(last.get(EpochRecord.ONE_SHOT_ERROR), last.get(EpochRecord.CHILD_ERROR));
    }

    @Test
    void data_keepsAnyNumberOfOperations() {
        SearchOutcome o = outcome(Methods.DATA);
        GenotypeDarts arch = (GenotypeDarts) DataDerivation.derive(o.distribution(), 4);
        assertEquals(arch, DartsSpace.darts().parse(arch.text()));
        int edges = arch.normal().edges().size() + arch.reduce().edges().size();
        int kept = DataDerivation.kept(
                        Groups.of(o.distribution().space()), o.distribution().marginals(), 4)
                .cardinality();
        assertEquals(kept, edges, "each kept option is an edge of its own");
    }

    @Test
    void pDarts_endsWithThreeOperationsOfEachEdge_andFewSkips() {
        SearchOutcome o = outcome(Methods.P_DARTS);
        double[] p = o.distribution().marginals();
        for (int edge = 0; edge < 2 * DartsSpace.EDGES; edge++) {
            int kept = 0;
            for (int k = 0; k < 8; k++) {
                kept += p[8 * edge + k] > 0 ? 1 : 0;
            }
            assertEquals(3, kept, "edge " + edge);
        }
        for (int most = 0; most < 3; most++) {
            GenotypeDarts arch = (GenotypeDarts) SkipLimit.derive(o.distribution(), most);
            check(arch);
            assertTrue(arch.normal().count(OpDarts.SKIP_CONNECT) <= most, arch.text());
        }
    }

    @Test
    void perturbation_leavesTwoEdgesIntoEachNode() {
        SearchOutcome o = outcome(Methods.DARTS_PT);
        GenotypeDarts arch = (GenotypeDarts) o.distribution().mode();
        double[] w = ((ArchDistribution.Independent) o.distribution()).weights();
        int edges = 0;
        for (int edge = 0; edge < 2 * DartsSpace.EDGES; edge++) {
            double sum = 0;
            for (int k = 0; k < 8; k++) {
                sum += w[8 * edge + k];
            }
            assertTrue(sum == 0 || sum == 1, "edge " + edge + ": " + sum);
            edges += (int) sum;
        }
        assertEquals(16, edges, arch.text());
    }
}
