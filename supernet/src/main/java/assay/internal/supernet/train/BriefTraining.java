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
 * A training that takes only seconds: on the calling thread, with an engine that many trainings share, and without checkpoints.
 * {@link Trainer} is for longer trainings.
 *
 * @param train images from which it learns
 * @param judged sets on which the network is evaluated after every epoch, with its running statistics
 */
public record BriefTraining(Recipe recipe, BatchSource train, List<BatchSource> judged) {
    public BriefTraining {
        judged = List.copyOf(judged);
    }

    /**
     * The results of an epoch.
     *
     * @param trained measured while the weights changed
     * @param judged the results on each set, in order
     * @param finite false from the first epoch in which the loss was not a number; the weights are then those before that step
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
     * Trains from the network's present values to the end. If the loss is not a number, learning stops, but the results of all
     * epochs are still recorded: such a network is what this recipe gives for this architecture.
     *
     * @param net initialised; closed at the end
     * @param stop is asked after every step
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
