package assay.core.space.recurrent;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The recurrent cells of DARTS (Liu et al., ICLR 2019, appendix A.1.2): each node reads one earlier state through one operation.
 *
 * <p>{@link #groups()} is the view of black-box optimisers: the predecessor and the operation of each node, without
 * {@code none}. {@link #alphas()} is the view of a supernet: one group of five operations for each edge; edge (i, j) from
 * state j to node i is group {@code i(i-1)/2 + j}. No option is called a skip connection: {@code identity} goes through the
 * node's matrix and gate as the others do.
 */
public final class RecurrentSpace implements SearchSpace {
    /** Nodes of the published cells. Papers that say 12 count the inputs, state 0 and the output too. */
    public static final int NODES = 8;

    private static final List<OpRecurrent> OPERATIONS = List.of(OpRecurrent.values());
    private static final int WIDTH = OPERATIONS.size();
    private static final String CELL = "recurrent";

    private final int nodes;

    private RecurrentSpace(int nodes) {
        if (nodes < 1 || nodes > GenotypeRecurrent.MOST_NODES) {
            throw new IllegalArgumentException(
                    "recurrent space: expected 1 to " + GenotypeRecurrent.MOST_NODES + " nodes, found " + nodes + ".");
        }
        this.nodes = nodes;
    }

    /** The space of the papers, with {@value #NODES} nodes. */
    public static RecurrentSpace published() {
        return new RecurrentSpace(NODES);
    }

    /** The space with this number of nodes. */
    public static RecurrentSpace of(int nodes) {
        return new RecurrentSpace(nodes);
    }

    @Override
    public String name() {
        return CELL;
    }

    /** How many nodes a cell has. */
    public int nodes() {
        return nodes;
    }

    /** How many edges there can be: groups of {@link #alphas()}. */
    public int edges() {
        return edge(nodes + 1, 0);
    }

    /** The group of the edge from a state to a node (1, 2, ...). */
    public static int edge(int node, int predecessor) {
        return node * (node - 1) / 2 + predecessor;
    }

    /** How many cells there are without {@code none}: the product of 4i. */
    public BigInteger size() {
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(i -> BigInteger.valueOf((long) OpRecurrent.CHOSEN.size() * i))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    @Override
    public List<DecisionGroup> groups() {
        List<String> ops = OpRecurrent.CHOSEN.stream().map(OpRecurrent::token).toList();
        List<DecisionGroup> all = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            DecisionGroup.Target target = new DecisionGroup.Target(CELL, node);
            if (node > 1) {
                List<String> states =
                        IntStream.range(0, node).mapToObj(String::valueOf).toList();
                all.add(DecisionGroup.inputs("node " + node + " predecessor", target, states, 1));
            }
            all.add(DecisionGroup.operation("node " + node + " operation", target, ops, null, null));
        }
        return all;
    }

    @Override
    public List<DecisionGroup> alphas() {
        List<String> ops = OPERATIONS.stream().map(OpRecurrent::token).toList();
        List<DecisionGroup> all = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            for (int from = 0; from < node; from++) {
                all.add(DecisionGroup.operation(
                        node + "<-" + from, new DecisionGroup.Target(CELL, node), ops, OpRecurrent.NONE.token(), null));
            }
        }
        return all;
    }

    @Override
    public int edgesIntoNode() {
        return 1;
    }

    /**
     * The published rule. Each node keeps one edge with one operation: the pair with the largest weight, {@code none} left out.
     * Of equal ones the first is kept.
     */
    @Override
    public GenotypeRecurrent derive(double[] weights) {
        return derive(weights, OpRecurrent.CHOSEN);
    }

    /** The rule of GDAS' code, in which {@code none} can win. */
    public GenotypeRecurrent deriveWithNone(double[] weights) {
        return derive(weights, OPERATIONS);
    }

    private GenotypeRecurrent derive(double[] weights, List<OpRecurrent> among) {
        if (weights.length != edges() * WIDTH) {
            throw new IllegalArgumentException(
                    "recurrent space: expected " + edges() * WIDTH + " weights, found " + weights.length + ".");
        }
        List<GenotypeRecurrent.Edge> chosen = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            GenotypeRecurrent.Edge best = null;
            for (int from = 0; from < node; from++) {
                for (OpRecurrent op : among) {
                    GenotypeRecurrent.Edge edge = new GenotypeRecurrent.Edge(op, from);
                    if (best == null || weights[option(node, edge)] > weights[option(node, best)]) {
                        best = edge;
                    }
                }
            }
            chosen.add(best);
        }
        return GenotypeRecurrent.of(chosen);
    }

    /** The place of an edge's operation among the options of {@link #alphas()}. */
    private static int option(int node, GenotypeRecurrent.Edge e) {
        return edge(node, e.predecessor()) * WIDTH + e.op().ordinal();
    }

    /**
     * Any number of operations on any number of edges, as DATA finds them; {@code none} is left out. A node without edges is
     * not computed. Edges that would read it are left out too, and the mean is over the other nodes. If no node is left, the
     * output is state 0.
     */
    @Override
    public Optional<Genotype> having(BitSet options) {
        List<List<GenotypeRecurrent.Edge>> all = new ArrayList<>();
        List<Integer> concat = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            List<GenotypeRecurrent.Edge> edges = new ArrayList<>();
            for (int from = 0; from < node; from++) {
                for (OpRecurrent op : OpRecurrent.CHOSEN) {
                    GenotypeRecurrent.Edge e = new GenotypeRecurrent.Edge(op, from);
                    boolean readable = from == 0 || !all.get(from - 1).isEmpty();
                    if (readable && options.get(option(node, e))) {
                        edges.add(e);
                    }
                }
            }
            all.add(edges);
            if (!edges.isEmpty()) {
                concat.add(node);
            }
        }
        return Optional.of(new GenotypeRecurrent(all, concat.isEmpty() ? List.of(0) : concat));
    }

    @Override
    public BitSet options(Genotype genotype) {
        GenotypeRecurrent cell = (GenotypeRecurrent) genotype;
        requireNodes(cell);
        BitSet options = new BitSet();
        for (int node = 1; node <= nodes; node++) {
            for (GenotypeRecurrent.Edge e : cell.nodes().get(node - 1)) {
                options.set(option(node, e));
            }
        }
        return options;
    }

    private void requireNodes(GenotypeRecurrent cell) {
        if (cell.nodes().size() != nodes) {
            throw new IllegalArgumentException("recurrent space: expected a cell of " + nodes + " nodes, found "
                    + cell.nodes().size() + ": " + cell);
        }
    }

    @Override
    public GenotypeRecurrent decode(int[] choices) {
        List<GenotypeRecurrent.Edge> edges = new ArrayList<>();
        int next = 0;
        for (int node = 1; node <= nodes; node++) {
            int from = node == 1 ? 0 : choices[next++];
            edges.add(new GenotypeRecurrent.Edge(OpRecurrent.CHOSEN.get(choices[next++]), from));
        }
        return GenotypeRecurrent.of(edges);
    }

    /** @throws IllegalArgumentException for cells with other than one edge into a node, with {@code none}, or another mean */
    @Override
    public int[] encode(Genotype genotype) {
        GenotypeRecurrent cell = (GenotypeRecurrent) genotype;
        requireNodes(cell);
        IntStream.Builder choices = IntStream.builder();
        boolean fits = cell.hasSingles()
                && cell.concat().size() == nodes
                && cell.concat().get(0) == 1;
        for (int node = 1; fits && node <= nodes; node++) {
            GenotypeRecurrent.Edge e = cell.nodes().get(node - 1).get(0);
            if (node > 1) {
                choices.add(e.predecessor());
            }
            fits = e.op() != OpRecurrent.NONE;
            choices.add(OpRecurrent.CHOSEN.indexOf(e.op()));
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "recurrent space: expected a cell of one edge into each node, without none,"
                            + " whose output is the mean of all nodes, found " + cell);
        }
        return choices.build().toArray();
    }

    /** Reads the name of a {@link PublishedRecurrent}, or our text. */
    @Override
    public GenotypeRecurrent parse(String text) {
        return text.matches("[A-Za-z0-9_]+") ? PublishedRecurrent.named(text) : new RecurrentText(text).read();
    }

    @Override
    public GenotypeRecurrent sample(RandomGenerator random) {
        return (GenotypeRecurrent) SearchSpace.super.sample(random);
    }

    /** As Li and Talwalkar (2019) do it: a node drawn in proportion to its number gets another predecessor or operation, drawn
     * uniformly among all other pairs. */
    @Override
    public GenotypeRecurrent mutate(Genotype parent, RandomGenerator random) {
        GenotypeRecurrent cell = (GenotypeRecurrent) parent;
        encode(cell);
        int drawn = random.nextInt(edges());
        int node = 1;
        while (edge(node + 1, 0) <= drawn) {
            node++;
        }
        List<GenotypeRecurrent.Edge> pairs = new ArrayList<>();
        for (int from = 0; from < node; from++) {
            for (OpRecurrent op : OpRecurrent.CHOSEN) {
                pairs.add(new GenotypeRecurrent.Edge(op, from));
            }
        }
        List<GenotypeRecurrent.Edge> edges = new ArrayList<>();
        cell.nodes().forEach(edges::addAll);
        pairs.remove(edges.get(node - 1));
        edges.set(node - 1, pairs.get(random.nextInt(pairs.size())));
        return GenotypeRecurrent.of(edges);
    }
}
