package assay.internal.benchmarks.sidebyside;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Reads a command a line, answers a line of JSON: the protocol is in benchmarks/README.md. Arguments: the backend, and how
 * many workers run the same case at the same time, each on a thread and with a backend of its own.
 */
public final class Worker implements AutoCloseable {
    private final String backend;
    private final PrintStream out;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Backend> engines = new ArrayList<>();
    private final List<Computation> cases = new ArrayList<>();

    Worker(String backend, int workers, PrintStream out) {
        this.backend = backend;
        this.out = out;
        for (int i = 0; i < workers; i++) {
            threads.add(Executors.newSingleThreadExecutor());
        }
    }

    public static void main(String[] args) throws Exception {
        int workers = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Worker worker = new Worker(args[0], workers, System.out)) {
            worker.serve(in);
        }
    }

    void serve(BufferedReader in) throws IOException, ExecutionException, InterruptedException {
        answer("{\"name\": \"" + name() + "\"}");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "open" -> open(Wanted.parse(words[1]));
                case "time" -> time(Integer.parseInt(words[1]));
                default ->
                    throw new IllegalArgumentException("command: expected open or time, found '" + words[0] + "'.");
            }
        }
        release();
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
    }

    private String name() throws ExecutionException, InterruptedException {
        return threads.get(0).submit(() -> Backends.inspect(backend).name()).get();
    }

    private void open(Wanted wanted) throws ExecutionException, InterruptedException {
        release();
        try {
            for (ExecutorService thread : threads) {
                thread.submit(() -> {
                            Backend k = Backends.open(backend, DType.FLOAT32);
                            engines.add(k);
                            cases.add(Cases.open(backend, k, wanted));
                        })
                        .get();
            }
            answer("{\"parameters\": " + cases.get(0).parameters() + "}");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AbsentException absent)) {
                throw e;
            }
            answer("{\"absent\": \"" + absent.getMessage() + "\"}");
        }
    }

    private void release() throws ExecutionException, InterruptedException {
        for (int i = 0; i < engines.size(); i++) {
            int worker = i;
            threads.get(i)
                    .submit(() -> {
                        if (worker < cases.size()) {
                            cases.get(worker).close();
                        }
                        engines.get(worker).close();
                    })
                    .get();
        }
        cases.clear();
        engines.clear();
    }

    /** A step's wall time and its thread's CPU time, nanoseconds. */
    private record Spent(long wall, long cpu) {}

    /** Times of single steps; with several workers, the wall time of all over all steps that they made. */
    private void time(int steps) throws ExecutionException, InterruptedException {
        long began = System.nanoTime();
        List<Future<List<Spent>>> running = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            Computation c = cases.get(i);
            running.add(threads.get(i).submit(() -> spent(c, steps)));
        }
        List<Spent> last = List.of();
        for (Future<List<Spent>> f : running) {
            last = f.get();
        }
        if (threads.size() > 1) {
            last = List.of(new Spent((System.nanoTime() - began) / ((long) steps * threads.size()), 0));
        }
        answer("{\"millis\": [" + joined(last, Spent::wall) + "], \"cpu\": [" + joined(last, Spent::cpu) + "]}");
    }

    private static List<Spent> spent(Computation c, int steps) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        List<Spent> all = new ArrayList<>();
        for (int s = 0; s < steps; s++) {
            long cpu = clock.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            c.step();
            all.add(new Spent(System.nanoTime() - wall, clock.getCurrentThreadCpuTime() - cpu));
        }
        return all;
    }

    private static String joined(List<Spent> all, ToLongFunction<Spent> part) {
        return all.stream().map(s -> text(part.applyAsLong(s))).collect(Collectors.joining(", "));
    }

    private static String text(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e6);
    }

    private void answer(String json) {
        out.println(json);
        out.flush();
    }
}
