package assay.internal.experiments.build;

import assay.core.error.InterruptedRunException;
import assay.core.run.WorkListener;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.place.ToldResults;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.work.StopSignal;
import java.util.List;
import java.util.stream.IntStream;

/** Computes shards, on this machine's threads or elsewhere. Each shard is saved when it is done. */
public final class ShardPool {
    private final Build build;
    private final ShardFolder folder;
    private final StopSignal stop;

    /** @param stop asked after every step */
    public ShardPool(Build build, ShardFolder folder, StopSignal stop) {
        this.build = build;
        this.folder = folder;
        this.stop = stop;
    }

    /**
     * Computes the missing shards.
     *
     * @param place where that is done
     * @throws InterruptedRunException if it was stopped; finished shards are saved
     * @throws UnitsFailedException if some shards could not be computed elsewhere; the others are saved
     */
    public void run(List<Shard> left, Workplace place, WorkListener listener) {
        ShardShop shop = new ShardShop(build);
        int[] todo = build.trainings(left);
        listener.begins(IntStream.of(todo).mapToDouble(shop::effort).sum(), todo.length);
        ToldResults<Shard> saving = new ToldResults<>(listener) {
            @Override
            public void done(Shard shard, UnitAnswer answer) {
                WholeFile.write(folder.file(shard), out -> out.write(answer.bytes()));
            }
        };
        try {
            place.work(shop, left, saving, stop);
        } finally {
            listener.ends();
        }
        if (stop.wished()) {
            throw new InterruptedRunException("build: stopped; finished shards are in " + folder.path()
                    + ". Give the same command again to go on.");
        }
        saving.throwIfAnyFailed("build", left.size(), "in " + folder.path());
    }
}
