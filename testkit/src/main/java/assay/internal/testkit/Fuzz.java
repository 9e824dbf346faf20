package assay.internal.testkit;

import assay.core.error.AssayException;
import assay.core.error.AssayException.ExitCode;
import assay.core.random.Seeds;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Feeds many readers with damaged input for a given time. Each input must end in a value or in a refusal (an {@link
 * AssayException} that is not "our fault"), within limits of time and memory. Everything else is a finding: its input is kept,
 * and a message says how to run it alone. An input is a function of the seed, the target's name and its number.
 */
public final class Fuzz {
    /** The system property that names one input to run alone: {@code NAME:NUMBER}. */
    public static final String ONLY = "assay.fuzz.only";

    /** Far more than any of these inputs needs. */
    private static final long SECONDS = 60;

    private static final long ALLOCATED = 2L << 30;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The result of a run. A good run has no findings. */
    public record Result(Map<String, Long> tried, List<String> findings) {
        public long total() {
            return tried.values().stream().mapToLong(n -> n).sum();
        }
    }

    /** The state of one target. */
    private static final class Share {
        private final FuzzTarget target;
        private final Set<String> kinds = new HashSet<>();
        private long tried;
        private long nanos;
        private boolean hangs;

        Share(FuzzTarget target) {
            this.target = target;
        }
    }

    private final long seed;
    private final Path kept;
    private final PrintStream out;
    private ExecutorService thread = worker();

    /**
     * @param kept folder for the inputs of findings
     * @param out where counts and findings are printed
     */
    public Fuzz(long seed, Path kept, PrintStream out) {
        this.seed = seed;
        this.kept = kept;
        this.out = out;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, "fuzz");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Each target gets about the same time, and at least one input. */
    public Result run(List<FuzzTarget> targets, Duration length) {
        out.println("fuzz: seed " + seed + ", " + length.toSeconds() + " s, " + targets.size() + " readers");
        List<Share> shares = new ArrayList<>(targets.stream().map(Share::new).toList());
        List<String> findings = new ArrayList<>();
        String only = System.getProperty(ONLY);
        if (only != null) {
            int colon = only.lastIndexOf(':');
            shares.removeIf(s -> !s.target.name().equals(only.substring(0, colon)));
            shares.forEach(s -> one(s, Long.parseLong(only.substring(colon + 1)), findings));
        }
        long end = System.nanoTime() + length.toNanos();
        while (only == null && (System.nanoTime() < end || shares.stream().anyMatch(s -> s.tried == 0))) {
            Share next = shares.stream()
                    .filter(s -> !s.hangs)
                    .min(Comparator.comparingLong(s -> s.tried == 0 ? -1 : s.nanos))
                    .orElse(null);
            if (next == null) {
                break;
            }
            long began = System.nanoTime();
            one(next, next.tried, findings);
            next.nanos += System.nanoTime() - began;
        }
        thread.shutdownNow();
        Map<String, Long> tried = new HashMap<>();
        shares.forEach(s -> tried.put(s.target.name(), s.tried));
        shares.forEach(s -> out.printf("fuzz: %,9d  %s%n", s.tried, s.target.name()));
        Result result = new Result(tried, findings);
        out.printf("fuzz: %,9d  inputs in all, %d findings%n", result.total(), findings.size());
        return result;
    }

    private void one(Share share, long number, List<String> findings) {
        FuzzTarget target = share.target;
        byte[] input = target.inputs().apply(new Seeds(seed).child(target.name()).stream(Long.toString(number)));
        share.tried++;
        AtomicReference<Thread> worker = new AtomicReference<>();
        Future<Long> done = thread.submit(() -> {
            worker.set(Thread.currentThread());
            long before = THREADS.getCurrentThreadAllocatedBytes();
            target.reader().read(input);
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        });
        try {
            long allocated = done.get(SECONDS, TimeUnit.SECONDS);
            if (allocated > ALLOCATED) {
                found(
                        share,
                        number,
                        input,
                        "took " + allocated + " bytes of memory",
                        new StackTraceElement[0],
                        findings);
            }
        } catch (TimeoutException e) {
            share.hangs = true;
            found(
                    share,
                    number,
                    input,
                    "no end after " + SECONDS + " s",
                    worker.get().getStackTrace(),
                    findings);
            thread.shutdownNow();
            thread = worker();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (!(cause instanceof AssayException refused) || refused.exitCode() == ExitCode.OUR_FAULT) {
                found(share, number, input, cause.toString(), cause.getStackTrace(), findings);
            }
        }
    }

    /** Reports one finding of each kind; a kind is the same exception from the same place. */
    private void found(
            Share share, long number, byte[] input, String what, StackTraceElement[] stack, List<String> findings) {
        String place = Arrays.stream(stack)
                .limit(1)
                .map(StackTraceElement::toString)
                .findFirst()
                .orElse("");
        if (!share.kinds.add(what.replaceAll("[0-9]+", "0").split("[:\n]", 2)[0] + place)) {
            return;
        }
        String name = share.target.name();
        Path file = kept.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + number + ".bin");
        try {
            Files.createDirectories(kept);
            Files.write(file, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder text = new StringBuilder(name + ": " + (what.length() > 600 ? what.substring(0, 600) : what)
                + "\n  input " + file + "; alone: -Dassay.fuzz.seed=" + seed + " -D" + ONLY + "='" + name + ":" + number
                + "'");
        Arrays.stream(stack).limit(12).forEach(s -> text.append("\n    at ").append(s));
        out.println("fuzz: FOUND " + text);
        findings.add(text.toString());
    }
}
