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
 * A few threads that do units of work, each by a worker of its own. A failure of one, or the wish to stop, halts all: they are
 * asked between steps, so that they can write checkpoints first.
 */
public final class Crew {
    /** Does units, one after the other; used by one thread. */
    public interface Worker<T> extends AutoCloseable {
        /**
         * Does one unit and keeps what came out.
         *
         * @param halted asked after each step
         * @throws InterruptedRunException if it became true; what was done is kept
         */
        void work(T unit, BooleanSupplier halted) throws IOException;

        @Override
        void close();
    }

    private final StopSignal stop;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param stop asked with every unit and step */
    public Crew(StopSignal stop) {
        this.stop = stop;
    }

    /** Does all units, in their order as far as threads are free. A failure of any of them is thrown when all have halted. */
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
            // Its checkpoint is written; who asked for it says so.
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
