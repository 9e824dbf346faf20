package assay.supernet.kit;

/**
 * How {@code assay train} trains the networks of a space by default.
 *
 * @param channels of the first stage
 * @param cells as the space counts them
 * @param paths whether the published recipe's drop path and second classifier apply to these networks; otherwise both are 0
 */
public record TrainingDefaults(int channels, int cells, boolean paths) {}
