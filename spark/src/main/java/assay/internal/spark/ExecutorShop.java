package assay.internal.spark;

import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The one workshop that is open in this executor process, and its workers. A worker keeps its engine from unit to unit, and
 * has its own thread, because an engine belongs to one thread and Spark's threads change.
 */
final class ExecutorShop {
    private static final Map<String, ProcessFacts> FACTS = new HashMap<>();
    private static ExecutorShop open;

    private final String key;
    private final Shop<Serializable> shop;
    private final Deque<ThreadOfOne<UnitWorker<Serializable>>> idle = new ArrayDeque<>();
    private boolean closed;

    @SuppressWarnings("unchecked") // the driver packed a workshop and its units
    private ExecutorShop(String key, byte[] parcel) {
        this.key = key;
        this.shop = (Shop<Serializable>) Parcel.open(parcel);
    }

    static ProcessFacts facts(String backend) {
        synchronized (FACTS) {
            return FACTS.computeIfAbsent(backend, ProcessFacts::here);
        }
    }

    /**
     * The workshop with this key; another one is closed.
     *
     * @param home files that it needs in {@code ASSAY_HOME}
     */
    static synchronized ExecutorShop of(String key, HomeFiles home, Supplier<byte[]> parcel) {
        if (open == null || !open.key.equals(key)) {
            closeAll();
            home.arrive();
            open = new ExecutorShop(key, parcel.get());
        }
        return open;
    }

    static synchronized void closeAll() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    UnitReport work(byte[] unit, BooleanSupplier killed, ProcessFacts here) throws IOException {
        ThreadOfOne<UnitWorker<Serializable>> worker = take();
        List<UnitReport.Part> parts = new ArrayList<>();
        boolean done = false;
        try {
            UnitAnswer answer = worker.call((of, halted) -> of.work((Serializable) Parcel.open(unit), new UnitWatch() {
                @Override
                public boolean halted() {
                    return killed.getAsBoolean() || halted.getAsBoolean();
                }

                @Override
                public void part(String name, double weight) {
                    parts.add(new UnitReport.Part(name, weight));
                }
            }));
            done = true;
            return new UnitReport(here, answer, List.copyOf(parts), null, List.of());
        } finally {
            give(worker, done);
        }
    }

    private ThreadOfOne<UnitWorker<Serializable>> take() throws IOException {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new ThreadOfOne<>(shop::worker);
    }

    /** After a failure a worker may be in any state. */
    private void give(ThreadOfOne<UnitWorker<Serializable>> worker, boolean sound) {
        synchronized (this) {
            if (sound && !closed) {
                idle.push(worker);
                return;
            }
        }
        worker.close();
    }

    private synchronized void close() {
        closed = true;
        idle.forEach(ThreadOfOne::close);
        idle.clear();
    }
}
