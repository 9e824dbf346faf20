package assay.core.kit;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.List;
import java.util.function.Function;

/**
 * An architecture as a list of choices, which has the same length for all architectures of the space.
 *
 * @param encode the option of each group
 */
public record Choices(List<DecisionGroup> groups, Function<Genotype, int[]> encode) {
    public Choices {
        groups = List.copyOf(groups);
    }

    /** The decisions of a space that is searched. */
    public static Choices of(SearchSpace space) {
        return new Choices(space.groups(), space::encode);
    }
}
