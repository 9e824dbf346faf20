package assay.supernet.recurrent;

import assay.supernet.network.PassInput;
import java.util.function.Supplier;

/**
 * A segment of a stream of text, with the hidden state that the segment before it left.
 *
 * @param text its words
 * @param before the hidden state, {@code [batch, hidden]}
 * @param stream which text it is from: 0 for the one that the weights learn from, 1 for the one that the architecture learns
 *     from
 * @param rateFactor the drawn length over the usual one
 * @param masks new ones for each training pass
 */
public record TextSample(TextSegment text, double[] before, int stream, double rateFactor, Supplier<DropoutMasks> masks)
        implements PassInput {}
