package assay.supernet.kit;

/**
 * What a network costs.
 *
 * @param params trainable numbers, without those of a second classifier
 * @param auxiliaryParams of the second classifier; 0 if there is none
 * @param multiplyAdds of one image
 */
public record NetworkCost(long params, long auxiliaryParams, long multiplyAdds) {}
