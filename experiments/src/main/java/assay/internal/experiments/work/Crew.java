package assay.internal.experiments.work;

import assay.core.error.InterruptedRunException;
import assay.internal.core.thread.Joining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A few threads that do units of work, each with its own worker. If one fails, or if the user stops the program, all halt. They
 * check this between steps, so they can write checkpoints first.
 */
public final class Crew {
    /** Does units, one after the other; used by one thread. */
    public interface Worker<T> extends AutoCloseable {
        /**
         * Does one unit and keeps the result.
         *
         * @param halted is asked after each step
         * @throws InterruptedRunException if it became true; finished work is kept
         */
        void work(T unit, BooleanSupplier halted) throws IOException;

        @Override
        void close();
    }

    private final StopSignal stop;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param stop is asked before every unit and after every step */
    public Crew(StopSignal stop) {
        this.stop = stop;
    }

    /**
     * Does all units, started in their order as soon as threads are free. A failure is thrown after all threads have halted.
     */
    public <T> void work(List<T> units, int threads, Supplier<? extends Worker<T>> workers) {
        Queue<T> left = new ConcurrentLinkedQueue<>(units);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, units.size()); i++) {
            Thread thread = new Thread(() -> work(left, workers), "worker-" + i);
            thread.start();
            all.add(thread);
        }
        all.forEach(Joining::join);
        Throwable t = failure.get();
        if (t instanceof RuntimeException e) {
            throw e;
        }
        if (t instanceof Error e) {
            throw e;
        }
    }

    private <T> void work(Queue<T> left, Supplier<? extends Worker<T>> workers) {
        try (Worker<T> worker = workers.get()) {
            for (T unit = left.poll(); unit != null && !halted(); unit = left.poll()) {
                worker.work(unit, this::halted);
            }
        } catch (InterruptedRunException stopped) {
            // Its checkpoint is written; the caller reports the stop.
        } catch (IOException e) {
            failure.compareAndSet(null, new UncheckedIOException(e));
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
    }

    private boolean halted() {
        return stop.wished() || failure.get() != null;
    }
}
