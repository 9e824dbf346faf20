package assay.supernet.tensor;

import assay.core.error.ShapeException;

/**
 * A range of channels of a feature map {@code [n, c, h, w]} (or of {@code [n, c]}), so that one wide convolution can feed
 * several edges without a copy.
 *
 * @param factors null, or one for each of the n samples: values are multiplied by it as they are read, and a result before it is
 *     written or added; so drop path needs no map of its own
 */
public record Channels(Tensor tensor, int from, int count, double[] factors) {
    public Channels {
        if (factors != null && factors.length < tensor.dim(0)) {
            throw new ShapeException(
                    "channels: expected " + tensor.dim(0) + " factors of samples, found " + factors.length + ".");
        }
        if (from < 0 || count < 1 || from + count > tensor.dim(1)) {
            throw new ShapeException("channels " + from + ".." + (from + count - 1) + ": expected a range within 0.."
                    + (tensor.dim(1) - 1) + ".");
        }
    }

    public Channels(Tensor tensor, int from, int count) {
        this(tensor, from, count, null);
    }

    public static Channels all(Tensor t) {
        return new Channels(t, 0, t.dim(1));
    }

    /** The same channels with these factors; null for none. */
    public Channels times(double[] factors) {
        return factors == this.factors ? this : new Channels(tensor, from, count, factors);
    }
}
