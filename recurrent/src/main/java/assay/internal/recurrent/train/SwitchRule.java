package assay.internal.recurrent.train;

import java.util.List;

/**
 * When a training goes over from SGD to averaged SGD: after an epoch whose validation loss is above the smallest one of all earlier
 * epochs but the last few, once there are more epochs than these few (salesforce/awd-lstm-lm).
 *
 * @param few epochs that are not looked at: 5 in the published programs
 * @param anyBest whether the last few count too, as in GDAS' copy, which switches much earlier
 */
public record SwitchRule(int few, boolean anyBest) {
    public SwitchRule {
        if (few < 0) {
            throw new IllegalArgumentException("switch rule: expected 0 or more epochs, found " + few);
        }
    }

    /** As quark0/darts has it. */
    public static SwitchRule published(int few) {
        return new SwitchRule(few, false);
    }

    /**
     * Whether to switch now.
     *
     * @param before validation losses of the earlier epochs, the present one not among them
     */
    public boolean switches(List<Double> before, double now) {
        if (before.size() <= few) {
            return false;
        }
        List<Double> counted = before.subList(0, anyBest ? before.size() : before.size() - few);
        return now > counted.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }
}
