package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * When a search ends before its last epoch, and which epoch's architecture it then answers.
 *
 * <ul>
 *   <li>EIGENVALUE: DARTS-ES (Zela et al., ICLR 2020, section 4.3; automl/RobustDARTS, src/utils.py, EVLocalAvg). The dominant
 *       eigenvalue of the validation loss' Hessian to alpha is measured every second epoch and averaged over the last five. If
 *       the average is 1.3 times that of four measurements before, the search ends with the architecture that it had then.
 *   <li>SKIPS: DARTS+ (Liang et al., 2019, criterion 1). The search ends when the derived normal cell has two skip connections.
 *   <li>RANKING: DARTS+, criterion 1*. It ends when the order of the options of every edge has been the same for ten epochs.
 * </ul>
 *
 * Epochs count from the first in which the architecture learns.
 *
 * @param factor of the eigenvalue's average that ends the search
 * @param start the earliest epoch whose architecture EIGENVALUE can answer, from 0
 * @param skips of the normal cell that end the search
 * @param stable epochs without a change of order that end the search
 */
public record Stopping(Rule rule, double factor, int start, int skips, int stable) implements Part<Stopping>, Extra {
    /** Epochs from one measurement to the next. */
    private static final int EVERY = 2;

    private static final int WINDOW = 5;
    /** Measurements between the two averages. */
    private static final int DELTA = 4;

    private static final int MOST = 1_000_000;

    /** What ends a search. */
    public enum Rule {
        NONE,
        EIGENVALUE,
        SKIPS,
        RANKING;

        private String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The part with the published numbers. */
    public Stopping(Rule rule) {
        this(rule, 1.3, 10, 2, 10);
    }

    private Choice<Rule> ruleSetting() {
        return new Choice<>(
                "stop",
                rule,
                List.of(Rule.values()),
                Rule::title,
                "what ends the search early: a growing Hessian eigenvalue (DARTS-ES), skip connections or a stable order (DARTS+)");
    }

    private Real factorSetting() {
        return new Real("stop_factor", factor, 1, 1000, "growth of the eigenvalue's mean over 8 epochs that ends it");
    }

    private Whole startSetting() {
        return new Whole("stop_start", start, 0, MOST, "the earliest epoch whose architecture it ends with, from 0");
    }

    private Whole skipSetting() {
        return new Whole("stop_skips", skips, 1, 1000, "skip connections of the normal cell that end it");
    }

    private Whole stableSetting() {
        return new Whole(
                "stop_epochs", stable, 1, MOST, "epochs with the same order of all edges' options that end it");
    }

    @Override
    public List<Setting> settings() {
        return switch (rule) {
            case NONE -> List.of(ruleSetting());
            case EIGENVALUE -> List.of(ruleSetting(), factorSetting(), startSetting());
            case SKIPS -> List.of(ruleSetting(), skipSetting());
            case RANKING -> List.of(ruleSetting(), stableSetting());
        };
    }

    @Override
    public Stopping with(Map<String, ?> values) {
        return new Stopping(
                ruleSetting().in(values),
                factorSetting().in(values),
                startSetting().in(values),
                skipSetting().in(values),
                stableSetting().in(values));
    }

    /** For the catalogue; empty for none. */
    public String title() {
        return switch (rule) {
            case NONE -> "";
            case EIGENVALUE -> "stops where the eigenvalue grows by " + factor;
            case SKIPS -> "stops at " + skips + " skips";
            case RANKING -> "stops after " + stable + " epochs of one order";
        };
    }

    /** Whether the eigenvalue is needed after this epoch. @param epoch from 0 */
    public boolean measures(int epoch) {
        return rule == Rule.EIGENVALUE && epoch % EVERY == 0;
    }

    /**
     * The epoch whose architecture EIGENVALUE answers if the search ends after the last measurement; empty if the search
     * continues.
     *
     * @param eigenvalues absolute, of epochs 0, 2, 4 and so on
     */
    public OptionalInt byEigenvalue(List<Double> eigenvalues) {
        int now = eigenvalues.size() - 1;
        // An average belongs to the middle of its window.
        int end = EVERY * (now - WINDOW / 2 - DELTA);
        if (now + 1 < (WINDOW + 1) / 2 + DELTA || end < start) {
            return OptionalInt.empty();
        }
        boolean grew = average(eigenvalues, now) > factor * average(eigenvalues, now - DELTA);
        return grew ? OptionalInt.of(end) : OptionalInt.empty();
    }

    private static double average(List<Double> all, int last) {
        return all.subList(Math.max(0, last + 1 - WINDOW), last + 1).stream()
                .mapToDouble(v -> v)
                .average()
                .orElseThrow();
    }

    /** Whether the options' order has been the same for long enough. @param orders one for each epoch, the last one now */
    public boolean byRanking(List<int[]> orders) {
        int now = orders.size() - 1;
        for (int back = 1; back <= stable; back++) {
            if (now < stable || !Arrays.equals(orders.get(now), orders.get(now - back))) {
                return false;
            }
        }
        return true;
    }
}
