package assay.internal.recurrent.train;

import java.util.List;

/**
 * When a training switches from SGD to averaged SGD. It switches after an epoch whose validation loss is higher than the
 * smallest loss of the earlier epochs. The last few of the earlier epochs are ignored, so that there must be more epochs
 * than these few (salesforce/awd-lstm-lm).
 *
 * @param few how many of the last epochs are ignored: 5 in the published programs
 * @param anyBest whether the last few epochs count too, as in the copy of this rule in GDAS, which switches much earlier
 */
public record SwitchRule(int few, boolean anyBest) {
    public SwitchRule {
        if (few < 0) {
            throw new IllegalArgumentException("switch rule: expected 0 or more epochs, found " + few);
        }
    }

    /** The rule of quark0/darts. */
    public static SwitchRule published(int few) {
        return new SwitchRule(few, false);
    }

    /**
     * Whether to switch now.
     *
     * @param before validation losses of the earlier epochs, without the current one
     */
    public boolean switches(List<Double> before, double now) {
        if (before.size() <= few) {
            return false;
        }
        List<Double> counted = before.subList(0, anyBest ? before.size() : before.size() - few);
        return now > counted.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }
}
