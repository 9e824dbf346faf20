package assay.internal.supernet.toy;

import assay.core.space.Genotype;
import java.util.List;
import java.util.stream.Collectors;

/** One option of each group of a {@link ToySpace}. */
public record ToyCell(List<Integer> choices) implements Genotype {
    public ToyCell {
        choices = List.copyOf(choices);
    }

    @Override
    public String text() {
        return choices.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
