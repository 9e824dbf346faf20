package assay.supernet.tensor;

/** {@link Backend#softmaxLoss} in plain Java. */
public final class SoftmaxMath {
    private SoftmaxMath() {}

    /** Turns rows of logits into probabilities, less 1 at the label, and keeps each row's cross entropy. */
    public static void loss(double[] z, int[] labels, int classes, double[] losses) {
        for (int i = 0, row = 0; row < z.length; i++, row += classes) {
            double max = z[row];
            for (int c = 1; c < classes; c++) {
                max = Math.max(max, z[row + c]);
            }
            double target = z[row + labels[i]] - max;
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                z[row + c] = StrictMath.exp(z[row + c] - max);
                sum += z[row + c];
            }
            for (int c = 0; c < classes; c++) {
                z[row + c] /= sum;
            }
            z[row + labels[i]] -= 1;
            losses[i] = StrictMath.log(sum) - target;
        }
    }
}
