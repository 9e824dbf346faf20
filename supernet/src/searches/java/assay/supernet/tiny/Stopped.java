package assay.supernet.tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.InterruptedRunException;
import assay.core.run.EpochRecord;
import assay.internal.supernet.search.SearchObserver;
import assay.internal.supernet.search.SearchOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Searches that are stopped and go on. */
public final class Stopped {
    /** One search, from its start, or from what is at the checkpoint. */
    @FunctionalInterface
    public interface Run {
        SearchOutcome to(SearchObserver observer, Path checkpoint);
    }

    private Stopped() {}

    /** The search from its start to its end. */
    public static SearchOutcome never(Run run, Path checkpoint) {
        return after(-1, run, checkpoint);
    }

    private static SearchOutcome after(int steps, Run run, Path checkpoint) {
        return run.to(observer(steps, new ArrayList<>()), checkpoint);
    }

    /**
     * Asks a search to stop.
     *
     * @param steps after which; negative: never
     * @param taken gets the number, within its epoch, of every step that was taken
     */
    public static SearchObserver observer(int steps, List<Integer> taken) {
        return new SearchObserver() {
            @Override
            public void step(int epoch, int step, int stepsPerEpoch) {
                taken.add(step);
            }

            @Override
            public boolean stop() {
                return steps >= 0 && taken.size() >= steps;
            }
        };
    }

    /** Stopped and begun again, the search finds what it finds without a stop. */
    public static void assertGoesOn(SearchOutcome whole, Run run, Path folder, int... stops) {
        for (int steps : stops) {
            Path checkpoint = folder.resolve("cut" + steps);
            assertThrows(InterruptedRunException.class, () -> after(steps, run, checkpoint));
            assertEquals(all(whole), all(never(run, checkpoint)), "stopped after " + steps + " steps");
        }
    }

    /** All that a search found, to the last bit, without the clock. */
    public static List<String> all(SearchOutcome found) {
        return lines(found, Optional.of(name -> true));
    }

    private static final Set<String> ADDED = Set.of(EpochRecord.TRAIN_ACCURACY, EpochRecord.WEIGHT_STEPS);

    /** The same without what searches did not always record. */
    public static List<String> asBefore(SearchOutcome found) {
        return lines(found, Optional.of(name -> !ADDED.contains(name)));
    }

    /** The same without what was only measured. */
    public static List<String> learnt(SearchOutcome found) {
        return lines(found, Optional.empty());
    }

    /** @param measured whether a diagnostic is named; empty for no word of them */
    private static List<String> lines(SearchOutcome found, Optional<Predicate<String>> measured) {
        List<String> lines = new ArrayList<>();
        for (EpochRecord e : found.epochs()) {
            lines.add(e.epoch() + " " + e.incumbent().text() + " " + e.trainLoss() + " " + e.validLoss()
                    + measured.map(named -> " " + diagnostics(e, named)).orElse(""));
        }
        lines.add(Arrays.toString(found.distribution().marginals()));
        lines.add(found.answer().map(a -> a.text()).orElse("-"));
        return lines;
    }

    private static Map<String, Double> diagnostics(EpochRecord e, Predicate<String> named) {
        Map<String, Double> some = new TreeMap<>(e.diagnostics());
        some.keySet().removeIf(named.negate());
        return some;
    }
}
