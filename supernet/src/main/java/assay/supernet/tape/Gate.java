package assay.supernet.tape;

import assay.supernet.tensor.Curve;

/**
 * One state's part in a {@link Tape#highway}: {@code y = W s + sigmoid(c) (F(g) - W s)}, with the functions of {@link Curve} weighed in F.
 *
 * @param state s {@code [n, h]}
 * @param product {@code [n, 2h]}: c, then g
 * @param weights null for one function of weight 1, with W = 1
 * @param at where the weights of tanh, relu, sigmoid and identity begin; W is their sum
 * @param curve the one function; null where there are weights
 */
public record Gate(Var state, Var product, Vec weights, int at, Curve curve) {
    static final int CURVES = Curve.values().length;

    /** One function: a node of a cell that is decided. */
    public static Gate fixed(Var state, Var product, Curve curve) {
        return new Gate(state, product, null, 0, curve);
    }

    /** The functions mixed: an edge of a cell that is searched. */
    public static Gate mixed(Var state, Var product, Vec weights, int at) {
        return new Gate(state, product, weights, at, null);
    }

    /** The weight of each curve, and of the state. */
    double[] values(Tape tape) {
        double[] w = tape.zeros(CURVES);
        if (weights == null) {
            w[curve.ordinal()] = 1;
            w[0] = 1;
            return w;
        }
        return summed(weights.value, w);
    }

    double[] tangents(Tape tape) {
        double[] w = tape.zeros(CURVES);
        return weights == null ? w : summed(weights.tangent, w);
    }

    private double[] summed(double[] of, double[] w) {
        for (int k = 1; k < CURVES; k++) {
            w[k] = of[at + k - 1];
            w[0] += w[k];
        }
        return w;
    }

    boolean weighs() {
        return weights != null && weights.wanted();
    }

    /** Adds the gradients of {@link #values} to those of the weights. */
    void collect(double[] gw, double[] to) {
        for (int k = 1; k < CURVES; k++) {
            to[at + k - 1] += gw[k] + gw[0];
        }
    }

    boolean wanted() {
        return state.wanted || product.wanted || weighs();
    }

    boolean moves() {
        if (state.tangent != null || product.tangent != null) {
            return true;
        }
        for (int k = 1; weights != null && k < CURVES; k++) {
            if (weights.tangent[at + k - 1] != 0) {
                return true;
            }
        }
        return false;
    }
}
