package assay.internal.supernet.train;

import assay.internal.core.thread.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Workers, each with a replica on its own thread and engine. They work at the same time; results come in the order of the
 * workers.
 */
final class Team implements AutoCloseable {
    /** Work for one worker. */
    interface Work<T> {
        T on(Replica replica, int worker);
    }

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();

    /** @param maker called on each worker's thread */
    Team(int workers, IntFunction<Replica> maker) {
        for (int w = 0; w < workers; w++) {
            String name = "train-" + w;
            threads.add(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            }));
        }
        try {
            replicas.addAll(gather(w -> threads.get(w).submit(() -> maker.apply(w))));
        } catch (RuntimeException | Error e) {
            threads.forEach(ExecutorService::shutdown);
            throw e;
        }
    }

    int size() {
        return threads.size();
    }

    <T> List<T> all(Work<T> work) {
        return gather(w -> threads.get(w).submit(() -> work.on(replicas.get(w), w)));
    }

    /** Does work on the first worker only. */
    <T> T first(Function<Replica, T> work) {
        return join(threads.get(0).submit(() -> work.apply(replicas.get(0))));
    }

    private <T> List<T> gather(IntFunction<Future<T>> start) {
        List<Future<T>> running = new ArrayList<>();
        for (int w = 0; w < threads.size(); w++) {
            running.add(start.apply(w));
        }
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<T> f : running) {
            try {
                results.add(join(f));
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static <T> T join(Future<T> f) {
        return Tasks.result(f, "training: interrupted while waiting for a worker.");
    }

    @Override
    public void close() {
        try {
            all((replica, w) -> {
                replica.close();
                replica.backend().close();
                return w;
            });
        } finally {
            threads.forEach(ExecutorService::shutdown);
        }
    }
}
