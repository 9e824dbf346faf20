package assay.supernet.network;

import assay.supernet.tensor.Tensor;

/**
 * Images and their labels.
 *
 * @param images {@code [n, channels, height, width]}
 */
public record ImageSample(Tensor images, int[] labels) implements PassInput {}
