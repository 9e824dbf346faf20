package assay.internal.supernet.train;

import assay.internal.supernet.train.EpochResult.Quality;

/** Sums over images: the loss, and how often the right class was the first choice or among the first five. */
final class Tally {
    private double loss;
    private int first;
    private int five;
    private int images;

    /**
     * Logits that are not numbers count as a wrong class.
     *
     * @param mean the mean loss of these images
     */
    void add(double mean, double[] logits, int[] labels) {
        int n = labels.length;
        int classes = logits.length / n;
        loss += mean * n;
        images += n;
        for (int i = 0; i < n; i++) {
            int before = Double.isNaN(logits[i * classes + labels[i]]) ? classes : 0;
            double own = logits[i * classes + labels[i]];
            for (int c = 0; c < classes; c++) {
                double other = logits[i * classes + c];
                before += other > own || other == own && c < labels[i] ? 1 : 0;
            }
            first += before == 0 ? 1 : 0;
            five += before < 5 ? 1 : 0;
        }
    }

    void add(Tally other) {
        loss += other.loss;
        first += other.first;
        five += other.five;
        images += other.images;
    }

    Quality quality() {
        return new Quality(loss / images, 100.0 * first / images, 100.0 * five / images, images);
    }

    int images() {
        return images;
    }

    double[] save() {
        return new double[] {loss, first, five, images};
    }

    void load(double[] v) {
        loss = v[0];
        first = (int) v[1];
        five = (int) v[2];
        images = (int) v[3];
    }
}
