package assay.supernet.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * L = mean over the batch of log sum exp z - t . z with the targets t, one at the label or smoothed; dL/dz = (p - t) / n, and
 * its tangent (p z' - p (p . z')) / n. Logits are few, so this is plain Java in double.
 */
final class CrossEntropy extends Loss {
    private final Var logits;
    private final double[] p;
    private final double[] losses;
    private final int[] labels;
    private final double smoothing;
    private final int right;
    private final int n;
    private final int classes;

    private CrossEntropy(
            Var logits, double[] p, int[] labels, double smoothing, double value, double[] losses, int right) {
        super(value);
        this.losses = losses;
        this.right = right;
        this.logits = logits;
        this.p = p;
        this.labels = labels;
        this.smoothing = smoothing;
        n = logits.value.dim(0);
        classes = logits.value.dim(1);
    }

    static CrossEntropy of(Tape tape, Var logits, int[] labels, double smoothing) {
        int n = logits.value.dim(0);
        int classes = logits.value.dim(1);
        double[] z = new double[n * classes];
        tape.backend().read(logits.value, z);
        double[] losses = new double[n];
        double loss = 0;
        int right = 0;
        for (int i = 0; i < n; i++) {
            int row = i * classes;
            double max = z[row];
            int best = 0;
            for (int c = 1; c < classes; c++) {
                max = Math.max(max, z[row + c]);
                best = z[row + c] > z[row + best] ? c : best;
            }
            right += best == labels[i] ? 1 : 0;
            double target = (1 - smoothing) * (z[row + labels[i]] - max);
            for (int c = 0; smoothing > 0 && c < classes; c++) {
                target += smoothing / classes * (z[row + c] - max);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                z[row + c] = StrictMath.exp(z[row + c] - max);
                sum += z[row + c];
            }
            for (int c = 0; c < classes; c++) {
                z[row + c] /= sum;
            }
            losses[i] = StrictMath.log(sum) - target;
            loss += losses[i];
        }
        return new CrossEntropy(logits, z, labels, smoothing, loss / n, losses, right);
    }

    @Override
    public OptionalDouble accuracyPercent() {
        return OptionalDouble.of(100.0 * right / n);
    }

    @Override
    public List<Loss> each() {
        List<Loss> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(new CrossEntropyOfOne(i));
        }
        return all;
    }

    /** The loss of one row; its gradient is zero elsewhere. */
    private final class CrossEntropyOfOne extends Loss {
        private final int row;

        CrossEntropyOfOne(int row) {
            super(losses[row]);
            this.row = row;
        }

        @Override
        void seed(Tape tape, double factor) {
            double[] g = new double[p.length];
            slope(row, g);
            scale(g, factor * n);
            HostVectors.add(tape.backend(), g, logits.grad);
        }

        @Override
        void seedTangent(Tape tape, double factor) {
            throw new UnsupportedOperationException("the curvature of one sample's loss");
        }
    }

    @Override
    void seed(Tape tape, double factor) {
        double[] g = new double[p.length];
        for (int i = 0; i < n; i++) {
            slope(i, g);
        }
        scale(g, factor);
        HostVectors.add(tape.backend(), g, logits.grad);
    }

    /** A row's p - t. */
    private void slope(int i, double[] g) {
        System.arraycopy(p, i * classes, g, i * classes, classes);
        g[i * classes + labels[i]] -= 1 - smoothing;
        for (int c = 0; smoothing > 0 && c < classes; c++) {
            g[i * classes + c] -= smoothing / classes;
        }
    }

    @Override
    void seedTangent(Tape tape, double factor) {
        if (logits.tangent == null) {
            return;
        }
        double[] z = new double[p.length];
        tape.backend().read(logits.tangent, z);
        for (int i = 0; i < n; i++) {
            double dot = 0;
            for (int c = 0; c < classes; c++) {
                dot += p[i * classes + c] * z[i * classes + c];
            }
            for (int c = 0; c < classes; c++) {
                z[i * classes + c] = p[i * classes + c] * (z[i * classes + c] - dot);
            }
        }
        scale(z, factor);
        HostVectors.add(tape.backend(), z, logits.gradTangent);
    }

    private void scale(double[] g, double factor) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= factor / n;
        }
    }
}
