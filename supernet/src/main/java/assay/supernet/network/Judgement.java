package assay.supernet.network;

/**
 * How well a supernet with its weights does on a sample under one draw.
 *
 * @param loss mean cross entropy, nats
 * @param right images whose largest logit is their label's; of a text its log likelihood, so that more is better in both
 * @param size images, or words
 */
public record Judgement(double loss, double right, int size) {
    /** 0..1 for images; for texts the mean log likelihood of a word. */
    public double accuracy() {
        return right / size;
    }
}
