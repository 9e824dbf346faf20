package assay.supernet.search;

import assay.supernet.tape.Vec;

/** The weights of all options in one forward pass, and the way of their gradient back to the parameters. */
public interface Draw {
    /** One weight per option, group after group; behind them the weights of edges, where a relaxation has such. */
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
     * @return gradient to the parameters, the noise held
     */
    double[] pullBack(double[] grad);

    /** Makes the passes from here on use this draw. */
    default void into(Vec mix) {
        double[] w = weights();
        mix.set(w);
        for (int i = 0; i < w.length; i++) {
            if (off(i)) {
                mix.turnOff(i);
            }
        }
        mix.bare(bare());
    }

    /** One option of each group, or as many as are taken of it, each with weight one and without a gradient. */
    static Draw path(Groups groups, int[][] chosen) {
        double[] w = groups.hot(chosen);
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
