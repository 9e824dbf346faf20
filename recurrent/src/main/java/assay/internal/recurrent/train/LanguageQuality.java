package assay.internal.recurrent.train;

/**
 * How well a model predicts a text.
 *
 * @param sum over all segments, of the mean loss times the length, in nats
 * @param rows of the text in its columns; the first is not predicted
 * @param columns of the text
 */
public record LanguageQuality(double sum, int rows, int columns) {
    /** The mean negative log likelihood of a word. */
    public double loss() {
        return sum / (rows - 1);
    }

    /** The true perplexity: the exponential of {@link #loss}. */
    public double perplexity() {
        return StrictMath.exp(loss());
    }

    /** The loss as the published programs print it. They divide by one row too many, so that it is slightly lower. */
    public double releasedLoss() {
        return sum / rows;
    }

    /** The exponential of {@link #releasedLoss}. */
    public double releasedPerplexity() {
        return StrictMath.exp(releasedLoss());
    }

    /** How many words were predicted. */
    public long words() {
        return (long) (rows - 1) * columns;
    }
}
