package example;

import assay.core.space.Genotype;
import java.util.List;
import java.util.stream.Collectors;

/** An architecture: the widths of the three hidden layers of a perceptron, such as {@code 16-64-8}. */
record Widths(List<Integer> layers) implements Genotype {
    Widths {
        layers = List.copyOf(layers);
    }

    @Override
    public String text() {
        return layers.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
