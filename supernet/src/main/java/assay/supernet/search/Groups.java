package assay.supernet.search;

import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import java.util.List;

/** Where each decision group lies in an array of one value per option. */
public record Groups(int[] start) {
    /** Of {@link SearchSpace#alphas()}. */
    public static Groups of(SearchSpace space) {
        List<DecisionGroup> alphas = space.alphas();
        int[] start = new int[alphas.size() + 1];
        int g = 0;
        for (DecisionGroup group : alphas) {
            start[g + 1] = start[g] + group.width();
            g++;
        }
        return new Groups(start);
    }

    public int count() {
        return start.length - 1;
    }

    /** Length of the array. */
    public int size() {
        return start[count()];
    }

    /** The index, within each group, of its largest value; the first of equal ones. */
    public int[] argmax(double[] values) {
        int[] choice = new int[count()];
        for (int g = 0; g < choice.length; g++) {
            for (int i = start[g]; i < start[g + 1]; i++) {
                if (values[i] > values[start[g] + choice[g]]) {
                    choice[g] = i - start[g];
                }
            }
        }
        return choice;
    }

    /** Softmax within each group. */
    public double[] softmax(double[] values) {
        double[] p = new double[values.length];
        for (int g = 0; g < count(); g++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = start[g]; i < start[g + 1]; i++) {
                max = Math.max(max, values[i]);
            }
            double sum = 0;
            for (int i = start[g]; i < start[g + 1]; i++) {
                p[i] = StrictMath.exp(values[i] - max);
                sum += p[i];
            }
            for (int i = start[g]; i < start[g + 1]; i++) {
                p[i] /= sum;
            }
        }
        return p;
    }
}
