package assay.internal.benchmarks.sidebyside;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Prints what one step of time leaves on the Java heap: the difference between a step over a long segment and one over a short segment.
 * What you should see: some tens of kilobytes in a search and some kilobytes in a training, whatever the size. Arguments: hidden units (64),
 * batch (8), words (100).
 */
public final class StepHeap {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SHORT = 5;
    private static final int LONG = 35;
    private static final int WARM = 10;

    private StepHeap() {}

    public static void main(String[] args) {
        String size = " h=" + (args.length > 0 ? args[0] : "64") + " batch=" + (args.length > 1 ? args[1] : "8") + " v="
                + (args.length > 2 ? args[2] : "100") + " bptt=";
        for (String kind : new String[] {"search", "training"}) {
            double bytes = (bytes(kind + size, LONG) - bytes(kind + size, SHORT)) / (LONG - SHORT);
            System.out.printf(Locale.ROOT, "a %s step: %.1f KB of a step of time%n", kind, bytes / 1000);
        }
    }

    private static double bytes(String wanted, int steps) {
        Wanted w = Wanted.parse(wanted + steps);
        try (Backend k = Backends.open(Backends.ND4J, DType.FLOAT32);
                Computation c =
                        w.kind().equals("search") ? new RecurrentSearchStep(k, w) : new RecurrentTrainingStep(k, w)) {
            for (int i = 0; i < WARM; i++) {
                c.step();
            }
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            c.step();
            return MEMORY.getCurrentThreadAllocatedBytes() - before;
        }
    }
}
