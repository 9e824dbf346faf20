package assay.core.space.darts;

import assay.core.space.Combinations;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The cells of DARTS (Liu et al., ICLR 2019): a normal and a reduction cell, each of 4 nodes with two incoming edges.
 *
 * <p>{@link #groups()} is the view of black-box optimisers: for each node, the pair of inputs and the operations of the two
 * edges, without {@code none}; 1.08e18 choices. {@link #alphas()} is the view of a supernet: one group of operations for each
 * of the 14 edges of the normal cell, then those of the reduction cell.
 */
public final class DartsSpace implements SearchSpace {
    /** Nodes of a cell. */
    public static final int NODES = 4;

    /** Possible edges of a cell: 2 + 3 + 4 + 5. */
    public static final int EDGES = 14;

    private static final List<String> KINDS = List.of("normal", "reduce");
    private static final List<Integer> CONCAT = List.of(2, 3, 4, 5);
    /** What a black-box optimiser chooses from. */
    private static final List<OpDarts> CHOSEN = OpDarts.SEARCHED.subList(1, 8);

    private final List<OpDarts> operations;

    private DartsSpace(List<OpDarts> operations) {
        this.operations = operations;
    }

    /** The space as DARTS searches it: alphas over eight operations. */
    public static DartsSpace darts() {
        return new DartsSpace(OpDarts.SEARCHED);
    }

    /** The space as DrNAS searches it: seven operations, without {@code none}. */
    public static DartsSpace withoutNone() {
        return new DartsSpace(CHOSEN);
    }

    @Override
    public String name() {
        return "darts";
    }

    /** The operations of a group of {@link #alphas()}. */
    public List<OpDarts> operations() {
        return operations;
    }

    /** The first edge into node 0..3 of the 14. */
    public static int firstEdge(int node) {
        return node * (node + 3) / 2;
    }

    @Override
    public List<DecisionGroup> groups() {
        List<String> ops = CHOSEN.stream().map(OpDarts::token).toList();
        List<DecisionGroup> all = new ArrayList<>();
        for (String kind : KINDS) {
            for (int node = 0; node < NODES; node++) {
                String name = kind + " node " + node + " ";
                DecisionGroup.Target target = target(kind, node);
                if (node > 0) {
                    all.add(DecisionGroup.inputs(
                            name + "inputs",
                            target,
                            pairs(node).stream().map(Combinations::commas).toList(),
                            1));
                }
                all.add(operation(name + "first operation", target, ops));
                all.add(operation(name + "second operation", target, ops));
            }
        }
        return all;
    }

    /** A row of operations for each edge. */
    @Override
    public List<DecisionGroup> alphas() {
        List<String> ops = operations.stream().map(OpDarts::token).toList();
        List<DecisionGroup> all = new ArrayList<>();
        for (String kind : KINDS) {
            for (int node = 0; node < NODES; node++) {
                for (int input = 0; input < node + 2; input++) {
                    all.add(operation(kind + " " + (node + 2) + "<-" + input, target(kind, node), ops));
                }
            }
        }
        return all;
    }

    private static DecisionGroup operation(String name, DecisionGroup.Target target, List<String> ops) {
        return DecisionGroup.operation(name, target, ops, OpDarts.NONE.token(), OpDarts.SKIP_CONNECT.token());
    }

    private static DecisionGroup.Target target(String kind, int node) {
        return new DecisionGroup.Target(kind, node + 2);
    }

    @Override
    public BitSet options(Genotype genotype) {
        BitSet options = new BitSet();
        GenotypeDarts arch = (GenotypeDarts) genotype;
        List<CellDarts> cells = List.of(arch.normal(), arch.reduce());
        for (int kind = 0; kind < cells.size(); kind++) {
            List<List<CellDarts.Edge>> nodes = cells.get(kind).nodes();
            for (int node = 0; node < nodes.size(); node++) {
                for (CellDarts.Edge edge : nodes.get(node)) {
                    int op = operations.indexOf(edge.op());
                    if (op < 0 || nodes.size() != NODES) {
                        throw foreign(cells.get(kind));
                    }
                    options.set((kind * EDGES + firstEdge(node) + edge.input()) * operations.size() + op);
                }
            }
        }
        return options;
    }

    /**
     * The published rule. The strength of an edge is its largest weight of an operation other than {@code none}. Each node
     * keeps its two strongest edges, with that operation. The stronger edge is listed first; of equal ones, the earlier edge.
     *
     * @param weights of the options of {@link #alphas()}, group after group; larger is better, comparable across groups
     */
    @Override
    public GenotypeDarts derive(double[] weights) {
        int expected = KINDS.size() * EDGES * operations.size();
        if (weights.length != expected) {
            throw new IllegalArgumentException(
                    "DARTS space: expected " + expected + " weights, found " + weights.length + ".");
        }
        return new GenotypeDarts(derive(weights, 0), derive(weights, 1));
    }

    /** Any number of operations on any number of edges, as DATA finds them; {@code none} is left out. */
    @Override
    public Optional<Genotype> having(BitSet options) {
        return Optional.of(new GenotypeDarts(having(options, 0), having(options, 1)));
    }

    private CellDarts having(BitSet options, int kind) {
        List<List<CellDarts.Edge>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            List<CellDarts.Edge> edges = new ArrayList<>();
            for (int input = 0; input < node + 2; input++) {
                int row = (kind * EDGES + firstEdge(node) + input) * operations.size();
                for (int op = 0; op < operations.size(); op++) {
                    if (options.get(row + op) && operations.get(op) != OpDarts.NONE) {
                        edges.add(new CellDarts.Edge(operations.get(op), input));
                    }
                }
            }
            nodes.add(edges);
        }
        return new CellDarts(nodes, CONCAT);
    }

    @Override
    public int edgesIntoNode() {
        return 2;
    }

    private CellDarts derive(double[] weights, int kind) {
        List<List<CellDarts.Edge>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            List<CellDarts.Edge> best = new ArrayList<>();
            double[] strength = new double[2];
            for (int input = 0; input < node + 2; input++) {
                int edge = firstEdge(node) + input;
                int row = (kind * EDGES + edge) * operations.size();
                int op = bestOperation(weights, row);
                double w = weights[row + op];
                int place = best.size();
                while (place > 0 && w > strength[place - 1]) {
                    place--;
                }
                if (place < 2) {
                    if (place == 0) {
                        strength[1] = strength[0];
                    }
                    strength[place] = w;
                    best.add(place, new CellDarts.Edge(operations.get(op), input));
                    best.subList(Math.min(2, best.size()), best.size()).clear();
                }
            }
            nodes.add(best);
        }
        return new CellDarts(nodes, CONCAT);
    }

    /** The operation of a row with the largest weight, other than {@code none}; the first of equal ones. */
    private int bestOperation(double[] weights, int row) {
        int best = operations.get(0) == OpDarts.NONE ? 1 : 0;
        for (int op = best + 1; op < operations.size(); op++) {
            if (weights[row + op] > weights[row + best]) {
                best = op;
            }
        }
        return best;
    }

    @Override
    public GenotypeDarts decode(int[] choices) {
        int[] next = {0};
        return new GenotypeDarts(decode(choices, next), decode(choices, next));
    }

    private static CellDarts decode(int[] choices, int[] next) {
        List<List<CellDarts.Edge>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            List<Integer> inputs = pairs(node).get(node == 0 ? 0 : choices[next[0]++]);
            List<CellDarts.Edge> edges = new ArrayList<>();
            for (int input : inputs) {
                edges.add(new CellDarts.Edge(CHOSEN.get(choices[next[0]++]), input));
            }
            nodes.add(edges);
        }
        return new CellDarts(nodes, CONCAT);
    }

    /**
     * The choices of an architecture; {@link #decode} gives it back with the edges of a node in the order of their inputs.
     *
     * @throws IllegalArgumentException for cells that this space does not have: not 4 nodes with two edges each from two
     *     states, or operations of NASNet and AmoebaNet
     */
    @Override
    public int[] encode(Genotype genotype) {
        GenotypeDarts arch = (GenotypeDarts) genotype;
        return IntStream.concat(encode(arch.normal()), encode(arch.reduce())).toArray();
    }

    private static IntStream encode(CellDarts cell) {
        IntStream.Builder choices = IntStream.builder();
        boolean fits =
                cell.nodes().size() == NODES && cell.hasPairs() && cell.concat().equals(CONCAT);
        for (int node = 0; fits && node < NODES; node++) {
            List<CellDarts.Edge> edges = new ArrayList<>(cell.nodes().get(node));
            edges.sort((a, b) -> Integer.compare(a.input(), b.input()));
            int pair = pairs(node)
                    .indexOf(edges.stream().map(CellDarts.Edge::input).toList());
            fits = pair >= 0 && edges.stream().allMatch(e -> CHOSEN.contains(e.op()));
            if (node > 0) {
                choices.add(pair);
            }
            edges.forEach(e -> choices.add(CHOSEN.indexOf(e.op())));
        }
        if (!fits) {
            throw foreign(cell);
        }
        return choices.build();
    }

    private static IllegalArgumentException foreign(CellDarts cell) {
        return new IllegalArgumentException("DARTS space: expected cells of 4 nodes with two edges each, from two"
                + " states, with operations of the search; found " + cell + ".");
    }

    /** The pairs of inputs that a node can have, ascending. */
    private static List<List<Integer>> pairs(int node) {
        return Combinations.of(IntStream.range(0, node + 2).boxed().toList(), 2);
    }

    /** Reads the name of a {@link PublishedDarts}, the official literal, its JSON form, or our text. */
    @Override
    public GenotypeDarts parse(String text) {
        if (text.matches("[A-Za-z0-9_]+")) {
            return PublishedDarts.named(text);
        }
        return DartsLiteral.looksLike(text) ? new DartsLiteral(text).read() : new DartsText(text).read();
    }

    @Override
    public GenotypeDarts sample(RandomGenerator random) {
        return (GenotypeDarts) SearchSpace.super.sample(random);
    }

    /** Changes one decision, drawn uniformly from {@link #groups()}, to another option. */
    @Override
    public GenotypeDarts mutate(Genotype parent, RandomGenerator random) {
        int[] choices = encode(parent);
        int group = random.nextInt(choices.length);
        int other = random.nextInt(groups().get(group).width() - 1);
        choices[group] = other < choices[group] ? other : other + 1;
        return decode(choices);
    }
}
