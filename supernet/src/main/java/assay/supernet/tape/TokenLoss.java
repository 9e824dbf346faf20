package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;

/**
 * The mean cross entropy over many rows with many classes, the words of a vocabulary: as {@link CrossEntropy}, but the engine's work, and one map of
 * the logits' size is kept.
 */
final class TokenLoss extends Loss {
    private final Var logits;
    /** Probabilities, minus 1 at the label. */
    private final Tensor g;

    private final int[] labels;

    private TokenLoss(Var logits, Tensor g, int[] labels, double value) {
        super(value);
        this.logits = logits;
        this.g = g;
        this.labels = labels;
    }

    static TokenLoss of(Tape tape, Var logits, int[] labels, double[] losses) {
        Tensor g = tape.scratch(logits.value.shape());
        tape.backend().softmaxLoss(logits.value, labels, losses, g);
        int n = logits.value.dim(0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += losses[i];
        }
        return new TokenLoss(logits, g, labels.clone(), sum / n);
    }

    @Override
    void seed(Tape tape, double factor) {
        double keep = logits.grad.adds() ? 1 : 0;
        tape.backend().axpby(factor / logits.value.dim(0), g, keep, logits.grad.take());
    }

    /** p z' - p (p . z'), a row at a time. */
    @Override
    void seedTangent(Tape tape, double factor) {
        if (logits.tangent == null) {
            return;
        }
        Backend k = tape.backend();
        int n = logits.value.dim(0);
        int classes = logits.value.dim(1);
        double[] p = new double[n * classes];
        double[] z = new double[n * classes];
        k.read(g, p);
        k.read(logits.tangent, z);
        for (int i = 0, row = 0; i < n; i++, row += classes) {
            p[row + labels[i]] += 1;
            double dot = 0;
            for (int c = 0; c < classes; c++) {
                dot += p[row + c] * z[row + c];
            }
            for (int c = 0; c < classes; c++) {
                z[row + c] = factor / n * p[row + c] * (z[row + c] - dot);
            }
        }
        HostVectors.add(k, z, logits.gradTangent);
    }
}
