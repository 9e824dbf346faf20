package assay.supernet.search.extra;

import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Lambda-DARTS (Movahedi et al., ICLR 2023; dr-faustus/Lambda-DARTS, search_model_darts_v1.py): the weights also learn to let all
 * cells want the same architecture. With g_l the gradient of the training loss to the options' weights that reaches them through
 * cell l of L normal cells, and u_l = g_l / |g_l|:
 *
 * <pre>
 *   Lambda = mean over pairs of cells k, l of u_k . u_l
 *   loss - lambda Lambda,   lambda = weight epoch / (epochs - 1)
 *   p_l = dLambda / dg_l = 2 / (L (L - 1)) / |g_l| (I - u_l u_l^T) sum_k u_k
 *   dLambda / dw = (dloss/dw at options' weights + eps p  -  dloss/dw at options' weights - eps p) / (2 eps)
 * </pre>
 *
 * eps = reach / |p| over all cells together. Reduction cells, and a cell that no gradient reaches, take no part and are not
 * counted (sota/cnn/model_search.py leaves the former out), and one cell alone has nothing to be aligned with.
 *
 * @param weight lambda in the last epoch: 0.125 is published, and 0.25 in the script for NAS-Bench-201; 0 for no such term
 * @param reach 1e-4 is published
 */
public record Alignment(double weight, double reach) implements Part<Alignment>, Extra {
    /** The part with the published reach. */
    public Alignment(double weight) {
        this(weight, 1e-4);
    }

    private Real weightSetting() {
        return new Real(
                "alignment_weight",
                weight,
                0,
                1000,
                "of the mean cosine between cells' gradients, for the weights in the last epoch, growing from 0 (Lambda-DARTS); nasbench201 and darts");
    }

    private Real reachSetting() {
        return new Real(
                "alignment_reach", reach, 1e-9, 1, "how far its finite difference goes along all cells' options");
    }

    @Override
    public List<Setting> settings() {
        return aligns() ? List.of(weightSetting(), reachSetting()) : List.of(weightSetting());
    }

    @Override
    public Alignment with(Map<String, ?> values) {
        return new Alignment(weightSetting().in(values), reachSetting().in(values));
    }

    /** For the catalogue; empty for none. */
    String title() {
        return aligns() ? "alignment of cells to " + weight : "";
    }

    /** Whether there is such a term. */
    public boolean aligns() {
        return weight > 0;
    }

    /** The factor at a moment; in a search of one epoch the whole weight. */
    public double lambda(Moment when) {
        return when.epochs() == 1 ? weight : weight * when.epoch() / (when.epochs() - 1);
    }

    /**
     * Lambda.
     *
     * @param grads of the cells, one after the other
     */
    public static double of(double[] grads, int cells) {
        double[][] u = directions(grads, cells);
        double sum = 0;
        for (int k = 0; k < cells; k++) {
            for (int l = 0; l < k; l++) {
                sum += dot(u[k], u[l]);
            }
        }
        return sum * perPair(u);
    }

    /** dLambda / dg, in the places of {@code grads}. */
    public static double[] slope(double[] grads, int cells) {
        int size = grads.length / cells;
        double[][] u = directions(grads, cells);
        double[] sum = new double[size];
        for (double[] one : u) {
            Arrays.setAll(sum, i -> sum[i] + one[i]);
        }
        double[] p = new double[grads.length];
        double weight = perPair(u);
        for (int l = 0; l < cells && weight > 0; l++) {
            double[] g = Arrays.copyOfRange(grads, l * size, (l + 1) * size);
            double length = Math.sqrt(dot(g, g));
            double along = dot(u[l], sum);
            for (int i = 0; i < size && length > 0; i++) {
                p[l * size + i] = weight / length * (sum[i] - along * u[l][i]);
            }
        }
        return p;
    }

    /** One over the number of pairs of cells that take part; 0 if there is none. */
    private static double perPair(double[][] directions) {
        long cells = Arrays.stream(directions).filter(u -> dot(u, u) > 0).count();
        return cells < 2 ? 0 : 2.0 / (cells * (cells - 1));
    }

    /** The gradients with length one; one of length zero stays so. */
    private static double[][] directions(double[] grads, int cells) {
        int size = grads.length / cells;
        double[][] u = new double[cells][];
        for (int l = 0; l < cells; l++) {
            double[] g = Arrays.copyOfRange(grads, l * size, (l + 1) * size);
            double length = Math.sqrt(dot(g, g));
            Arrays.setAll(g, i -> length > 0 ? g[i] / length : 0);
            u[l] = g;
        }
        return u;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
