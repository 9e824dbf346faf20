package assay.internal.supernet.train;

import java.util.ArrayList;
import java.util.List;

/** Means over the workers of a training, summed from the first worker to the last, so that they are the same in every run. */
final class Averages {
    private Averages() {}

    /**
     * The mean of gradients, weighted by the workers' numbers of images.
     *
     * @param grads of each worker, weight by weight; null for a weight without a gradient
     * @param parts what each worker saw
     * @param images of all workers together
     */
    static List<double[]> byImages(List<List<double[]>> grads, List<Tally> parts, int images) {
        List<double[]> mean = new ArrayList<>();
        for (int i = 0; i < grads.get(0).size(); i++) {
            double[] sum =
                    grads.get(0).get(i) == null ? null : new double[grads.get(0).get(i).length];
            for (int w = 0; sum != null && w < grads.size(); w++) {
                double share = (double) parts.get(w).images() / images;
                double[] g = grads.get(w).get(i);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += share * g[j];
                }
            }
            mean.add(sum);
        }
        return mean;
    }

    /** The mean of arrays that every worker has, such as running statistics. */
    static List<double[]> plain(List<List<double[]>> all) {
        List<double[]> mean = new ArrayList<>();
        for (int i = 0; i < all.get(0).size(); i++) {
            double[] sum = new double[all.get(0).get(i).length];
            for (List<double[]> of : all) {
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += of.get(i)[j] / all.size();
                }
            }
            mean.add(sum);
        }
        return mean;
    }
}
