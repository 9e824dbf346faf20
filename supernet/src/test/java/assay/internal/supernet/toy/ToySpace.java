package assay.internal.supernet.toy;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two nodes and three edges with four options each: 64 cells.
 *
 * @param edgesIntoNode how many edges into a node an architecture has; 0 for all
 */
public record ToySpace(int edgesIntoNode) implements SearchSpace {
    /** What an edge does. */
    public static final List<String> OPTIONS = List.of("none", "skip_connect", "conv_1x1", "relu");

    private static final List<DecisionGroup> GROUPS = List.of(edge(1, 0), edge(2, 0), edge(2, 1));

    private static DecisionGroup edge(int target, int source) {
        return DecisionGroup.operation(
                target + "<-" + source,
                new DecisionGroup.Target("cell", target),
                OPTIONS,
                OPTIONS.get(0),
                OPTIONS.get(1));
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public List<DecisionGroup> groups() {
        return GROUPS;
    }

    @Override
    public Genotype decode(int[] choices) {
        return new ToyCell(Arrays.stream(choices).boxed().toList());
    }

    @Override
    public int[] encode(Genotype genotype) {
        return ((ToyCell) genotype)
                .choices().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Genotype parse(String text) {
        return decode(Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    @Override
    public Genotype mutate(Genotype parent, RandomGenerator random) {
        List<Genotype> near = neighbours(parent);
        return near.get(random.nextInt(near.size()));
    }
}
