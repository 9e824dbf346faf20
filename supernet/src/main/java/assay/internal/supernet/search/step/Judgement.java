package assay.internal.supernet.search.step;

/**
 * The result of the supernet's weights on a batch under one draw.
 *
 * @param loss mean cross entropy, nats
 * @param correct images whose largest logit is their label's
 */
public record Judgement(double loss, int correct, int images) {
    /** The accuracy, 0..1. */
    public double accuracy() {
        return correct / (double) images;
    }
}
