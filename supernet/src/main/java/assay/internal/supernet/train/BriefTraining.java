package assay.internal.supernet.train;

import assay.core.error.InterruptedRunException;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A training that is over in seconds: on the calling thread, with an engine that serves many of them, and without
 * checkpoints. {@link Trainer} is for those that are not.
 *
 * @param train images that it learns from
 * @param judged sets on which the network is evaluated after every epoch, with its running statistics
 */
public record BriefTraining(Recipe recipe, BatchSource train, List<BatchSource> judged) {
    public BriefTraining {
        judged = List.copyOf(judged);
    }

    /**
     * What an epoch gave.
     *
     * @param trained while the weights changed
     * @param judged of each set, in order
     * @param finite false from the epoch on in which the loss was no number: the weights are what they were before that step
     * @param trainSeconds CPU time of the epoch's steps, of the calling thread (which is all of it with one thread a worker)
     * @param judgeSeconds CPU time of all evaluations
     */
    public record Epoch(
            Quality trained, List<Quality> judged, boolean finite, double trainSeconds, double judgeSeconds) {
        public Epoch {
            judged = List.copyOf(judged);
        }
    }

    /**
     * Trains from the network's values to the end. A loss that is no number ends the learning, not the record: such a
     * network is what the recipe makes of the architecture.
     *
     * @param net initialised; closed when this is over
     * @param stop asked after every step
     * @return {@code recipe.epochs()} results
     * @throws InterruptedRunException if it should stop
     */
    public List<Epoch> run(Backend backend, Network net, BooleanSupplier stop) {
        List<Epoch> results = new ArrayList<>();
        boolean finite = true;
        try (Replica replica = new Replica(backend, net, recipe)) {
            for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
                long began = cpu();
                Tally tally = new Tally();
                try (BatchCursor batches = train.epoch(epoch, 0)) {
                    for (Batch b = batches.next(); b != null; b = batches.next()) {
                        Tally part = replica.pass(BatchShard.of(b, 0, 1), DropPath.NONE);
                        tally.add(part);
                        finite &= Double.isFinite(part.quality().loss());
                        if (finite) {
                            replica.step(recipe.rateAt(epoch));
                        } else {
                            replica.forget();
                        }
                        if (stop.getAsBoolean()) {
                            throw new InterruptedRunException("stopped while training a network.");
                        }
                    }
                }
                long trained = cpu();
                List<Quality> seen = new ArrayList<>();
                for (BatchSource images : judged) {
                    seen.add(evaluate(replica, images));
                }
                long judgedAt = cpu();
                results.add(
                        new Epoch(tally.quality(), seen, finite, (trained - began) / 1e9, (judgedAt - trained) / 1e9));
            }
        }
        return results;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Quality evaluate(Replica replica, BatchSource images) {
        Tally all = new Tally();
        try (BatchCursor batches = images.epoch(0, 0)) {
            for (Batch b = batches.next(); b != null; b = batches.next()) {
                all.add(replica.evaluate(BatchShard.of(b, 0, 1)));
            }
        }
        return all.quality();
    }
}
