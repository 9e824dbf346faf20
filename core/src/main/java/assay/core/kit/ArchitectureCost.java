package assay.core.kit;

/**
 * What the network of an architecture costs.
 *
 * @param params trainable numbers
 * @param multiplyAdds of one image
 */
public record ArchitectureCost(long params, long multiplyAdds) {}
