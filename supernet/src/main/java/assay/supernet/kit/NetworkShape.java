package assay.supernet.kit;

/**
 * The size of the networks of a space: everything besides the architecture that determines a network.
 *
 * @param channels of the first stage
 * @param cells in each stage or in all, as the space counts them
 * @param classes outputs of the classifier
 * @param imageSize height and width of the images, pixels
 * @param convBias whether convolutions of the cells have a bias
 * @param imageNetStem whether the network begins like the published one for ImageNet
 * @param auxiliary whether there is a second classifier that helps training
 */
public record NetworkShape(
        int channels,
        int cells,
        int classes,
        int imageSize,
        boolean convBias,
        boolean imageNetStem,
        boolean auxiliary) {
    /** A shape without bias, with the usual stem and one classifier. */
    public NetworkShape(int channels, int cells, int classes, int imageSize) {
        this(channels, cells, classes, imageSize, false, false, false);
    }

    /** The same shape with or without bias. */
    public NetworkShape convBias(boolean wanted) {
        return new NetworkShape(channels, cells, classes, imageSize, wanted, imageNetStem, auxiliary);
    }
}
