package assay.internal.supernet.search.step;

import assay.supernet.search.draw.Draw;
import java.util.BitSet;

/**
 * A draw without some options of the relaxation. The other options, and what extras add to them, stay the same.
 *
 * @param options the removed ones
 */
record Removed(Draw draw, BitSet options) implements Draw {
    Removed {
        options = (BitSet) options.clone();
    }

    /** Without options {@code first} to {@code end - 1}. */
    static Removed range(Draw draw, int first, int end) {
        BitSet options = new BitSet();
        options.set(first, end);
        return new Removed(draw, options);
    }

    @Override
    public double[] weights() {
        double[] w = draw.weights().clone();
        double[] own = draw.own().weights();
        options.stream().forEach(i -> w[i] -= own[i]);
        return w;
    }

    @Override
    public boolean off(int i) {
        return options.get(i) && weights()[i] == 0 || draw.off(i);
    }

    @Override
    public double[] pullBack(double[] grad) {
        return new double[draw.weights().length];
    }
}
