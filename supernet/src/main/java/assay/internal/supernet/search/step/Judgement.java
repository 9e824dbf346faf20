package assay.internal.supernet.search.step;

/**
 * What the supernet's weights make of a batch under one draw.
 *
 * @param loss mean cross entropy, nats
 * @param correct images whose largest logit is their label's
 */
public record Judgement(double loss, int correct, int images) {
    /** 0..1. */
    public double accuracy() {
        return correct / (double) images;
    }
}
