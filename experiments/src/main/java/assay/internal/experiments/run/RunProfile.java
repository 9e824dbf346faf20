package assay.internal.experiments.run;

import assay.internal.supernet.profile.KernelClock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Where the time of an experiment goes: CPU time of the threads that compute, over all searches together. */
public final class RunProfile {
    /** What is neither a kernel nor a part that is named: Java code of the searches between kernels. */
    public static final String REST = "all else in searches";

    private final Map<String, Double> parts = new TreeMap<>();
    private final Map<String, KernelClock.Spent> kernels = new TreeMap<>();

    /**
     * A row of the profile.
     *
     * @param calls 0 where they are not counted
     */
    public record Row(String name, int calls, double seconds) {}

    /** Does a part of the work on this thread, and adds its time. */
    public <T> T timed(String part, Supplier<T> work) {
        long began = KernelClock.now();
        try {
            return work.get();
        } finally {
            add(part, (KernelClock.now() - began) / 1e9);
        }
    }

    synchronized void add(String part, double seconds) {
        parts.merge(part, seconds, Double::sum);
    }

    synchronized void add(Map<String, KernelClock.Spent> spent) {
        spent.forEach((kernel, s) -> {
            kernels.merge(kernel, s, KernelClock.Spent::plus);
            add(KernelGroup.of(kernel), s.nanos() / 1e9);
        });
    }

    /** The parts that make up the whole, the longest first. */
    public synchronized List<Row> parts() {
        return parts.entrySet().stream()
                .map(e -> new Row(e.getKey(), 0, e.getValue()))
                .sorted(Comparator.comparingDouble((Row r) -> -r.seconds()))
                .toList();
    }

    /** The kernels of the searches' steps, the longest first. */
    public synchronized List<Row> kernels() {
        return kernels.entrySet().stream()
                .map(e -> new Row(e.getKey(), e.getValue().calls(), e.getValue().nanos() / 1e9))
                .sorted(Comparator.comparingDouble((Row r) -> -r.seconds()))
                .toList();
    }

    /** The sum of all parts, seconds. */
    public double seconds() {
        return parts().stream().mapToDouble(Row::seconds).sum();
    }
}
