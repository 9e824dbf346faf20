package assay.supernet.kit;

/**
 * A supernet and how its weights are trained in the published searches of a space: SGD with a cosine schedule per epoch.
 *
 * @param channels of the first stage
 * @param cells as the space counts them
 * @param batch images per step, for weights and for the architecture
 * @param rate learning rate of the weights in the first epoch
 * @param rateMin the rate towards which the cosine falls until the last epoch
 * @param clip largest norm of the weights' gradient; 0: no clipping
 */
public record SupernetDefaults(
        int channels,
        int cells,
        int epochs,
        int batch,
        double rate,
        double rateMin,
        double momentum,
        boolean nesterov,
        double decay,
        double clip) {}
