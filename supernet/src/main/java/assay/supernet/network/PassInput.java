package assay.supernet.network;

/** What a pass of a supernet looks at: a batch of images with their labels, or a segment of a text. */
public interface PassInput {
    /** By how much the weights' learning rate changes in a step that learns from this; 1 for images. */
    default double rateFactor() {
        return 1;
    }
}
