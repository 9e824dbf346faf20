package assay.internal.supernet.train;

import java.util.Optional;

/**
 * The results of an epoch of training.
 *
 * @param epoch from 1
 * @param seconds of training since the start, with evaluation and earlier runs of the program
 * @param imagesPerSecond during training
 * @param train measured while the weights changed, with augmentation and drop path
 * @param test of the network after the epoch; absent if it was not requested
 */
public record EpochResult(
        int epoch,
        double rate,
        double dropPath,
        double seconds,
        double imagesPerSecond,
        Quality train,
        Optional<Quality> test) {

    /**
     * @param loss mean cross entropy
     * @param top1 percent of the images whose class is the first choice
     * @param top5 percent of the images whose class is among the first five
     * @param images how many there were
     */
    public record Quality(double loss, double top1, double top5, int images) {}

    double[] save() {
        double[] v = new double[13];
        v[0] = epoch;
        v[1] = rate;
        v[2] = dropPath;
        v[3] = seconds;
        v[4] = imagesPerSecond;
        put(v, 5, train);
        test.ifPresent(t -> put(v, 9, t));
        return v;
    }

    static EpochResult load(double[] v) {
        return new EpochResult(
                (int) v[0], v[1], v[2], v[3], v[4], get(v, 5), v[12] > 0 ? Optional.of(get(v, 9)) : Optional.empty());
    }

    private static void put(double[] v, int at, Quality q) {
        v[at] = q.loss();
        v[at + 1] = q.top1();
        v[at + 2] = q.top5();
        v[at + 3] = q.images();
    }

    private static Quality get(double[] v, int at) {
        return new Quality(v[at], v[at + 1], v[at + 2], (int) v[at + 3]);
    }
}
