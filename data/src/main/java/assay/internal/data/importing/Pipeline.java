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
 * Work on the items of a stream in several threads, results in the order of the items to the thread that asks. Few items
 * are on the way at a time, whatever the length of the stream.
 */
public final class Pipeline {
    private Pipeline() {}

    /** Takes results. */
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
     * @param items asked by the calling thread alone
     * @param work in the workers; what it throws, this throws, after the results before it were taken
     * @param sink called by the calling thread alone
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
