package assay.internal.supernet.search;

import assay.core.random.Seeds;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.SearchSettings;
import assay.internal.supernet.toy.ToySpace;
import assay.internal.supernet.toy.ToySupernet;
import assay.supernet.network.Norms;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.learn.ClipNorm;
import assay.supernet.search.learn.DirichletAnchor;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.learn.Variational;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Pretraining;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.search.relax.ByPurpose;
import assay.supernet.search.relax.Controller;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.search.relax.Paths;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tiny.NoiseBatches;
import assay.supernet.tiny.Stopped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches of three epochs of four steps on the toy space: every way to learn, to grow and to end. */
public final class ToySearches {
    public static final int STEPS = 4;
    public static final String FINGERPRINT = "toy";
    public static final SearchSettings SETTINGS = settings(0.05, 5);

    /** A search and what it needs of its space. */
    public record Toy(Search search, int edgesIntoNode) {
        public Toy(Search search) {
            this(search, 0);
        }

        public ToySpace space() {
            return new ToySpace(edgesIntoNode);
        }
    }

    public static final Map<String, Toy> ALL = all();

    private ToySearches() {}

    public static SearchSettings settings(double rate, double clip, Diagnostic... diagnostics) {
        return new SearchSettings(3, rate, 0.001, 0.9, true, 5e-4, clip, List.of(diagnostics));
    }

    private static Map<String, Toy> all() {
        Search adam = Search.of(Relaxation.softmax(), new Learn.ByAdam(0.01, 1e-3), Updates.WEIGHTS_THEN_ALPHA);
        Search paths =
                Search.of(new Paths(Paths.Choice.UNIFORM, false), new Learn.Nothing(), Updates.WEIGHTS_THEN_ALPHA);
        Search rewards = Search.of(
                Controller.published(),
                new Learn.ByReward(0.01, 2, 3, 1e-4, 0.01, Norms.BATCH),
                Updates.WEIGHTS_THEN_ALPHA);
        Map<String, Toy> all = new LinkedHashMap<>();
        all.put("adam", new Toy(adam.warmup(1)));
        all.put("adam-first", new Toy(adam.updates(Updates.ALPHA_THEN_WEIGHTS)));
        all.put("second", new Toy(adam.order(Order.SECOND).clip(ClipNorm.ALPHA_TOO)));
        all.put(
                "removal",
                new Toy(Search.of(Relaxation.softmax(), new ByRemoval(0.1, 0.8, 3, 0.5), Updates.WEIGHTS_THEN_ALPHA)
                        .warmup(1)));
        all.put(
                "exact",
                new Toy(adam.order(Order.SECOND_EXACT)
                        .clip(ClipNorm.ALPHA_CARRIED)
                        .pretrain(1)));
        all.put("vadam", new Toy(adam.learn(Variational.vadam(0.01, 2, 1, 100))));
        all.put(
                "vadam-second",
                new Toy(adam.learn(Variational.vadam(0.01, 2, 1, 100)).order(Order.SECOND)));
        all.put(
                "vadam-published",
                new Toy(adam.learn(Variational.vadam(0.01, 3, 1, 100).with(Map.of("gradients", "published")))
                        .order(Order.SECOND)));
        for (Variational.Optimizer o : Variational.Optimizer.values()) {
            Search variational = adam.learn(Variational.vadam(0.01, 2, 1, 100).by(o));
            if (o != Variational.Optimizer.VADAM) {
                all.put("variational-" + o, new Toy(variational));
            }
        }
        all.put(
                "variational-exact",
                new Toy(adam.order(Order.SECOND)
                        .learn(Variational.vadam(0.01, 2, 1, 100)
                                .with(Map.of("optimizer", "von", "curvature", "exact")))));
        all.put("pretrained", new Toy(adam.pretrain(new Pretraining(3, 1))));
        all.put("rewards", new Toy(rewards.finish(new Finish.BestBySupernet(5, 8, false, Norms.BATCH))));
        all.put(
                "rewards-tracked",
                new Toy(rewards.learn(new Learn.ByReward(0.01, 2, 3, 1e-4, 0.01, Norms.RUNNING))
                        .warmup(1)));
        all.put("nothing", new Toy(paths.finish(new Finish.BestBySupernet(4, 12, false, Norms.RUNNING, 2))));
        all.put("nothing-per-cell", new Toy(paths.relax(new Paths(Paths.Choice.UNIFORM, true, true))));
        all.put(
                "by-purpose",
                new Toy(adam.relax(new ByPurpose(new Paths(Paths.Choice.UNIFORM, false), Relaxation.softmax()))
                        .finish(new Finish.BestBySupernet(5, 8, true, Norms.BATCH))));
        all.put("wider", new Toy(adam.relax(new Dirichlet()).stages(List.of(new Stage(2, 0), new Stage(1, 2)))));
        all.put(
                "deeper",
                new Toy(adam.warmup(0)
                        .stages(List.of(new Stage(1, 0, 1, 0), new Stage(1, 3, 2, 0.4), new Stage(1, 2, 3, 0.7)))));
        all.put("penalised", new Toy(adam.relax(new Dirichlet()).penalise(new DirichletAnchor(0.1))));
        all.put("edges", new Toy(adam.relax(new EdgeWeights())));
        all.put("perturbation", new Toy(adam.finish(new Finish.Perturbation(1, false, 1))));
        all.put("perturbation-edges", new Toy(adam.finish(new Finish.Perturbation(2, true, 0)), 1));
        return all;
    }

    /** From the start or the checkpoint to the end. */
    public static SearchOutcome run(Toy toy, SearchSettings settings, Path checkpoint) {
        return run(toy, settings, checkpoint, -1);
    }

    /** @param stopAfter steps after which the observer asks to stop; negative for never */
    public static SearchOutcome run(Toy toy, SearchSettings settings, Path checkpoint, int stopAfter) {
        return run(toy, settings, checkpoint, stopAfter, new ArrayList<>(), 11);
    }

    /** @param steps gets the number, within its epoch, of every step that was taken */
    public static SearchOutcome run(Toy toy, Path checkpoint, List<Integer> steps) {
        return run(toy, SETTINGS, checkpoint, -1, steps, 11);
    }

    public static SearchOutcome run(
            Toy toy, SearchSettings settings, Path checkpoint, int stopAfter, List<Integer> steps, long seed) {
        Seeds seeds = new Seeds(seed);
        Stage first = toy.search().stages().get(0);
        try (Backend backend = new PlainBackend(DType.FLOAT32);
                ToySupernet net =
                        new ToySupernet(backend, toy.space(), first.fresh() ? first.cells() : 2, first.partial())) {
            net.parameters().initialise(seeds.child("init"));
            return new BilevelSearch(
                            toy.search(),
                            settings,
                            net,
                            batches(seeds.child("train")),
                            batches(seeds.child("valid")),
                            batches(seeds).images(),
                            seeds,
                            checkpoint,
                            FINGERPRINT)
                    .run(Stopped.observer(stopAfter, steps));
        }
    }

    private static NoiseBatches batches(Seeds seeds) {
        return new NoiseBatches(seeds, STEPS, 4, 3, ToySupernet.CLASSES);
    }
}
