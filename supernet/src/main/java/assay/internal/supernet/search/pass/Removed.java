package assay.internal.supernet.search.pass;

import assay.supernet.search.draw.Draw;
import java.util.BitSet;

/** A draw without some options of the relaxation. The other options, and what extras add to them, stay the same. */
public final class Removed implements Draw {
    private final Draw draw;
    private final BitSet options;
    private final double[] weights;

    /** @param options the removed ones */
    public Removed(Draw draw, BitSet options) {
        this.draw = draw;
        this.options = (BitSet) options.clone();
        weights = draw.weights().clone();
        double[] own = draw.own().weights();
        options.stream().forEach(i -> weights[i] -= own[i]);
    }

    /** Without options {@code first} to {@code end - 1}. */
    public static Removed range(Draw draw, int first, int end) {
        BitSet options = new BitSet();
        options.set(first, end);
        return new Removed(draw, options);
    }

    @Override
    public double[] weights() {
        return weights;
    }

    @Override
    public boolean off(int i) {
        return options.get(i) && weights[i] == 0 || draw.off(i);
    }

    @Override
    public double[] pullBack(double[] grad) {
        return new double[weights.length];
    }
}
