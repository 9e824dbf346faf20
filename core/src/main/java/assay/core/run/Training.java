package assay.core.run;

import assay.core.space.Genotype;

/**
 * The network of an architecture, trained to the end and measured on test images. It judges the architecture if there is no
 * table.
 *
 * @param dataset key of the data set that it was trained on
 * @param seed of the training: first weights, order of the images, augmentation, drop path
 * @param epochs that it was trained
 * @param top1Percent of the test images after the last epoch, 0..100
 * @param top5Percent of the test images, 0..100
 * @param loss mean cross entropy of the test images, nats
 * @param trainLoss of the last epoch's training images, augmented, nats
 * @param params parameters of the network, without an auxiliary classifier
 * @param multiplyAdds of one image, likewise
 * @param seconds wall-clock, measuring included
 */
public record Training(
        Genotype arch,
        String dataset,
        long seed,
        int epochs,
        double top1Percent,
        double top5Percent,
        double loss,
        double trainLoss,
        long params,
        long multiplyAdds,
        double seconds) {}
