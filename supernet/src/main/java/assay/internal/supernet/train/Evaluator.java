package assay.internal.supernet.train;

import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.function.Function;
import java.util.function.Supplier;

/** Loss and accuracies of a trained network. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * @param engine opens an engine; called once on the thread of each worker
     * @param maker makes the trained network on an engine
     */
    public static Quality evaluate(
            int workers, Supplier<Backend> engine, Function<Backend, Network> maker, BatchSource images) {
        try (Team team = new Team(workers, w -> {
            Backend backend = engine.get();
            return new Replica(backend, maker.apply(backend), null);
        })) {
            return evaluate(team, images);
        }
    }

    static Quality evaluate(Team team, BatchSource images) {
        Tally all = new Tally();
        try (BatchCursor batches = images.epoch(0, 0)) {
            for (Batch b = batches.next(); b != null; b = batches.next()) {
                Batch batch = b;
                team.all((r, w) -> r.evaluate(BatchShard.of(batch, w, team.size())))
                        .forEach(all::add);
            }
        }
        return all.quality();
    }
}
