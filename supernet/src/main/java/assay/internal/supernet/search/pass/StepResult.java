package assay.internal.supernet.search.pass;

import java.util.OptionalDouble;

/**
 * @param loss mean cross entropy of the batch before the update
 * @param accuracyPercent of the same pass, of images; empty of texts
 * @param gradNorm 2-norm of the gradients that clipping counts, before clipping
 */
public record StepResult(double loss, OptionalDouble accuracyPercent, double gradNorm) {}
