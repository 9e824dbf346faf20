package assay.internal.bench201.truth.nats;

import java.util.BitSet;

/** The values of one training after epochs 1..schedule; some may be missing. */
final class Points {
    private final double[] values;
    private final BitSet there = new BitSet();

    Points(int schedule) {
        values = new double[schedule];
    }

    /** Adds the value after an epoch, from 1; false if the epoch already has one. */
    boolean put(int epoch, double value) {
        if (there.get(epoch)) {
            return false;
        }
        there.set(epoch);
        values[epoch - 1] = value;
        return true;
    }

    /** Whether there is a value after every epoch. */
    boolean whole() {
        return there.cardinality() == values.length;
    }

    /** The same value after every epoch. */
    boolean constant() {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return whole();
    }

    boolean has(int epoch) {
        return there.get(epoch);
    }

    /** The value after an epoch for which {@link #has} is true. */
    double at(int epoch) {
        return values[epoch - 1];
    }

    /** All values; missing ones are 0. */
    double[] values() {
        return values.clone();
    }
}
