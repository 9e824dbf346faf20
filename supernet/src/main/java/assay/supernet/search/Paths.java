package assay.supernet.search;

import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Single paths: one option of each group, the others not computed; alpha gets no gradient. Of a group of which an architecture
 * takes several, as many different ones are drawn, one after the other.
 */
public record Paths(Choice choice, boolean redraw) implements Relaxation {
    /** How an option is drawn. */
    public enum Choice {
        /** RandomNAS with weight sharing (Li and Talwalkar, UAI 2019), SETN's weights step (Dong and Yang, ICCV 2019). */
        UNIFORM,
        /** By softmax(alpha). */
        CATEGORICAL
    }

    /** @param redraw whether a node whose options are all {@code none} is drawn again, as in AutoDL-Projects */
    public Paths {}

    @Override
    public String title() {
        return (choice == Choice.UNIFORM ? "uniform path" : "path by softmax") + (redraw ? ", no empty node" : "");
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        double[] p = choice == Choice.UNIFORM ? groups.softmax(new double[groups.size()]) : groups.softmax(alpha);
        int[][] chosen = new int[groups.count()][];
        int first = 0;
        while (first < chosen.length) {
            int end = first;
            while (end < chosen.length && groups.node()[end] == groups.node()[first]) {
                chosen[end] = several(p, groups.start()[end], groups.start()[end + 1], groups.taken()[end], noise);
                end++;
            }
            if (!redraw || !empty(groups, chosen, first, end)) {
                first = end;
            }
        }
        return Draw.path(groups, chosen);
    }

    private static boolean empty(Groups groups, int[][] chosen, int from, int to) {
        for (int g = from; g < to; g++) {
            if (chosen[g][0] != groups.none()[g]) {
                return false;
            }
        }
        return true;
    }

    /** Different indices within the group, each in proportion to the probabilities of what is left. */
    private static int[] several(double[] p, int from, int to, int count, RandomGenerator noise) {
        double[] left = Arrays.copyOfRange(p, from, to);
        int[] chosen = new int[count];
        for (int k = 0; k < count; k++) {
            double sum = k == 0 ? 1 : Arrays.stream(left).sum();
            for (int i = 0; i < left.length; i++) {
                left[i] /= sum;
            }
            int at = pick(left, 0, left.length, noise);
            for (int i = 0; left[at] < 0; i++) {
                at = i; // rounding ended on an option that is taken already
            }
            chosen[k] = at;
            left[at] = 0;
        }
        return chosen;
    }

    /** The index within the group. */
    static int pick(double[] p, int from, int to, RandomGenerator noise) {
        double u = noise.nextDouble();
        int i = from;
        while (i < to - 1 && u >= p[i]) {
            u -= p[i];
            i++;
        }
        return i - from;
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        return choice == Choice.UNIFORM
                ? new ArchDistribution.Uniform(space)
                : new ArchDistribution.Categorical(space, alpha);
    }
}
