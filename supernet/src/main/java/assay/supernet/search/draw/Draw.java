package assay.supernet.search.draw;

import assay.supernet.tape.Vec;
import java.util.Arrays;
import java.util.List;

/** The weights of all options in one forward pass, and the path of their gradient back to the parameters. */
public interface Draw {
    /** One weight per option, group after group; then the weights of edges, if the relaxation weighs edges. */
    double[] weights();

    /** Whether the option is not computed; its weight is zero. */
    default boolean off(int option) {
        return false;
    }

    /** Whether options that are off get the gradient that GDAS gives them: see {@link Vec#bare}. */
    default boolean bare() {
        return false;
    }

    /**
     * @param grad gradient to the weights
     * @return gradient to the parameters, with constant noise
     */
    double[] pullBack(double[] grad);

    /** The draw of the relaxation itself, without what extras add to its options; usually this one. */
    default Draw own() {
        return this;
    }

    /** Makes all later passes use this draw. If every cell has its own weights, all cells get the same ones. */
    default void into(Vec mix) {
        double[] w = weights();
        mix.set(w);
        for (int i = 0; i < mix.length(); i++) {
            if (off(i % w.length)) {
                mix.turnOff(i);
            }
        }
        mix.bare(bare());
    }

    /** One draw for each cell, in one array. */
    static Draw each(List<Draw> cells) {
        int size = cells.get(0).weights().length;
        double[] w = new double[cells.size() * size];
        for (int c = 0; c < cells.size(); c++) {
            System.arraycopy(cells.get(c).weights(), 0, w, c * size, size);
        }
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return cells.get(option / size).off(option % size);
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] sum = cells.get(0).pullBack(Arrays.copyOf(grad, size));
                for (int c = 1; c < cells.size(); c++) {
                    double[] g = cells.get(c).pullBack(Arrays.copyOfRange(grad, c * size, (c + 1) * size));
                    Arrays.setAll(sum, i -> sum[i] + g[i]);
                }
                return sum;
            }
        };
    }

    /** The chosen options of each group, each with weight one and without a gradient. */
    static Draw path(Groups groups, int[][] chosen) {
        return fixed(groups.hot(chosen));
    }

    /** Fixed weights without a gradient; an option with weight zero is not computed. */
    static Draw fixed(double[] weights) {
        double[] w = weights.clone();
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return w[option] == 0;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return new double[w.length];
            }
        };
    }
}
