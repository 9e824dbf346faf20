package assay.internal.proxies.today;

import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How the Jacobians of a class's images correlate. Row i is d (sum of all logits) / d image i; E_c is the sum over all entries
 * of the correlation matrix of class c's rows of ln(|r| + 1e-5). Up to 100 classes the score is the sum over classes of |E_c|.
 * With more classes it is the sum over ordered pairs of |E_c - E_d|, divided by the number of classes. There, E_c is divided
 * by the number of the class's images, and classes of one image are left out (Lopes et al., "EPE-NAS", 2021; the released
 * driver passes no labels, so this is NASLib's port). Larger is better.
 *
 * <ul>
 *   <li>Input: the batch, with labels to group it by. Published: 256 images, so {@code --batch 256}.
 *   <li>Initialisation: as configured; published: the framework's. Normalisation: by the batch.
 *   <li>Layers: none, the input alone.
 *   <li>Undefined if a row that counts does not vary, as in a network whose output does not depend on the image.
 * </ul>
 */
public final class EpeNas implements Proxy {
    private static final double K = 1e-5;
    private static final int MANY = 100;

    @Override
    public String name() {
        return "epe_nas";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        InputJacobian jacobian = InputJacobian.of(task);
        return jacobian.rows() == null
                ? OptionalDouble.empty()
                : Proxy.finite(score(jacobian, task.probe().labels(), jacobian.classes()));
    }

    /** NaN where undefined. @param classes of the data set, whether they are in the batch or not */
    public static double score(InputJacobian jacobian, int[] labels, int classes) {
        List<double[]> sums = classSums(jacobian, labels);
        double score = 0;
        if (classes <= MANY) {
            for (double[] s : sums) {
                score += Math.abs(s[0]);
            }
            return score;
        }
        List<Double> means =
                sums.stream().filter(s -> s[1] > 1).map(s -> s[0] / s[1]).toList();
        for (double one : means) {
            for (double other : means) {
                score += Math.abs(one - other);
            }
        }
        return means.isEmpty() ? 0 : score / means.size();
    }

    /** For each class in the batch, by number: E_c and its images. */
    public static List<double[]> classSums(InputJacobian jacobian, int[] labels) {
        int n = jacobian.images();
        int d = jacobian.rows().length / n;
        double[][] unit = new double[n][d];
        for (int i = 0; i < n; i++) {
            normalise(jacobian.rows(), i * d, unit[i]);
        }
        TreeMap<Integer, List<double[]>> byClass = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            byClass.computeIfAbsent(labels[i], c -> new ArrayList<>()).add(unit[i]);
        }
        return byClass.values().stream()
                .map(rows -> new double[] {logs(rows), rows.size()})
                .toList();
    }

    /** The sum E_c of a class's correlation matrix. */
    private static double logs(List<double[]> rows) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j <= i; j++) {
                double r = 0;
                for (int p = 0; p < rows.get(i).length; p++) {
                    r += rows.get(i)[p] * rows.get(j)[p];
                }
                r = i == j && !Double.isNaN(r) ? 1 : Math.max(-1, Math.min(1, r));
                sum += (i == j ? 1 : 2) * StrictMath.log(Math.abs(r) + K);
            }
        }
        return sum;
    }

    /** Fills in the row without its mean, at length 1; NaN if it does not vary. */
    private static void normalise(double[] rows, int from, double[] unit) {
        double mean = 0;
        for (int p = 0; p < unit.length; p++) {
            mean += rows[from + p] / unit.length;
        }
        double squares = 0;
        for (int p = 0; p < unit.length; p++) {
            unit[p] = rows[from + p] - mean;
            squares += unit[p] * unit[p];
        }
        double norm = Math.sqrt(squares);
        for (int p = 0; p < unit.length; p++) {
            unit[p] /= norm;
        }
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "sum over classes of |sum of ln(|r| + 1e-5)|, r the correlations between the Jacobians of the class's images;"
                        + " more than 100 classes: mean difference between classes",
                "Lopes et al., EPE-NAS, 2021, as NASLib ports it",
                "the batch, with labels (published: 256 images, so --batch 256)",
                "as configured",
                "the batch's statistics",
                "none: the gradient to the images",
                "where a Jacobian does not vary"));
    }
}
