package assay.internal.data.importing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on the items of a stream in several threads, and gives the results to the calling thread in the order of the
 * items. Only a few items are in work at a time, however long the stream is.
 */
public final class Pipeline {
    private Pipeline() {}

    /** Receives results. */
    @FunctionalInterface
    public interface Sink<T> {
        void accept(T result) throws IOException, SQLException;
    }

    /** As {@link #run(Iterator, int, Function, Sink)} with one thread for each processor. */
    public static <I, O> void run(Iterator<I> items, Function<I, O> work, Sink<O> sink)
            throws IOException, SQLException {
        run(items, Runtime.getRuntime().availableProcessors(), work, sink);
    }

    /**
     * Works through all items.
     *
     * @param items used only by the calling thread
     * @param work runs in the workers; if it throws, this method throws the same, after the sink has received the
     *     earlier results
     * @param sink called only by the calling thread
     */
    public static <I, O> void run(Iterator<I> items, int workers, Function<I, O> work, Sink<O> sink)
            throws IOException, SQLException {
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "import");
            thread.setDaemon(true);
            return thread;
        });
        ArrayDeque<Future<O>> underWay = new ArrayDeque<>();
        try {
            while (items.hasNext() || !underWay.isEmpty()) {
                while (items.hasNext() && underWay.size() < 2 * workers + 1) {
                    I item = items.next();
                    underWay.add(pool.submit(() -> work.apply(item)));
                }
                sink.accept(underWay.remove().get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
