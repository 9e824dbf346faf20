package assay.internal.core.thread;

import assay.core.error.InterruptedRunException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does a known list of tasks on a few threads. An exception of a task is thrown here.
 *
 * <p>Three other classes have threads of their own, because their work is of another kind. After a failure, the crew of an
 * experiment waits until every worker has written its checkpoint. The pipeline of an import takes a stream of any length, a
 * few items at a time. Each worker of a training's team always works on the same thread, because its engine belongs to that
 * thread.
 */
public final class Tasks {
    private Tasks() {}

    /**
     * Does all tasks and waits for them. After a failure or an interrupt no further task begins, and running tasks are
     * interrupted.
     *
     * @param interrupted what to say if the waiting thread is interrupted
     * @return the results, in the order of the tasks
     * @throws InterruptedRunException if the waiting thread is interrupted; it stays interrupted
     */
    public static <T> List<T> all(int threads, List<? extends Callable<T>> tasks, String interrupted) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> f : running) {
                results.add(result(f, interrupted));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Waits for one task.
     *
     * @param interrupted as for {@link #all}
     * @throws IllegalStateException if the task threw a checked exception, which is the cause; other exceptions are thrown as
     *     they are
     */
    public static <T> T result(Future<T> task, String interrupted) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedRunException(interrupted);
        }
    }
}
