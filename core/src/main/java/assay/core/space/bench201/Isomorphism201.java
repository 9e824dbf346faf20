package assay.core.space.bench201;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When two NAS-Bench-201 cells count as the same: cells with equal {@link #key} do. There are several rules, so a number of
 * classes is only meaningful with its rule; {@link #OFFICIAL} is the one to use unless you mean another. (The 15,284 of the
 * literature does not come from a rule of equality: it is the count of {@linkplain Genotype201#connected() connected} cells.)
 *
 * <p>The rules that write a node as an expression of the input differ in what they do with zeros, with skips of sums and with
 * pools of sums. All rules treat sums as commutative and a skip as its source. Like the published ones, they join terms without
 * brackets.
 */
public enum Isomorphism201 {
    /** The texts: 15,625 classes. */
    TEXT {
        @Override
        public String key(Genotype201 cell) {
            return cell.text();
        }
    },

    /** Edges on no path from input to output become {@code none}; then the texts: 9,445 classes, one the empty graph. */
    LIVE_EDGES {
        @Override
        public String key(Genotype201 cell) {
            return liveEdges(cell).text();
        }
    },

    /** Expressions with {@code none} an operation like any other: 12,751 classes (get_unique_str, zero not considered). */
    NONE_IS_AN_OPERATION {
        @Override
        public String key(Genotype201 cell) {
            return expression(cell, Zero.AN_OPERATION, false, false);
        }
    },

    /**
     * Expressions in which a zero is {@code #} and stays a term of its sum: 6,466 classes. The paper's number, by {@code
     * get_unique_str} of AutoDL-Projects with zero considered. It is not a full simplification: it keeps the number of zero
     * terms in a sum, and treats {@code #+#} as different from zero.
     */
    OFFICIAL {
        @Override
        public String key(Genotype201 cell) {
            return expression(cell, Zero.A_TERM, false, false);
        }
    },

    /** Expressions without their zero terms. A sum that is skipped stays one term. This gives 5,390 classes. */
    ZEROS_DROPPED {
        @Override
        public String key(Genotype201 cell) {
            return expression(cell, Zero.DROPPED, false, false);
        }
    },

    /** The same, and the terms of a skipped sum join the sum that it is in: 4,930 classes. */
    SUMS_FLATTENED {
        @Override
        public String key(Genotype201 cell) {
            return expression(cell, Zero.DROPPED, true, false);
        }
    },

    /** The same, and a pool of a sum is the sum of the pools: 4,660 classes. */
    POOLS_DISTRIBUTED {
        @Override
        public String key(Genotype201 cell) {
            return expression(cell, Zero.DROPPED, true, true);
        }
    };

    private enum Zero {
        AN_OPERATION,
        A_TERM,
        DROPPED
    }

    /** A text that two cells share exactly when they are the same under this rule. */
    public abstract String key(Genotype201 cell);

    private static Genotype201 liveEdges(Genotype201 cell) {
        boolean[] fromInput = {true, false, false, false};
        boolean[] toOutput = {false, false, false, true};
        for (int e = 0; e < Genotype201.EDGES; e++) {
            fromInput[Genotype201.target(e)] |= fromInput[Genotype201.source(e)] && isOpen(cell, e);
        }
        for (int e = Genotype201.EDGES - 1; e >= 0; e--) {
            toOutput[Genotype201.source(e)] |= toOutput[Genotype201.target(e)] && isOpen(cell, e);
        }
        List<Op201> live = new ArrayList<>(cell.edges());
        for (int e = 0; e < Genotype201.EDGES; e++) {
            if (!fromInput[Genotype201.source(e)] || !toOutput[Genotype201.target(e)]) {
                live.set(e, Op201.NONE);
            }
        }
        return new Genotype201(live);
    }

    private static boolean isOpen(Genotype201 cell, int edge) {
        return cell.edges().get(edge) != Op201.NONE;
    }

    /** Writes node 3 as an expression; each node is the sorted list of its terms. */
    private static String expression(Genotype201 cell, Zero zero, boolean flatten, boolean distribute) {
        List<List<String>> nodes = new ArrayList<>(List.of(List.of("0"), List.of(), List.of(), List.of()));
        for (int e = 0; e < Genotype201.EDGES; e++) {
            List<String> source = nodes.get(Genotype201.source(e));
            List<String> sum = new ArrayList<>(nodes.get(Genotype201.target(e)));
            sum.addAll(terms(cell.edges().get(e), source, zero, flatten, distribute));
            Collections.sort(sum);
            nodes.set(Genotype201.target(e), sum);
        }
        return String.join("+", nodes.get(3));
    }

    /** The terms that an edge adds to the sum of its target. */
    private static List<String> terms(Op201 op, List<String> source, Zero zero, boolean flatten, boolean distribute) {
        String all = String.join("+", source);
        boolean isZero = op == Op201.NONE || all.isEmpty() || all.equals("#");
        if (zero != Zero.AN_OPERATION && isZero) {
            return zero == Zero.A_TERM ? List.of("#") : List.of();
        }
        return switch (op) {
            case SKIP_CONNECT -> flatten ? source : List.of(all);
            case AVG_POOL_3X3 ->
                distribute
                        ? source.stream().map(t -> "(" + t + ")@" + op.token()).toList()
                        : List.of("(" + all + ")@" + op.token());
            case NONE, CONV_1X1, CONV_3X3 -> List.of("(" + all + ")@" + op.token());
        };
    }
}
