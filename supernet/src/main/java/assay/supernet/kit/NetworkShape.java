package assay.supernet.kit;

/**
 * The size of the networks of a space: all that decides a network besides the architecture.
 *
 * @param channels of the first stage
 * @param cells as the space counts them: of a stage, or in all
 * @param classes outputs of the classifier
 * @param imageSize height and width of the images, pixels
 * @param convBias whether convolutions of the cells have a bias
 * @param imageNetStem whether the network begins as the published one for ImageNet
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
    /** Without bias, with the usual stem and one classifier. */
    public NetworkShape(int channels, int cells, int classes, int imageSize) {
        this(channels, cells, classes, imageSize, false, false, false);
    }

    /** The same with or without bias. */
    public NetworkShape convBias(boolean wanted) {
        return new NetworkShape(channels, cells, classes, imageSize, wanted, imageNetStem, auxiliary);
    }
}
