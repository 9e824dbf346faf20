package assay.internal.supernet.search.step;

/**
 * @param loss mean cross entropy of the batch before the update
 * @param gradNorm 2-norm of the gradients that clipping counts, before clipping
 */
public record StepResult(double loss, double gradNorm) {}
