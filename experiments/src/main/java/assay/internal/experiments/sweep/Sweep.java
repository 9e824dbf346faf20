package assay.internal.experiments.sweep;

import assay.core.error.InterruptedRunException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.internal.core.thread.Tasks;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Scores many networks on several threads, and saves scores during the work. Values do not depend on the number of threads. */
public final class Sweep {
    /** The most work that a kill can lose, in seconds of one worker. */
    private static final double SAVE_SECONDS = 5;

    private final OfficialNumbers numbers;
    private final NetworkKit networks;
    private final ScoreSettings settings;
    private final ScoreFile file;
    private final BooleanSupplier stop;
    private final Optional<Supplier<ToDoubleFunction<Genotype>>> flow;

    /**
     * @param space with numbered architectures
     * @param stop is asked after each network
     */
    public Sweep(SpaceKit space, ScoreSettings settings, ScoreFile file, BooleanSupplier stop) {
        this.numbers = space.numbering().orElseThrow();
        this.networks = NetworkKits.of(space, "proxy sweep");
        this.settings = settings;
        this.file = file;
        this.stop = stop;
        flow = Scorer.flow(networks, settings);
    }

    /**
     * Does all remaining work.
     *
     * @param listener is told of every network
     * @throws InterruptedRunException if it was stopped; finished scores are saved
     */
    public void run(SweepPlan plan, List<String> proxies, int workers, WorkListener listener) {
        Map<String, Set<Integer>> done = new HashMap<>();
        for (String p : proxies) {
            file.classes(p, plan.archs(), plan.representatives().get(p));
            done.put(p, file.done(p));
        }
        Map<Integer, List<String>> left = plan.left(done);
        double work = left.keySet().stream().mapToDouble(this::work).sum();
        listener.begins(work, left.size());
        ConcurrentLinkedQueue<Map.Entry<Integer, List<String>>> queue = new ConcurrentLinkedQueue<>(left.entrySet());
        try {
            Tasks.all(
                    workers,
                    Collections.nCopies(workers, Executors.callable(() -> work(queue, listener))),
                    "proxy sweep interrupted.");
        } finally {
            listener.ends();
        }
        if (!queue.isEmpty() || stop.getAsBoolean()) {
            throw new InterruptedRunException("proxy sweep: stopped; what was scored is saved. Run it again to go on.");
        }
    }

    /** The cost of a network for the display of progress: multiply-adds, plus a constant for making it. */
    private double work(int network) {
        return 1e6 + networks.cost(settings.shape(), numbers.at(network)).multiplyAdds();
    }

    private void work(ConcurrentLinkedQueue<Map.Entry<Integer, List<String>>> queue, WorkListener listener) {
        List<Row> rows = new ArrayList<>();
        long saved = System.nanoTime();
        try (Scorer scorer = new Scorer(networks, settings, flow)) {
            while (!stop.getAsBoolean()) {
                Map.Entry<Integer, List<String>> next = queue.poll();
                if (next == null) {
                    break;
                }
                List<Proxy> proxies =
                        next.getValue().stream().map(Proxies::named).toList();
                scorer.score(numbers.at(next.getKey()), proxies)
                        .forEach((p, s) -> rows.add(new Row(next.getKey(), p, s.value(), s.seconds())));
                listener.finished(Integer.toString(next.getKey()), work(next.getKey()));
                if (System.nanoTime() - saved > SAVE_SECONDS * 1e9) {
                    save(rows);
                    saved = System.nanoTime();
                }
            }
        } catch (RuntimeException | Error e) {
            queue.clear(); // stops the others too
            throw e;
        } finally {
            save(rows);
        }
    }

    private void save(List<Row> rows) {
        if (!rows.isEmpty()) {
            file.add(rows);
            rows.clear();
        }
    }
}
