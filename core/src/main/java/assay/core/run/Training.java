package assay.core.run;

import assay.core.space.Genotype;
import java.util.Optional;

/**
 * The network of an architecture, trained to the end and measured on test data. It judges the architecture if there is no
 * table.
 *
 * @param dataset key of the data set that it was trained on
 * @param seed of the training: first weights, order of the images, augmentation, drop path, dropout
 * @param epochs that it was trained
 * @param quality what was measured
 * @param trainLoss of the last epoch's training data, augmented or with dropout, nats
 * @param params parameters of the network, without an auxiliary classifier
 * @param multiplyAdds of one image or word, likewise
 * @param seconds wall-clock, measuring included
 * @param inference what one pass of the trained network costs; empty if that was not measured
 */
public record Training(
        Genotype arch,
        String dataset,
        long seed,
        int epochs,
        Quality quality,
        double trainLoss,
        long params,
        long multiplyAdds,
        double seconds,
        Optional<Inference> inference) {
    /**
     * What it costs to classify one batch with the trained network.
     *
     * @param images of the batch
     * @param millis wall-clock of the batch, median of several passes
     * @param bytes of the tensors that the pass holds, weights included, as counted
     */
    public record Inference(int images, double millis, long bytes) {}

    /** What was measured of a trained network. */
    public sealed interface Quality {
        /** Mean cross entropy of the test data, nats. */
        double loss();
    }

    /**
     * The quality of a classifier of images, after the last epoch.
     *
     * @param top1Percent of the test images, 0..100
     * @param top5Percent of the test images, 0..100
     */
    public record Images(double top1Percent, double top5Percent, double loss) implements Quality {}

    /**
     * The quality of a language model, after its best epoch.
     *
     * @param best the epoch with the lowest validation loss, from 1
     * @param validLoss mean negative log likelihood of a word of the validation text, nats
     * @param loss of the test text, likewise
     * @param releasedLoss of the test text, as the published programs print it: they divide by one row too many
     */
    public record Words(int best, double validLoss, double loss, double releasedLoss) implements Quality {
        public double validPerplexity() {
            return StrictMath.exp(validLoss);
        }

        public double perplexity() {
            return StrictMath.exp(loss);
        }

        public double releasedPerplexity() {
            return StrictMath.exp(releasedLoss);
        }
    }

    /** Without what a pass costs. */
    public Training(
            Genotype arch,
            String dataset,
            long seed,
            int epochs,
            Quality quality,
            double trainLoss,
            long params,
            long multiplyAdds,
            double seconds) {
        this(arch, dataset, seed, epochs, quality, trainLoss, params, multiplyAdds, seconds, Optional.empty());
    }

    /** The same training with what a pass of its network costs. */
    public Training with(Optional<Inference> measured) {
        return new Training(arch, dataset, seed, epochs, quality, trainLoss, params, multiplyAdds, seconds, measured);
    }

    /** The training of a classifier of images. */
    public Training(
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
            double seconds) {
        this(
                arch,
                dataset,
                seed,
                epochs,
                new Images(top1Percent, top5Percent, loss),
                trainLoss,
                params,
                multiplyAdds,
                seconds);
    }

    /** Mean cross entropy of the test data, nats. */
    public double loss() {
        return quality.loss();
    }

    /**
     * What was measured of a classifier of images.
     *
     * @throws IllegalStateException if it is a language model
     */
    public Images images() {
        if (quality instanceof Images images) {
            return images;
        }
        throw new IllegalStateException(arch.text() + " is a language model's cell");
    }

    /**
     * What was measured of a language model.
     *
     * @throws IllegalStateException if it is a classifier of images
     */
    public Words words() {
        if (quality instanceof Words words) {
            return words;
        }
        throw new IllegalStateException(arch.text() + " is of a classifier of images");
    }

    /** See {@link Images#top1Percent}. */
    public double top1Percent() {
        return images().top1Percent();
    }

    /** See {@link Images#top5Percent}. */
    public double top5Percent() {
        return images().top5Percent();
    }
}
