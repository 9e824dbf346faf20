package assay.supernet.search.draw;

import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The place of each decision group in an array with one value per option, and the relations between groups.
 *
 * @param start first place of each group, and the place after the last one
 * @param node the number of the node of each group; consecutive groups with the same target have the same number
 * @param none the place within each group of the option that carries nothing; -1 if there is none
 * @param taken how many options of each group an architecture takes
 * @param inputs whether a group decides the inputs of a node, and not an operation
 * @param edges how many of the edges into a node an architecture has; 0 for all
 * @param table the number of the table of alpha that holds each group: one for each kind of cell
 */
public record Groups(int[] start, int[] node, int[] none, int[] taken, boolean[] inputs, int edges, int[] table) {
    /** Groups of a single table; an architecture has every edge of it. */
    public Groups(int[] start, int[] node, int[] none, int[] taken, boolean[] inputs) {
        this(start, node, none, taken, inputs, 0, new int[none.length]);
    }

    /** Groups of operations; one of each is taken. */
    public Groups(int[] start, int[] node, int[] none) {
        this(start, node, none, ones(none.length), new boolean[none.length]);
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The groups of {@link SearchSpace#alphas()}. */
    public static Groups of(SearchSpace space) {
        List<DecisionGroup> alphas = space.alphas();
        int[] start = new int[alphas.size() + 1];
        int[] node = new int[alphas.size()];
        int[] none = new int[alphas.size()];
        int[] taken = new int[alphas.size()];
        boolean[] inputs = new boolean[alphas.size()];
        int[] table = new int[alphas.size()];
        List<String> tables = new ArrayList<>();
        for (int g = 0; g < node.length; g++) {
            DecisionGroup group = alphas.get(g);
            start[g + 1] = start[g] + group.width();
            none[g] = group.none();
            taken[g] = group.taken();
            inputs[g] = group.role() == DecisionGroup.Role.INPUTS;
            String cell = group.target().cell();
            if (!tables.contains(cell)) {
                tables.add(cell);
            }
            table[g] = tables.indexOf(cell);
            boolean same = g > 0 && group.target().equals(alphas.get(g - 1).target());
            node[g] = g == 0 ? 0 : node[g - 1] + (same ? 0 : 1);
        }
        return new Groups(start, node, none, taken, inputs, space.edgesIntoNode(), table);
    }

    public int count() {
        return start.length - 1;
    }

    /** Length of the array. */
    public int size() {
        return start[count()];
    }

    /** How many options there are in the table of a group. */
    public int tableSize(int group) {
        int size = 0;
        for (int g = 0; g < count(); g++) {
            size += table[g] == table[group] ? start[g + 1] - start[g] : 0;
        }
        return size;
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
        double[] p = new double[size()];
        for (int g = 0; g < count(); g++) {
            softmax(values, start[g], start[g + 1], p);
        }
        return p;
    }

    /** Softmax of the values from {@code from} to {@code to} (exclusive), into the same places. */
    public static void softmax(double[] values, int from, int to, double[] out) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            out[i] = StrictMath.exp(values[i] - max);
            sum += out[i];
        }
        for (int i = from; i < to; i++) {
            out[i] /= sum;
        }
    }

    /** The gradient to the arguments of softmax, from the gradient to its values p. */
    public double[] softmaxGrad(double[] p, double[] grad) {
        double[] g = new double[size()];
        for (int e = 0; e < count(); e++) {
            softmaxGrad(p, grad, start[e], start[e + 1], g);
        }
        return g;
    }

    public static void softmaxGrad(double[] p, double[] grad, int from, int to, double[] out) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += p[i] * grad[i];
        }
        for (int i = from; i < to; i++) {
            out[i] = p[i] * (grad[i] - mean);
        }
    }

    /** One at the chosen options of each group, zero elsewhere. */
    double[] hot(int[][] chosen) {
        double[] w = new double[size()];
        for (int g = 0; g < chosen.length; g++) {
            for (int k : chosen[g]) {
                w[start[g] + k] = 1;
            }
        }
        return w;
    }

    /** One at the chosen option of each group, zero elsewhere. */
    public double[] oneHot(int[] choice) {
        double[] w = new double[size()];
        for (int g = 0; g < choice.length; g++) {
            w[start[g] + choice[g]] = 1;
        }
        return w;
    }
}
