package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.conformance.check.Undefined;
import assay.internal.proxies.today.EpeNas;
import assay.internal.proxies.today.InputJacobian;
import assay.internal.proxies.today.LinearRegions;
import assay.internal.proxies.today.NtkCondition;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;

/** The proxies of {@link TodayScores} that look at Jacobians or count regions. */
final class TodayJacobians {
    private static final long GAUSSIAN_INPUT = 3_000_000;
    private static final long THIN_IMAGES = 3_400_000;
    private static final int THIN = 500;
    private static final int THIN_SIDE = 3;

    private TodayJacobians() {}

    static void teNas(TodayNetwork of, Fields f, Check check) {
        try (Network net = of.byRule()) {
            double[][] kernel = NtkCondition.kernel(net, of.images(0, of.batch()));
            double[] values = NtkCondition.eigenvalues(kernel);
            double[] diagonal = new double[kernel.length];
            Arrays.setAll(diagonal, i -> kernel[i][i]);
            double condition = NtkCondition.condition(values).orElse(Double.NaN);
            Undefined.number(check, f, "ntk_condition", Tolerance.INVERSE_SCORE, condition);
            Undefined.list(check, f, "ntk_eigenvalues", Tolerance.SCORE, values);
            Undefined.list(check, f, "ntk_row0", Tolerance.SCORE, kernel[0]);
            Undefined.list(check, f, "ntk_diagonal", Tolerance.SCORE, diagonal);
            Tensor noise = of.noise(GAUSSIAN_INPUT, of.batch(), of.size().imageSize());
            check.number(
                    "linear_regions", Tolerance.SCORE, f.number("linear_regions"), LinearRegions.count(net, noise));
        }
    }

    static void teNasThin(TodayNetwork of, Fields f, Check check) {
        try (Network net = of.thin()) {
            Tensor images = of.k().take(THIN, 1, THIN_SIDE, THIN_SIDE);
            of.k().write(ValueRule.sym(THIN_IMAGES, images.size(), Math.sqrt(3)), images);
            check.number(
                    "linear_regions", Tolerance.SCORE, f.number("linear_regions"), LinearRegions.count(net, images));
            Tape tape = new Tape(of.k());
            net.forward(tape, tape.constant(images), Norms.BATCH);
            double units = tape.reluInputs().stream()
                    .mapToDouble(v -> (double) v.value().size() / THIN)
                    .sum();
            tape.clear();
            check.number("units", Tolerance.COUNT, f.number("units"), units);
        }
    }

    static void epeNas(TodayNetwork of, Fields f, Check check) {
        int n = of.batch();
        try (Network net = of.byRule()) {
            InputJacobian found = InputJacobian.of(net, of.images(0, n));
            double[] rows = found.rows() != null
                    ? found.rows()
                    : new double[n * 3 * of.size().imageSize() * of.size().imageSize()];
            InputJacobian jacobian = new InputJacobian(rows, n, found.classes());
            double[] norms = new double[n];
            for (int i = 0; i < n; i++) {
                int d = rows.length / n;
                double squares = 0;
                for (int p = i * d; p < (i + 1) * d; p++) {
                    squares += rows[p] * rows[p];
                }
                norms[i] = Math.sqrt(squares);
            }
            Undefined.list(check, f, "jacobian_l2_by_sample", Tolerance.SCORE, norms);
            double[] sums = EpeNas.classSums(jacobian, labels(n, 3)).stream()
                    .mapToDouble(s -> s[0])
                    .toArray();
            Undefined.list(check, f, "mod3_class_sums", Tolerance.INVERSE_SCORE, sums);
            for (int modulus : new int[] {3, 10}) {
                for (int classes : new int[] {10, 120}) {
                    Undefined.number(
                            check,
                            f,
                            "mod" + modulus + "_" + classes + "_classes",
                            Tolerance.INVERSE_SCORE,
                            EpeNas.score(jacobian, labels(n, modulus), classes));
                }
            }
        }
    }

    private static int[] labels(int n, int modulus) {
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> i % modulus);
        return labels;
    }
}
