package assay.supernet.optim;

/**
 * What a step of a {@link Learner} is made from: one row for each sample.
 *
 * @param points where the loss was looked at
 * @param grads its gradients there
 * @param diagonals of its curvature there; no rows if the learner does not ask for them
 */
public record Slopes(double[][] points, double[][] grads, double[][] diagonals) {
    public Slopes {
        if (points.length != grads.length || diagonals.length != 0 && diagonals.length != grads.length) {
            throw new IllegalArgumentException("slopes: expected as many points and diagonals as the " + grads.length
                    + " gradients, found " + points.length + " and " + diagonals.length + ".");
        }
    }

    /** The mean of the samples' rows. */
    static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= rows.length;
        }
        return mean;
    }

    /** The mean of their squares. */
    static double[] meanSquare(double[][] rows) {
        double[][] squares = new double[rows.length][];
        for (int s = 0; s < rows.length; s++) {
            squares[s] = rows[s].clone();
            for (int i = 0; i < squares[s].length; i++) {
                squares[s][i] *= rows[s][i];
            }
        }
        return mean(squares);
    }
}
