package assay.supernet.tape;

import assay.supernet.tensor.Channels;
import java.util.List;
import java.util.function.Supplier;

/**
 * One term of a {@link Tape#sum}: {@code weight * x}, or {@code weight * (gamma * (x - mean) / sqrt(variance + eps) + beta)}
 * with the batch's own mean and biased variance per channel or with running ones, or only {@code weight}. A term that is not a
 * weight alone may have a factor for each sample of the batch.
 *
 * @param x channels of {@code source}'s value; null for a weight alone
 * @param source null for a weight alone
 * @param weights null for weight 1; else the weight is {@code weights[index]}
 * @param norm whether and by which statistics x is normalised first
 * @param gamma null for 1; only of a normalised term
 * @param beta null for 0; only of a normalised term
 * @param statistics that follow the batch's, or that are used; null if neither
 * @param factors one for each sample; null for 1
 */
public record Term(
        Channels x,
        Var source,
        Vec weights,
        int index,
        By norm,
        Var gamma,
        Var beta,
        Statistics statistics,
        double[] factors) {
    /** How a term is normalised. */
    public enum By {
        NOTHING,
        BATCH,
        RUNNING
    }

    /** Not normalised. */
    public static Term plain(Var x) {
        return plain(Channels.all(x.value), x);
    }

    /** Channels of a map. */
    public static Term plain(Channels x, Var source) {
        return new Term(x, source, null, 0, By.NOTHING, null, null, null, null);
    }

    /** Batch-normalised channels of a map. */
    public static Term normalised(Channels x, Var source, Var gamma, Var beta) {
        return new Term(x, source, null, 0, By.BATCH, gamma, beta, null, null);
    }

    /** The same; the running statistics are updated with the batch. */
    public static Term tracked(Channels x, Var source, Var gamma, Var beta, Statistics running) {
        return new Term(x, source, null, 0, By.BATCH, gamma, beta, running, null);
    }

    /** Channels of a map normalised by fixed statistics. */
    public static Term running(Channels x, Var source, Var gamma, Var beta, Statistics running) {
        return new Term(x, source, null, 0, By.RUNNING, gamma, beta, running, null);
    }

    /** The number {@code vec[i]} at every position. */
    public static Term bare(Vec vec, int i) {
        return new Term(null, null, vec, i, By.NOTHING, null, null, null, null);
    }

    /** The same term times an architecture weight. */
    public Term times(Vec vec, int i) {
        return new Term(x, source, vec, i, norm, gamma, beta, statistics, factors);
    }

    /** The same term times a factor for each sample of the batch: drop path. Not for a weight alone. */
    public Term perSample(double[] factors) {
        if (isBare()) {
            throw new IllegalStateException("factors of samples: expected a term with a map, found a weight alone.");
        }
        return new Term(x, source, weights, index, norm, gamma, beta, statistics, factors.clone());
    }

    /** Adds option i of a mixture: computed, bare, or nothing, as {@code vec} says. */
    public static void mix(List<Term> terms, Vec vec, int i, Supplier<Term> option) {
        if (!vec.off(i)) {
            terms.add(option.get().times(vec, i));
        } else if (vec.bare()) {
            terms.add(bare(vec, i));
        }
    }

    /** Whether it is normalised in the sum; a plain term is the value itself. */
    public boolean normalised() {
        return norm != By.NOTHING;
    }

    boolean isBare() {
        return source == null;
    }

    /** Whether the weight's gradient is needed. */
    boolean weighs() {
        return weights != null && weights.wanted();
    }

    boolean wanted() {
        return source != null && source.wanted || weighs() || gamma != null && gamma.wanted;
    }

    double weight() {
        return weights == null ? 1 : weights.value(index);
    }
}
