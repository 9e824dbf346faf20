package assay.supernet.search.relax;

import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Single paths: only one option of each group is computed, and alpha gets no gradient. If an architecture takes several options
 * of a group, that many different ones are drawn, one after the other. If an architecture has only some of the edges into a
 * node, that many edges are drawn uniformly, and their operations are not {@code none}.
 */
public record Paths(Choice choice, boolean redraw, boolean perCell) implements Relaxation {
    /** How an option is drawn. */
    public enum Choice {
        /** RandomNAS with weight sharing (Li and Talwalkar, UAI 2019), SETN's weights step (Dong and Yang, ICCV 2019). */
        UNIFORM,
        /** By softmax(alpha). */
        CATEGORICAL
    }

    /**
     * @param redraw whether a node whose options are all {@code none} is drawn again, as in AutoDL-Projects
     * @param perCell whether the weights learn on networks in which every cell has its own path, as in NATS-Bench's RSPS
     */
    public Paths {}

    /** One path for all cells. */
    public Paths(Choice choice, boolean redraw) {
        this(choice, redraw, false);
    }

    public Paths redraw(boolean other) {
        return new Paths(choice, other, perCell);
    }

    public Paths perCell(boolean other) {
        return new Paths(choice, redraw, other);
    }

    private assay.core.setting.Choice<Boolean> redrawSetting() {
        return assay.core.setting.Choice.yes("redraw_empty", redraw, "draw a node again whose operations are all none");
    }

    private assay.core.setting.Choice<Boolean> perCellSetting() {
        return assay.core.setting.Choice.yes(
                "draw_per_cell", perCell, "weights learn with another path in every cell; nasbench201");
    }

    @Override
    public List<Setting> settings() {
        return List.of(redrawSetting(), perCellSetting());
    }

    @Override
    public Paths with(Map<String, ?> values) {
        return new Paths(choice, redrawSetting().in(values), perCellSetting().in(values));
    }

    /** Paths that all cells share, with fewer settings. */
    Paths shared(Map<String, ?> values) {
        return redraw(redrawSetting().in(values));
    }

    List<Setting> sharedSettings() {
        return List.of(redrawSetting());
    }

    @Override
    public String title() {
        return (choice == Choice.UNIFORM ? "uniform path" : "path by softmax")
                + (perCell ? " in each cell" : "")
                + (redraw ? ", no empty node" : "");
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        double[] p = choice == Choice.UNIFORM ? groups.softmax(new double[groups.size()]) : groups.softmax(alpha);
        withoutNone(groups, p);
        int[][] chosen = new int[groups.count()][];
        int first = 0;
        while (first < chosen.length) {
            int end = first;
            while (end < chosen.length && groups.node()[end] == groups.node()[first]) {
                chosen[end] = several(p, groups.start()[end], groups.start()[end + 1], groups.taken()[end], noise);
                end++;
            }
            leaveOut(groups, chosen, first, end, noise);
            if (!redraw || !empty(groups, chosen, first, end)) {
                first = end;
            }
        }
        return Draw.path(groups, chosen);
    }

    /** Whether {@code none} is excluded: in spaces in which edges can be left out, the remaining edges have an operation. */
    private static void withoutNone(Groups groups, double[] p) {
        for (int g = 0; groups.edges() > 0 && g < groups.count(); g++) {
            int from = groups.start()[g];
            double left = groups.none()[g] < 0 ? 1 : 1 - p[from + groups.none()[g]];
            for (int i = from; i < groups.start()[g + 1]; i++) {
                p[i] = i - from == groups.none()[g] ? 0 : p[i] / left;
            }
        }
    }

    /** Keeps only some of the edges {@code from} to {@code to} (exclusive), which lead to one node. */
    private static void leaveOut(Groups groups, int[][] chosen, int from, int to, RandomGenerator noise) {
        int left = to - from;
        for (int g = from; groups.edges() > 0 && g < to; g++) {
            int needed = groups.edges() - (int) stay(chosen, from, g);
            if (noise.nextInt(left--) >= needed) {
                chosen[g] = new int[0];
            }
        }
    }

    private static long stay(int[][] chosen, int from, int to) {
        return Arrays.stream(chosen, from, to).filter(c -> c.length > 0).count();
    }

    private static boolean empty(Groups groups, int[][] chosen, int from, int to) {
        for (int g = from; g < to; g++) {
            if (chosen[g].length > 0 && chosen[g][0] != groups.none()[g]) {
                return false;
            }
        }
        return true;
    }

    /** Different indices within the group, each drawn by the probabilities of the remaining options. */
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
                at = i; // because of rounding the draw ended at an option that is already taken
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
