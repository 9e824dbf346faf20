package assay.supernet.optim;

/**
 * What a variational learner assumes about alpha before it has seen a gradient, and how it samples.
 *
 * @param samples gradients per step, M
 * @param trainSize N
 * @param priorPrec delta, the precision of the prior around 0
 * @param precInit the precision of alpha at the start; its first standard deviation is 1/sqrt of it
 */
public record Belief(int samples, double trainSize, double priorPrec, double precInit) {
    /**
     * The first s of a precision that is N s + delta.
     *
     * @throws IllegalArgumentException if it is negative
     */
    double firstS() {
        if (precInit < priorPrec) {
            throw new IllegalArgumentException(
                    "initial_precision: expected at least the prior's (" + priorPrec + "), found " + precInit + ".");
        }
        return (precInit - priorPrec) / trainSize;
    }
}
