package assay.internal.core.thread;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Items that another thread makes, a few ahead of the caller who takes them. An exception of the maker comes out of {@link
 * #hasNext}, after the items that were made before it. Closing stops the maker at its next item and waits for it.
 */
public final class Pulled<T> implements Iterator<T>, AutoCloseable {
    /** Makes items and passes them on one by one. */
    @FunctionalInterface
    public interface Maker<T> {
        void make(Consumer<T> sink);
    }

    /** The caller does not want more items. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private static final Object END = new Object();

    private final BlockingQueue<Object> queue;
    private final Thread thread;
    private volatile boolean closed;
    /** The maker's exception; read after the end was taken from the queue. */
    private Throwable failure;

    private Object next;

    /**
     * Starts the maker.
     *
     * @param ahead how many items may wait
     */
    public Pulled(String name, int ahead, Maker<T> maker) {
        queue = new ArrayBlockingQueue<>(ahead + 1);
        thread = new Thread(() -> run(maker), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Maker<T> maker) {
        try {
            maker.make(this::put);
        } catch (Stopped e) {
            return;
        } catch (Throwable e) {
            failure = e;
        }
        try {
            put(END);
        } catch (Stopped e) {
            // nobody waits for the end
        }
    }

    private void put(Object item) {
        try {
            if (closed) {
                throw new Stopped();
            }
            queue.put(item);
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
            }
        }
        if (next == END && failure instanceof RuntimeException e) {
            throw e;
        }
        if (next == END && failure instanceof Error e) {
            throw e;
        }
        return next != END;
    }

    @Override
    @SuppressWarnings("unchecked") // all items but END are of the maker
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T item = (T) next;
        next = null;
        return item;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Joining.join(thread);
    }
}
