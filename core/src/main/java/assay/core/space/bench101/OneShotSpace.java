package assay.core.space.bench101;

import assay.core.space.Combinations;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The three search spaces of NAS-Bench-1Shot1 (Zela, Siems and Hutter, ICLR 2020) inside NAS-Bench-101. Vertex 0 is the input,
 * vertices 1..k are choice blocks with one of three operations, and vertex k+1 is the output. Each vertex has a fixed number
 * of parents among the vertices before it; there are 9 edges in all.
 *
 * <p>{@link #groups()} is the view of black-box optimisers, one option for every combination of parents. {@link #alphas()} is
 * the view of the one-shot model, with one weight for every possible parent.
 */
public final class OneShotSpace implements SearchSpace {
    /** The operations in the order of alpha. */
    public static final List<Op101> OPERATIONS = List.of(Op101.MAX_POOL_3X3, Op101.CONV_3X3, Op101.CONV_1X1);

    private static final List<String> TOKENS =
            OPERATIONS.stream().map(Op101::token).toList();
    private static final List<OneShotSpace> ALL = List.of(
            new OneShotSpace(1, 1, 2, 2, 2, 2),
            new OneShotSpace(2, 1, 1, 2, 2, 3),
            new OneShotSpace(3, 1, 1, 1, 2, 2, 2));

    private final int number;
    private final int[] parents;
    /** For each of the vertices 1..k+1, the sets of parents that it can have: each ascending, in lexicographic order. */
    private final List<List<List<Integer>>> combinations = new ArrayList<>();

    private final List<DecisionGroup> groups = new ArrayList<>();

    /** @param parents how many parents vertices 1..k and the output have */
    private OneShotSpace(int number, int... parents) {
        this.number = number;
        this.parents = parents.clone();
        for (int block = 1; block <= blocks(); block++) {
            groups.add(operations(block));
        }
        for (int v = 1; v <= output(); v++) {
            combinations.add(Combinations.of(IntStream.range(0, v).boxed().toList(), parentCount(v)));
            if (parentCount(v) < v) {
                groups.add(DecisionGroup.inputs(
                        "choice_block_" + v + "_parents",
                        target(v),
                        combinations(v).stream().map(Combinations::commas).toList(),
                        1));
            }
        }
    }

    /** The spaces 1, 2 and 3, in this order. */
    public static List<OneShotSpace> all() {
        return ALL;
    }

    /** @param number 1, 2 or 3 */
    public static OneShotSpace of(int number) {
        if (number < 1 || number > ALL.size()) {
            throw new IllegalArgumentException("NAS-Bench-1Shot1 space: expected 1, 2 or 3, found " + number);
        }
        return ALL.get(number - 1);
    }

    /** 1, 2 or 3. */
    public int number() {
        return number;
    }

    @Override
    public String name() {
        return "nasbench1shot1-" + number;
    }

    /** k, the number of choice blocks: 4, 4, 5. */
    public int blocks() {
        return parents.length - 1;
    }

    /** The output's vertex: k+1. */
    public int output() {
        return parents.length;
    }

    /** How many parents vertex 1..k+1 has. */
    public int parentCount(int vertex) {
        return parents[vertex - 1];
    }

    /**
     * {@code choice_block_i_op} for i = 1..k, then {@code choice_block_i_parents} for every vertex i = 2..k+1 that has a
     * choice, whose options are the combinations of parents in lexicographic order.
     */
    @Override
    public List<DecisionGroup> groups() {
        return List.copyOf(groups);
    }

    /**
     * The architecture parameters of the one-shot model: the operations of blocks 1..k, then the inputs of the output
     * (option 0 is the cell's input, option i block i), then those of every block that has a choice.
     */
    @Override
    public List<DecisionGroup> alphas() {
        List<DecisionGroup> alphas = new ArrayList<>(groups.subList(0, blocks()));
        alphas.add(inputs(output()));
        for (int v = 1; v <= blocks(); v++) {
            if (parentCount(v) < v) {
                alphas.add(inputs(v));
            }
        }
        return alphas;
    }

    /**
     * The architecture that a one-shot model stands for: each block takes the operation with the largest weight, and each
     * vertex takes the parents with the largest weights, as many as it needs. If weights are equal, the first one wins.
     *
     * @param weights one array for each group of {@link #alphas()}
     */
    public OneShot discretise(List<double[]> weights) {
        List<Op101> ops = new ArrayList<>();
        for (double[] row : weights.subList(0, blocks())) {
            ops.add(OPERATIONS.get(largest(row, 1).get(0)));
        }
        List<List<Integer>> chosen = new ArrayList<>();
        int next = blocks() + 1;
        for (int v = 1; v <= blocks(); v++) {
            chosen.add(
                    parentCount(v) < v
                            ? largest(weights.get(next++), parentCount(v))
                            : combinations(v).get(0));
        }
        chosen.add(largest(weights.get(blocks()), parentCount(output())));
        return new OneShot(this, ops, chosen);
    }

    /** {@link #discretise} for weights in one array, group after group. */
    @Override
    public OneShot derive(double[] weights) {
        List<double[]> byGroup = new ArrayList<>();
        int start = 0;
        for (DecisionGroup group : alphas()) {
            byGroup.add(Arrays.copyOfRange(weights, start, start + group.width()));
            start += group.width();
        }
        return discretise(byGroup);
    }

    @Override
    public BitSet options(Genotype genotype) {
        OneShot cell = (OneShot) genotype;
        BitSet options = new BitSet();
        int start = 0;
        for (DecisionGroup group : alphas()) {
            int vertex = group.target().node();
            if (group.role() == DecisionGroup.Role.INPUTS) {
                for (int parent : cell.parents(vertex)) {
                    options.set(start + parent);
                }
            } else {
                options.set(start + OPERATIONS.indexOf(cell.ops().get(vertex - 1)));
            }
            start += group.width();
        }
        return options;
    }

    @Override
    public OneShot decode(int[] choices) {
        List<Op101> ops =
                Arrays.stream(choices).limit(blocks()).mapToObj(OPERATIONS::get).toList();
        List<List<Integer>> chosen = new ArrayList<>();
        int next = blocks();
        for (int v = 1; v <= output(); v++) {
            chosen.add(combinations(v).get(parentCount(v) < v ? choices[next++] : 0));
        }
        return new OneShot(this, ops, chosen);
    }

    @Override
    public int[] encode(Genotype genotype) {
        OneShot cell = (OneShot) genotype;
        IntStream ops = cell.ops().stream().mapToInt(OPERATIONS::indexOf);
        IntStream combinations = IntStream.rangeClosed(1, output())
                .filter(v -> parentCount(v) < v)
                .map(v -> combinations(v).indexOf(cell.parents(v)));
        return IntStream.concat(ops, combinations).toArray();
    }

    @Override
    public OneShot parse(String text) {
        return new OneShotText(this, text).read();
    }

    /** Changes one decision, drawn uniformly from the groups, to another option, as the authors run regularized evolution. */
    @Override
    public OneShot mutate(Genotype parent, RandomGenerator random) {
        int[] choices = encode(parent);
        int group = random.nextInt(choices.length);
        int other = random.nextInt(groups.get(group).width() - 1);
        choices[group] = other < choices[group] ? other : other + 1;
        return decode(choices);
    }

    /** The sets of parents that a vertex can have, each ascending, in lexicographic order. */
    List<List<Integer>> combinations(int vertex) {
        return combinations.get(vertex - 1);
    }

    private static List<Integer> largest(double[] weights, int count) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
                .limit(count)
                .sorted()
                .toList();
    }

    private static DecisionGroup operations(int block) {
        return DecisionGroup.operation("choice_block_" + block + "_op", target(block), TOKENS, null, null);
    }

    private DecisionGroup inputs(int vertex) {
        return DecisionGroup.inputs(
                "choice_block_" + vertex + "_inputs",
                target(vertex),
                IntStream.range(0, vertex).mapToObj(Integer::toString).toList(),
                parentCount(vertex));
    }

    private static DecisionGroup.Target target(int vertex) {
        return new DecisionGroup.Target("cell", vertex);
    }
}
