package assay.internal.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Something that only one thread may use, and this thread. */
final class ThreadOfOne<T extends AutoCloseable> implements AutoCloseable {
    /** Uses it. */
    interface Use<T, R> {
        /** @param halted becomes true when nobody waits for the result any more */
        R with(T one, BooleanSupplier halted) throws IOException;
    }

    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "assay-worker");
        t.setDaemon(true);
        return t;
    });
    private final T one;

    ThreadOfOne(Callable<T> make) throws IOException {
        boolean made = false;
        try {
            one = await(make, new AtomicBoolean());
            made = true;
        } finally {
            if (!made) {
                thread.shutdown();
            }
        }
    }

    /** Waits for the result also if the waiting thread is interrupted: then the work is told to halt. */
    <R> R call(Use<T, R> use) throws IOException {
        AtomicBoolean halted = new AtomicBoolean();
        return await(() -> use.with(one, halted::get), halted);
    }

    private <R> R await(Callable<R> work, AtomicBoolean halted) throws IOException {
        Future<R> result = thread.submit(work);
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    halted.set(true);
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (halted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IOException(cause);
    }

    @Override
    public void close() {
        thread.submit(() -> {
            one.close();
            return null;
        });
        thread.shutdown();
    }
}
