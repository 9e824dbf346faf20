package assay.internal.recurrent.train;

/**
 * How well a model predicts a text.
 *
 * @param sum of the segments' mean losses times their lengths: nats
 * @param rows of the text in its columns; the first is not predicted
 * @param columns of the text
 */
public record LanguageQuality(double sum, int rows, int columns) {
    /** The mean negative log likelihood of a word. */
    public double loss() {
        return sum / (rows - 1);
    }

    /** Its exponential: the true one. */
    public double perplexity() {
        return StrictMath.exp(loss());
    }

    /** As the published programs print it: they divide by one row too many, so that it is slightly lower. */
    public double releasedLoss() {
        return sum / rows;
    }

    /** Its exponential. */
    public double releasedPerplexity() {
        return StrictMath.exp(releasedLoss());
    }

    /** How many words were predicted. */
    public long words() {
        return (long) (rows - 1) * columns;
    }
}
