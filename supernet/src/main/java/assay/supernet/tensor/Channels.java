package assay.supernet.tensor;

import assay.core.error.ShapeException;

/**
 * A range of channels of a feature map {@code [n, c, h, w]} (or of {@code [n, c]}), so that one wide convolution can feed
 * several edges without a copy.
 */
public record Channels(Tensor tensor, int from, int count) {
    public Channels {
        if (from < 0 || count < 1 || from + count > tensor.dim(1)) {
            throw new ShapeException("channels " + from + ".." + (from + count - 1) + ": expected a range within 0.."
                    + (tensor.dim(1) - 1) + ".");
        }
    }

    public static Channels all(Tensor t) {
        return new Channels(t, 0, t.dim(1));
    }
}
