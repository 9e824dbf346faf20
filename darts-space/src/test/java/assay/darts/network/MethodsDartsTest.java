package assay.darts.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.images.Batch;
import assay.images.BatchCursor;
import assay.images.BatchSource;
import assay.supernet.plain.PlainBackend;
import assay.supernet.search.BilevelSearch;
import assay.supernet.search.SearchObserver;
import assay.supernet.search.SearchOutcome;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.SkipLimit;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.step.SearchSettings;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of the catalogue that fits the DARTS space, in a tiny size: it runs, stops and goes on, and derives cells. */
class MethodsDartsTest {
    private static final SearchSettings SETTINGS = new SearchSettings(3, 0.05, 0.001, 0.9, false, 3e-4, 5);
    private static final int STEPS = 2;

    @TempDir
    Path folder;

    /** Two steps of two noisy images of 4x4 pixels. */
    private record Noise(Seeds seeds) implements BatchSource {
        @Override
        public int stepsPerEpoch() {
            return STEPS;
        }

        @Override
        public BatchCursor epoch(int epoch, int fromStep) {
            return new BatchCursor() {
                private int step = fromStep;

                @Override
                public Batch next() {
                    return step < STEPS ? batch(epoch, step++) : null;
                }

                @Override
                public void close() {}
            };
        }

        private Batch batch(int epoch, int step) {
            RandomStream random = seeds.stream("batch", epoch, step);
            float[] pixels = new float[2 * 3 * 4 * 4];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) random.nextGaussian();
            }
            return new Batch(pixels, new int[] {random.nextInt(3), random.nextInt(3)}, 2, 3, 4, 4);
        }
    }

    static Stream<Method> methods() {
        return Methods.all().stream()
                .filter(m -> m.search().isPresent() && !m.name().endsWith("-tf"))
                .filter(m -> !List.of("enas", "setn").contains(m.name()))
                .map(m -> m.with(MethodsDartsTest::tiny));
    }

    private static Search tiny(Search s) {
        Search t = s.warmup(0);
        if (s.stages().get(0).fresh()) {
            t = t.stages(List.of(new Stage(1, 0, 1, 0), new Stage(1, 5, 2, 0.4), new Stage(1, 3, 3, 0.7)));
        } else if (s.stages().size() > 1) {
            t = t.stages(List.of(new Stage(4, 0), new Stage(2, 4)));
        } else if (s.stages().get(0).partial() > 1) {
            t = t.stages(List.of(new Stage(2, 0)));
        }
        if (s.learn() instanceof Learn.ByAdam) {
            t = t.learn(new Learn.ByAdam(0.01, 1e-3));
        } else if (s.learn() instanceof Learn.ByVAdam) {
            t = t.learn(new Learn.ByVAdam(0.01, 1, 1, 100));
        }
        if (s.finish() instanceof Finish.BestBySupernet best) {
            t = t.finish(new Finish.BestBySupernet(3, 2, false, best.norms()));
        } else if (s.finish() instanceof Finish.Perturbation) {
            t = t.finish(new Finish.Perturbation(0, false, 1));
        }
        return t;
    }

    private static SearchOutcome run(Search search, Path checkpoint, int stopAfter) {
        Seeds seeds = new Seeds(11);
        Stage first = search.stages().get(0);
        SearchShape shape = search.relax() instanceof Dirichlet
                ? SearchShape.drNas(first.partial())
                : new SearchShape(DartsSpace.darts(), first.partial(), true);
        SkeletonDarts size = new SkeletonDarts(false, 4, first.fresh() ? first.cells() : 2, 3, 4, false);
        try (Backend backend = new PlainBackend(DType.FLOAT32);
                SupernetDarts net = new SupernetDarts(backend, size, shape)) {
            net.parameters().initialise(seeds.child("init"));
            int[] steps = {0};
            return new BilevelSearch(
                            search,
                            SETTINGS,
                            net,
                            new Noise(seeds.child("train")),
                            new Noise(seeds.child("valid")),
                            4,
                            seeds,
                            checkpoint,
                            "tiny")
                    .run(new SearchObserver() {
                        @Override
                        public void step(int epoch, int step, int stepsPerEpoch) {
                            steps[0]++;
                        }

                        @Override
                        public boolean stop() {
                            return stopAfter >= 0 && steps[0] >= stopAfter;
                        }
                    });
        }
    }

    private static List<Object> withoutClock(SearchOutcome o) {
        return o.epochs().stream()
                .map(e -> (Object) List.of(e.epoch(), e.incumbent(), e.trainLoss(), e.validLoss()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everySearch_derivesCells_alsoWhenItWasStopped(Method method) {
        Search search = method.search().orElseThrow();
        SearchOutcome whole = run(search, folder.resolve("whole"), -1);
        for (EpochRecord e : whole.epochs()) {
            assertTrue(Double.isFinite(e.trainLoss().orElseThrow()), method.name());
            check((GenotypeDarts) e.incumbent());
        }
        check((GenotypeDarts)
                whole.answer().orElseGet(() -> whole.distribution().mode()));
        check((GenotypeDarts) whole.distribution().draw(new Seeds(1).stream("draw")));
        Path checkpoint = folder.resolve("cut");
        assertThrows(InterruptedRunException.class, () -> run(search, checkpoint, 2 * STEPS + 1));
        SearchOutcome resumed = run(search, checkpoint, -1);
        assertEquals(withoutClock(whole), withoutClock(resumed));
        assertArrayEquals(
                whole.distribution().marginals(), resumed.distribution().marginals());
        assertEquals(whole.answer(), resumed.answer());
    }

    /** Two edges into each node from different states, and a text that reads back. */
    private static void check(GenotypeDarts arch) {
        assertTrue(arch.normal().hasPairs() && arch.reduce().hasPairs(), arch.text());
        assertEquals(arch, DartsSpace.darts().parse(arch.text()));
        DartsSpace.darts().encode(arch); // refuses what the space does not hold
    }

    private SearchOutcome outcome(Method method) {
        return run(tiny(method.search().orElseThrow()), folder.resolve("c"), -1);
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
