package assay.supernet.search.extra;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * DARTS-ES (Zela et al., ICLR 2020, section 4.3; automl/RobustDARTS, src/utils.py, EVLocalAvg). The dominant eigenvalue of the
 * validation loss' Hessian to alpha is measured every second epoch and averaged over the last five. If the average is 1.3 times
 * that of four measurements before, the search ends with the architecture that it had then.
 *
 * @param factor of the eigenvalue's average that ends the search
 * @param start the earliest epoch whose architecture it can answer, from 0
 */
public record StopByEigenvalue(double factor, int start) implements StopRule {
    /** Epochs from one measurement to the next. */
    private static final int EVERY = 2;

    private static final int WINDOW = 5;
    /** Measurements between the two averages. */
    private static final int DELTA = 4;

    /** The published numbers. */
    public StopByEigenvalue() {
        this(1.3, 10);
    }

    @Override
    public String word() {
        return "eigenvalue";
    }

    @Override
    public String title() {
        return "stops where the eigenvalue grows by " + factor;
    }

    private Real factorSetting() {
        return new Real("stop_factor", factor, 1, 1000, "growth of the eigenvalue's mean over 8 epochs that ends it");
    }

    private Whole startSetting() {
        return new Whole(
                "stop_start", start, 0, MOST_EPOCHS, "the earliest epoch whose architecture it ends with, from 0");
    }

    @Override
    public List<Setting> settings() {
        return List.of(factorSetting(), startSetting());
    }

    @Override
    public StopByEigenvalue with(Map<String, ?> values) {
        return new StopByEigenvalue(factorSetting().in(values), startSetting().in(values));
    }

    @Override
    public OptionalDouble number(int epoch, Sight now) {
        return epoch % EVERY == 0 ? OptionalDouble.of(now.eigenvalue()) : OptionalDouble.empty();
    }

    @Override
    public OptionalInt end(Seen seen) {
        List<Double> measured = seen.numbers();
        int now = measured.size() - 1;
        // An average belongs to the middle of its window.
        int end = EVERY * (now - WINDOW / 2 - DELTA);
        if (now + 1 < (WINDOW + 1) / 2 + DELTA || end < start) {
            return OptionalInt.empty();
        }
        boolean grew = average(measured, now) > factor * average(measured, now - DELTA);
        return grew ? OptionalInt.of(end) : OptionalInt.empty();
    }

    private static double average(List<Double> all, int last) {
        return all.subList(Math.max(0, last + 1 - WINDOW), last + 1).stream()
                .mapToDouble(v -> v)
                .average()
                .orElseThrow();
    }
}
