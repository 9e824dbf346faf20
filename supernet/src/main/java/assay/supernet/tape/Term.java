package assay.supernet.tape;

import assay.supernet.tensor.Channels;

/**
 * One term of a {@link Tape#sum}: {@code weight * x}, or {@code weight * (gamma * (x - mean) / sqrt(variance + eps) + beta)}
 * with the batch's own mean and biased variance per channel.
 *
 * @param x channels of {@code source}'s value
 * @param weights null for weight 1; else the weight is {@code weights[index]}
 * @param normalised whether x is normalised first; gamma and beta (null for 1 and 0) only then
 */
public record Term(Channels x, Var source, Vec weights, int index, boolean normalised, Var gamma, Var beta) {
    /** x itself. */
    public static Term plain(Var x) {
        return new Term(Channels.all(x.value), x, null, 0, false, null, null);
    }

    /** Batch-normalised channels of a map. */
    public static Term normalised(Channels x, Var source, Var gamma, Var beta) {
        return new Term(x, source, null, 0, true, gamma, beta);
    }

    /** The same term times an architecture weight. */
    public Term times(Vec vec, int i) {
        return new Term(x, source, vec, i, normalised, gamma, beta);
    }

    /** Whether the weight's gradient is wanted. */
    boolean weighs() {
        return weights != null && weights.wanted();
    }

    boolean wanted() {
        return source.wanted || weighs() || gamma != null && gamma.wanted;
    }

    double weight() {
        return weights == null ? 1 : weights.value(index);
    }
}
