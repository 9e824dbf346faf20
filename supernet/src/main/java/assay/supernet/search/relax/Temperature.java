package assay.supernet.search.relax;

import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;

/**
 * tau falls linearly, changed per epoch.
 *
 * @param end epochs after which {@code to} is reached: see the factories
 */
public record Temperature(double from, double to, int end) implements Part<Temperature> {
    private static final int LAST_EPOCH = 0;
    private static final int AFTER_LAST_EPOCH = -1;
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e9;

    public Temperature {
        if (!(from > 0 && to > 0)) {
            throw new IllegalArgumentException(
                    "temperature: expected positive numbers, found " + from + " and " + to + ".");
        }
    }

    /** {@code to} is reached in the last epoch (AutoDL-Projects). */
    public static Temperature withinEpochs(double from, double to) {
        return new Temperature(from, to, LAST_EPOCH);
    }

    /** {@code to} would be reached one epoch after the last one (the DrNAS repository). */
    public static Temperature afterEpochs(double from, double to) {
        return new Temperature(from, to, AFTER_LAST_EPOCH);
    }

    /** {@code to} is reached after a fixed number of epochs, however long the search is (DATA). */
    public static Temperature over(double from, double to, int epochs) {
        return new Temperature(from, to, epochs);
    }

    private Real first() {
        return new Real("tau_first", from, LEAST, MOST, "temperature of the first epoch");
    }

    private Real last() {
        return new Real("tau_last", to, LEAST, MOST, "temperature at the end");
    }

    @Override
    public List<Setting> settings() {
        return List.of(first(), last());
    }

    @Override
    public Temperature with(Map<String, ?> values) {
        return between(first().in(values), last().in(values));
    }

    public double at(Moment when) {
        int span =
                switch (end) {
                    case LAST_EPOCH -> Math.max(1, when.epochs() - 1);
                    case AFTER_LAST_EPOCH -> when.epochs();
                    default -> end;
                };
        // After the span tau stays at its last value.
        return from + (to - from) * Math.min(1, when.epoch() / (double) span);
    }

    Temperature between(double first, double last) {
        return new Temperature(first, last, end);
    }

    String title() {
        if (from == to) {
            return number(from);
        }
        return number(from) + " to " + number(to)
                + switch (end) {
                    case LAST_EPOCH, AFTER_LAST_EPOCH -> "";
                    default -> " in " + end + " epochs";
                };
    }

    private static String number(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
