package assay.internal.experiments.build;

import assay.core.error.InterruptedRunException;
import assay.core.run.WorkListener;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Cost201;
import assay.internal.experiments.work.Crew;
import assay.internal.experiments.work.StopSignal;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Computes shards on a few threads, each with its own engine. Each shard is saved when it is done. */
public final class ShardPool {
    private final Build build;
    private final ShardFolder folder;
    private final String origin;
    private final StopSignal stop;

    /**
     * @param origin for the record: {@link ShardFile#origin}
     * @param stop is asked after every step
     */
    public ShardPool(Build build, ShardFolder folder, String origin, StopSignal stop) {
        this.build = build;
        this.folder = folder;
        this.origin = origin;
        this.stop = stop;
    }

    /** The cost of a training, for the display of progress: multiply-adds, plus a constant for the many small steps. */
    double effort(int arch) {
        return 3e5
                + Cost201.of(Bench201Index.get().cell(arch), build.config().skeleton())
                        .multiplyAdds();
    }

    /**
     * Computes the missing shards.
     *
     * @throws InterruptedRunException if it was stopped; finished shards are saved
     */
    public void run(List<Shard> left, int workers, WorkListener listener) {
        int[] todo = build.trainings(left);
        listener.begins(IntStream.of(todo).mapToDouble(this::effort).sum(), todo.length);
        try {
            new Crew(stop).work(left, workers, () -> new Builder(listener));
        } finally {
            listener.ends();
        }
        if (stop.wished()) {
            throw new InterruptedRunException("build: stopped; finished shards are in " + folder.path()
                    + ". Give the same command again to go on.");
        }
    }

    private final class Builder implements Crew.Worker<Shard> {
        private final WorkListener listener;
        private final Backend engine = Backends.open(build.backend(), DType.FLOAT32);

        Builder(WorkListener listener) {
            this.listener = listener;
        }

        @Override
        public void work(Shard shard, BooleanSupplier halted) {
            CellTrainer trainer = new CellTrainer(build.config(), build.images(), engine, shard.seed());
            List<Trained> trained = new ArrayList<>();
            try (CellProxies proxies = new CellProxies(build.config(), build.images(), build.backend(), shard.seed())) {
                for (int arch : shard.archs(build.representatives())) {
                    trained.add(trainer.train(arch, halted).scored(proxies.score(arch)));
                    listener.finished(Integer.toString(arch), effort(arch));
                }
            }
            new ShardFile(
                            build.fingerprint().sha256(),
                            shard,
                            origin,
                            build.config().proxies(),
                            trained)
                    .write(folder.file(shard));
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
