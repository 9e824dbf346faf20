package assay.internal.experiments.judge;

import assay.core.error.InterruptedRunException;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.internal.experiments.work.Crew;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The training of one network for an experiment: its result is kept, whole or absent; until it is finished, a checkpoint is
 * kept.
 */
interface NetworkTraining {
    /** The result of an earlier start of the program, or of another experiment with the same search. */
    Optional<Training> found();

    /** Trains with an engine of its own, from the checkpoint if there is one, and keeps the result. */
    void train(WorkListener progress, BooleanSupplier halted) throws IOException;

    /** Does trainings, one result for each. */
    interface Doing {
        /** @param stop is asked after each step */
        void train(List<NetworkTraining> left, StopSignal stop);
    }

    /** This machine's threads. */
    static Doing here(int threads, WorkListener listener) {
        return (left, stop) -> new Crew(stop).work(left, threads, () -> new Worker(listener));
    }

    /**
     * Does all trainings that have no result yet.
     *
     * @param epochs of each
     * @param doing does them
     * @throws InterruptedRunException if it was stopped; the listener was told, and finished work is kept
     */
    static List<Training> all(
            List<NetworkTraining> units, int epochs, WorkFolder work, WorkListener listener, Doing doing) {
        try (StopSignal stop = new StopSignal()) {
            listener.begins(units.size() * epochs, units.size());
            List<NetworkTraining> left = new ArrayList<>();
            for (NetworkTraining unit : units) {
                if (unit.found().isPresent()) {
                    listener.found(epochs);
                } else {
                    left.add(unit);
                }
            }
            if (!left.isEmpty()) {
                listener.remark("training " + left.size() + " networks that were found, " + epochs + " epochs each");
            }
            try {
                doing.train(left, stop);
            } finally {
                listener.ends();
            }
            if (stop.wished()) {
                String message = "stopped; what was done is in " + work.path() + ".";
                listener.interrupted(message);
                throw new InterruptedRunException(message);
            }
        }
        return units.stream().map(u -> u.found().orElseThrow()).toList();
    }

    /** Trains one after the other. */
    record Worker(WorkListener listener) implements Crew.Worker<NetworkTraining> {
        @Override
        public void work(NetworkTraining unit, BooleanSupplier halted) throws IOException {
            unit.train(listener, halted);
        }

        @Override
        public void close() {
            // nothing is kept between trainings
        }
    }
}
