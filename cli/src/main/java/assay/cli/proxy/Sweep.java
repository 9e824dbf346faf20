package assay.cli.proxy;

import assay.core.error.InterruptedRunException;
import assay.core.space.Genotype;
import assay.data.scores.ScoreFile;
import assay.data.scores.ScoreFile.Row;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/** Scores many networks on several threads, and saves as it goes. Values do not depend on the number of threads. */
final class Sweep {
    /** What is lost at most by a kill, seconds of one worker. */
    private static final double SAVE_SECONDS = 5;

    private final NetworkFactory factory;
    private final ScoreSettings settings;
    private final ScoreFile file;
    private final BooleanSupplier stop;
    private final Map<String, NetworkFactory.Fast> fast = new HashMap<>();

    /** @param stop asked after each network */
    Sweep(NetworkFactory factory, ScoreSettings settings, ScoreFile file, BooleanSupplier stop) {
        this.factory = factory;
        this.settings = settings;
        this.file = file;
        this.stop = stop;
    }

    /**
     * Does all that is left.
     *
     * @param progress makes the one to tell, from the number of networks and their work
     * @throws InterruptedRunException if it was stopped; what was scored is saved
     */
    void run(SweepPlan plan, List<String> proxies, int workers, BiFunction<Integer, Double, SweepProgress> progress) {
        Map<String, Set<Integer>> done = new HashMap<>();
        for (String p : proxies) {
            file.classes(p, plan.archs(), plan.representatives().get(p));
            done.put(p, file.done(p));
            factory.fast(p, settings).ifPresent(f -> fast.put(p, f));
        }
        Map<Integer, List<String>> left = plan.left(done);
        double work = left.keySet().stream().mapToDouble(this::work).sum();
        SweepProgress told = progress.apply(left.size(), work);
        ConcurrentLinkedQueue<Map.Entry<Integer, List<String>>> queue = new ConcurrentLinkedQueue<>(left.entrySet());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> work(queue, told)));
            }
            for (Future<?> f : running) {
                f.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            throw new IllegalStateException("a scorer failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedRunException("proxy sweep interrupted.");
        } finally {
            pool.shutdownNow();
            told.end();
        }
        if (!queue.isEmpty() || stop.getAsBoolean()) {
            throw new InterruptedRunException("proxy sweep: stopped; what was scored is saved. Run it again to go on.");
        }
    }

    /** Multiply-adds and the effort of making the network, to weigh progress. */
    private double work(int network) {
        return 1e6 + factory.multiplyAdds(factory.at(network), settings).orElse(0);
    }

    private void work(ConcurrentLinkedQueue<Map.Entry<Integer, List<String>>> queue, SweepProgress told) {
        Map<String, ToDoubleFunction<Genotype>> own = new HashMap<>();
        fast.forEach((name, f) -> own.put(name, f.ofThread()));
        List<Row> rows = new ArrayList<>();
        long saved = System.nanoTime();
        Scorer scorer = null;
        try {
            while (!stop.getAsBoolean()) {
                Map.Entry<Integer, List<String>> next = queue.poll();
                if (next == null) {
                    break;
                }
                Genotype arch = factory.at(next.getKey());
                Map<String, Scorer.Score> scores = new LinkedHashMap<>();
                List<Proxy> slow = new ArrayList<>();
                for (String p : next.getValue()) {
                    if (own.containsKey(p)) {
                        long began = System.nanoTime();
                        double value = own.get(p).applyAsDouble(arch);
                        double seconds = (System.nanoTime() - began) / 1e9;
                        scores.put(p, new Scorer.Score(OptionalDouble.of(value), seconds));
                    } else {
                        slow.add(Proxies.named(p));
                    }
                }
                if (!slow.isEmpty()) {
                    scorer = scorer == null ? new Scorer(factory, settings) : scorer;
                    scores.putAll(scorer.score(arch, slow));
                }
                scores.forEach((p, s) -> rows.add(new Row(next.getKey(), p, s.value(), s.seconds())));
                told.scored(work(next.getKey()));
                if (System.nanoTime() - saved > SAVE_SECONDS * 1e9) {
                    save(rows);
                    saved = System.nanoTime();
                }
            }
        } catch (RuntimeException | Error e) {
            queue.clear(); // the others stop too
            throw e;
        } finally {
            save(rows);
            if (scorer != null) {
                scorer.close();
            }
        }
    }

    private void save(List<Row> rows) {
        if (!rows.isEmpty()) {
            file.add(rows);
            rows.clear();
        }
    }
}
