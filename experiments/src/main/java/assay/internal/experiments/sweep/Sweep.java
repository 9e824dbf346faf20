package assay.internal.experiments.sweep;

import assay.core.error.InterruptedRunException;
import assay.core.kit.SpaceKit;
import assay.core.run.WorkListener;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.experiments.place.ToldResults;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores many networks, on this machine's threads or elsewhere, and saves scores during the work. Values do not depend on where
 * and on how many threads.
 */
public final class Sweep {
    /** The most work that a kill can lose, in seconds. */
    private static final double SAVE_SECONDS = 5;

    private final SweepShop shop;
    private final ScoreFile file;
    private final StopSignal stop;

    /**
     * A sweep into a file.
     *
     * @param space with numbered architectures
     * @param stop is asked after each network
     */
    public Sweep(SpaceKit space, ScoreSettings settings, ScoreFile file, StopSignal stop) {
        this(space, settings, Optional.empty(), file, stop);
    }

    /**
     * The same for the architectures of a list, by their numbers there.
     *
     * @param list empty: all of the space
     * @param stop is asked after each network
     */
    public Sweep(SpaceKit space, ScoreSettings settings, Optional<ArchList> list, ScoreFile file, StopSignal stop) {
        this.shop = new SweepShop(space, settings, list);
        this.file = file;
        this.stop = stop;
    }

    /**
     * Does all remaining work.
     *
     * @param place where it is done
     * @param listener is told of every network
     * @throws InterruptedRunException if it was stopped; the listener was told, and finished scores are saved
     * @throws UnitsFailedException if some networks could not be scored elsewhere; the scores of the others are saved
     */
    public void run(SweepPlan plan, List<String> proxies, Workplace place, WorkListener listener) {
        Map<String, Set<Integer>> done = new HashMap<>();
        for (String p : proxies) {
            file.classes(p, plan.scored(p), plan.networks(p));
            done.put(p, file.done(p));
        }
        Map<Integer, List<String>> left = plan.left(done);
        listener.begins(left.keySet().stream().mapToDouble(shop::work).sum(), left.size());
        List<SweepUnit> units = SweepUnit.cut(left, place.units(left.size()));
        Saving saving = new Saving(listener);
        try {
            place.work(shop, units, saving, stop);
        } finally {
            saving.save();
            listener.ends();
        }
        if (stop.wished()) {
            String message = "proxy sweep: stopped; what was scored is saved. Run it again to go on.";
            listener.interrupted(message);
            throw new InterruptedRunException(message);
        }
        saving.throwIfAnyFailed("proxy sweep", units.size(), "and their scores are saved");
    }

    private final class Saving extends ToldResults<SweepUnit> {
        private final List<Row> rows = new ArrayList<>();
        private long saved = System.nanoTime();

        Saving(WorkListener listener) {
            super(listener);
        }

        @Override
        public synchronized void done(SweepUnit unit, UnitAnswer answer) throws IOException {
            rows.addAll(ScoreRows.read(answer.bytes()));
            if (System.nanoTime() - saved > SAVE_SECONDS * 1e9) {
                save();
            }
        }

        synchronized void save() {
            if (!rows.isEmpty()) {
                file.add(rows);
                rows.clear();
            }
            saved = System.nanoTime();
        }
    }
}
