package assay.internal.experiments.judge;

import java.io.Serializable;

/**
 * A training of a found architecture, for another process.
 *
 * @param arch its text
 */
record TrainedUnit(String arch, long seed) implements Serializable {
    @Override
    public String toString() {
        return "training " + arch + " with seed " + seed;
    }
}
