package assay.cli.build;

import assay.cli.config.BuildConfig;
import assay.cli.proxy.SweepProgress;
import assay.core.error.InterruptedRunException;
import assay.core.space.Bench201Index;
import assay.core.space.Cost201;
import assay.core.thread.Joining;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Computes shards on a few threads, each with an engine of its own; each shard is saved when it is done. */
final class ShardPool {
    private final BuildConfig config;
    private final BuildImages images;
    private final ShardFolder folder;
    private final int[] representatives;
    private final String backend;
    private final String origin;
    private final BooleanSupplier stop;

    /**
     * @param origin for the record: {@link ShardFile#origin}
     * @param stop asked after every step
     */
    ShardPool(
            BuildConfig config,
            BuildImages images,
            ShardFolder folder,
            int[] representatives,
            String backend,
            String origin,
            BooleanSupplier stop) {
        this.config = config;
        this.images = images;
        this.folder = folder;
        this.representatives = representatives;
        this.backend = backend;
        this.origin = origin;
        this.stop = stop;
    }

    /** What a training costs, in multiply-adds and the effort of many small steps, to weigh progress. */
    double work(int arch) {
        return 3e5
                + Cost201.of(Bench201Index.get().cell(arch), config.skeleton()).multiplyAdds();
    }

    /**
     * Computes what is not there yet.
     *
     * @throws InterruptedRunException if it was stopped; what was done is saved
     */
    void run(List<Shard> left, int workers, SweepProgress progress) {
        Queue<Shard> queue = new ConcurrentLinkedQueue<>(left);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, left.size()); i++) {
            Thread thread = new Thread(() -> work(queue, failure, progress), "builder-" + i);
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Joining::join);
        progress.end();
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        if (failure.get() instanceof Error e) {
            throw e;
        }
        if (stop.getAsBoolean()) {
            throw new InterruptedRunException("build: stopped; finished shards are in " + folder.path()
                    + ". Give the same command again to go on.");
        }
    }

    private void work(Queue<Shard> queue, AtomicReference<Throwable> failure, SweepProgress progress) {
        BooleanSupplier halted = () -> stop.getAsBoolean() || failure.get() != null;
        try (Backend engine = Backends.open(backend, DType.FLOAT32)) {
            for (Shard shard = queue.poll(); shard != null && !halted.getAsBoolean(); shard = queue.poll()) {
                CellTrainer trainer = new CellTrainer(config, images, engine, shard.seed());
                List<Trained> trained = new ArrayList<>();
                for (int arch : shard.archs(representatives)) {
                    trained.add(trainer.train(arch, halted));
                    progress.scored(work(arch));
                }
                new ShardFile(config.fingerprint(images.sha256(), backend), shard, origin, trained)
                        .write(folder.file(shard));
            }
        } catch (InterruptedRunException stopped) {
            // Who asked for it says so.
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
