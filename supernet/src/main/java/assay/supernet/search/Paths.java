package assay.supernet.search;

import assay.core.space.SearchSpace;
import java.util.random.RandomGenerator;

/** Single paths: one option of each group, the others not computed; alpha gets no gradient. */
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
        int[] chosen = new int[groups.count()];
        int first = 0;
        while (first < chosen.length) {
            int end = first;
            while (end < chosen.length && groups.node()[end] == groups.node()[first]) {
                chosen[end] = pick(p, groups.start()[end], groups.start()[end + 1], noise);
                end++;
            }
            if (!redraw || !empty(groups, chosen, first, end)) {
                first = end;
            }
        }
        return Draw.path(groups, chosen);
    }

    private static boolean empty(Groups groups, int[] chosen, int from, int to) {
        for (int g = from; g < to; g++) {
            if (chosen[g] != groups.none()[g]) {
                return false;
            }
        }
        return true;
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
