package assay.internal.experiments.build;

import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** Trains the shards of a build. */
final class ShardShop implements Shop<Shard> {
    private static final long serialVersionUID = 1L;

    private final String recipe;
    private final BuildImages images;
    private final String backend;

    /** Made in each process from the other fields; null until it is needed. */
    private transient Build build;

    ShardShop(Build build) {
        recipe = build.config().yaml();
        images = build.images();
        backend = build.backend();
        this.build = build;
    }

    private synchronized Build build() {
        if (build == null) {
            build = Build.of(BuildConfig.parse(recipe, "recipe"), images, backend);
        }
        return build;
    }

    /** The cost of a training, for the display of progress: multiply-adds, plus a constant for the many small steps. */
    double effort(int arch) {
        return 3e5 + BuildSpace.of(build().config()).multiplyAdds(arch);
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public UnitWorker<Shard> worker() {
        return new AtShards(build(), Backends.open(backend, DType.FLOAT32), ProcessFacts.origin(backend));
    }

    private final class AtShards implements UnitWorker<Shard> {
        private final Build build;
        private final Backend engine;
        private final String origin;

        AtShards(Build build, Backend engine, String origin) {
            this.build = build;
            this.engine = engine;
            this.origin = origin;
        }

        @Override
        public UnitAnswer work(Shard shard, UnitWatch watch) {
            CellTrainer trainer = new CellTrainer(build.config(), images, engine, shard.seed());
            List<Trained> trained = new ArrayList<>();
            try (CellProxies proxies = new CellProxies(build.config(), images, backend, shard.seed())) {
                for (int arch : shard.archs(build.representatives())) {
                    trained.add(trainer.train(arch, watch::halted).scored(proxies.score(arch)));
                    watch.part(Integer.toString(arch), effort(arch));
                }
            }
            ShardFile file = new ShardFile(
                    build.fingerprint().sha256(), shard, origin, build.config().proxies(), trained);
            return UnitAnswer.of(file.bytes(), file.timeless());
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
