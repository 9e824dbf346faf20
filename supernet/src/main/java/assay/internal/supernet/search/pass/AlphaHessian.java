package assay.internal.supernet.search.pass;

import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import java.util.Arrays;

/**
 * The Hessian of a batch's loss with respect to the logarithms theta of the options' probabilities p. The weights are w = q
 * softmax(theta), and the edges' weights q are constant. For softmax relaxations theta is alpha, up to a constant of each
 * group that changes nothing. With g = dL/dw, by the chain rule along a direction v, in each group:
 *
 * <pre>
 *   dp = p (v - p.v)      dg = (d2L/dw2) q dp                  a product by the tape's tangents, exact
 *   H v = dp q (g - p.g q) + p q (dg - p.dg) - p (dp . q g)    the derivative of p q (g - p.g)
 * </pre>
 *
 * A constant added to a group's theta changes nothing, so each row sums to zero over a group. The group's last column follows
 * from this, which saves one product for each group. If each cell has its own draw in the search, all cells still share the
 * mean weights here. Options with probability zero are not computed, and have zeros.
 */
public final class AlphaHessian {
    private final Updater updater;
    private final Groups groups;

    public AlphaHessian(Updater updater, Groups groups) {
        this.updater = updater;
        this.groups = groups;
    }

    /**
     * @param p probabilities: each group sums to one
     * @param edges weights of edges; an empty array if the relaxation has none
     * @return symmetric, one row per option
     */
    public double[][] at(PassInput batch, double[] p, double[] edges) {
        Draw draw = mean(p, edges);
        double[][] h = new double[groups.size()][groups.size()];
        for (int g = 0; g < groups.count(); g++) {
            int last = last(p, g);
            for (int i = groups.start()[g]; i < last; i++) {
                if (p[i] > 0) {
                    double[] v = new double[groups.size()];
                    v[i] = 1;
                    double[] column = product(batch, draw, p, edges, v);
                    for (int r = 0; r < column.length; r++) {
                        h[r][i] = column[r];
                        h[r][last] -= column[r];
                    }
                }
            }
        }
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < i; j++) {
                h[i][j] = (h[i][j] + h[j][i]) / 2;
                h[j][i] = h[i][j];
            }
        }
        return h;
    }

    /** Its diagonal, for a relaxation without weights of edges. */
    public double[] diagonal(PassInput batch, double[] p) {
        double[][] h = at(batch, p, new double[0]);
        double[] diagonal = new double[h.length];
        Arrays.setAll(diagonal, i -> h[i][i]);
        return diagonal;
    }

    /** The last option of the group with a probability above zero. */
    private int last(double[] p, int g) {
        int last = groups.start()[g + 1] - 1;
        while (last > groups.start()[g] && p[last] == 0) {
            last--;
        }
        return last;
    }

    /** H v. */
    private double[] product(PassInput batch, Draw draw, double[] p, double[] edges, double[] v) {
        double[] dp = groups.softmaxGrad(p, v); // softmax's Jacobian is symmetric
        double[] dw = Arrays.copyOf(scaled(dp, edges), draw.weights().length);
        Tape tape = updater.tape();
        tape.retainGrads(true);
        Loss loss = updater.backward(batch, draw, false, true, Norms.BATCH, Pass.ALPHA);
        updater.mix().setTangent(dw);
        tape.pushForward();
        tape.pushBackward(loss);
        tape.clear();
        tape.retainGrads(false);
        updater.mix().setTangent(new double[dw.length]);
        double[] g = scaled(Arrays.copyOf(updater.mix().grad(dw.length), p.length), edges);
        double[] dg = scaled(Arrays.copyOf(updater.mix().gradTangent(dw.length), p.length), edges);
        double[] h = new double[p.length];
        for (int e = 0; e < groups.count(); e++) {
            double mean = 0;
            double moved = 0;
            for (int i = groups.start()[e]; i < groups.start()[e + 1]; i++) {
                mean += p[i] * g[i];
                moved += dp[i] * g[i] + p[i] * dg[i];
            }
            for (int i = groups.start()[e]; i < groups.start()[e + 1]; i++) {
                h[i] = dp[i] * (g[i] - mean) + p[i] * (dg[i] - moved);
            }
        }
        return h;
    }

    private double[] scaled(double[] options, double[] edges) {
        double[] s = options.clone();
        for (int g = 0; g < edges.length; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                s[i] *= edges[g];
            }
        }
        return s;
    }

    /** All options with their weights, and no noise. */
    private Draw mean(double[] p, double[] edges) {
        double[] w = Arrays.copyOf(scaled(p, edges), p.length + edges.length);
        System.arraycopy(edges, 0, w, p.length, edges.length);
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return option < p.length && p[option] == 0;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return groups.softmaxGrad(p, scaled(Arrays.copyOf(grad, p.length), edges));
            }
        };
    }
}
