package assay.internal.experiments.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the whole work costs, as the program estimates it.
 *
 * @param seconds of one core, all tasks together; 0 if nothing was timed
 * @param heap of Java, bytes for a whole task
 * @param tensors bytes that one worker holds outside Java's heap
 * @param workers of a task
 * @param how how the estimate was made, in a sentence or two for people
 */
public record WorkCost(double seconds, long heap, long tensors, int workers, List<String> how) {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private static final long LEAST_HEAP = 1024 * MIB;

    /** Java's own memory and the engine's libraries. */
    private static final long PROGRAM = 512 * MIB;

    private static final long STEP = 256 * MIB;

    /** Engines take seven tenths of the memory that a process may have, and refuse more. */
    private static final double SHARE = 0.7;

    /** Time that is always there: start, images, the last shard before a limit. */
    private static final double GRACE = 600;

    private static final double SPARE = 2;

    public WorkCost {
        how = List.copyOf(how);
    }

    /** The heap that a task needs: twice the heap of planning, which reads images and configuration; at least 1 GiB. */
    public static long heapNow() {
        Runtime java = Runtime.getRuntime();
        java.gc();
        return Math.max(LEAST_HEAP, (long) Math.ceil((java.totalMemory() - java.freeMemory()) * 2.0 / STEP) * STEP);
    }

    /** Java's heap of a task, MiB. */
    public long heapMib() {
        return heap / MIB;
    }

    /** Memory of a task, MiB. */
    public long memoryMib() {
        double together = (double) tensors * workers;
        double need = Math.max(heap + together + PROGRAM, together / SHARE);
        return (long) Math.ceil(need / STEP) * (STEP / MIB);
    }

    /** The time limit of one of so many tasks, in whole minutes. */
    public long minutes(int tasks) {
        return (long) Math.ceil((SPARE * seconds / workers / tasks + GRACE) / 60);
    }

    /** How the requests were made, for comments. */
    public List<String> words(int tasks) {
        List<String> words = new ArrayList<>(how);
        if (seconds > 0) {
            words.add(String.format(
                    Locale.ROOT,
                    "time: about %.2f hours of one core in %d tasks of %d worker%s: twice the mean of a task, and 10 minutes",
                    seconds / 3600,
                    tasks,
                    workers,
                    workers == 1 ? "" : "s"));
        }
        words.add(String.format(
                Locale.ROOT,
                "memory: %d x %.2f GiB of tensors, %.1f GiB of Java's heap, %.1f GiB for the program and its libraries",
                workers,
                (double) tensors / GIB,
                (double) heap / GIB,
                (double) PROGRAM / GIB));
        return words;
    }
}
