package example;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Perceptrons with three hidden layers of 8, 16, 32 or 64 units: 64 architectures. */
final class WidthsSpace implements SearchSpace {
    private static final int LAYERS = 3;
    private static final List<String> OPTIONS = List.of("8", "16", "32", "64");
    private static final List<DecisionGroup> GROUPS = IntStream.rangeClosed(1, LAYERS)
            .mapToObj(i -> DecisionGroup.size("layer" + i, new DecisionGroup.Target("network", i), OPTIONS))
            .toList();

    @Override
    public String name() {
        return "widths";
    }

    @Override
    public List<DecisionGroup> groups() {
        return GROUPS;
    }

    @Override
    public Widths decode(int[] choices) {
        return new Widths(Arrays.stream(choices)
                .mapToObj(i -> Integer.valueOf(OPTIONS.get(i)))
                .toList());
    }

    @Override
    public int[] encode(Genotype genotype) {
        return ((Widths) genotype)
                .layers().stream().mapToInt(w -> OPTIONS.indexOf(w.toString())).toArray();
    }

    @Override
    public Widths parse(String text) {
        String[] parts = text.split("-", -1);
        int column = 1;
        for (String part : parts) {
            if (!OPTIONS.contains(part)) {
                throw new GenotypeException(column, "one of " + String.join("|", OPTIONS), "'" + part + "'");
            }
            column += part.length() + 1;
        }
        if (parts.length != LAYERS) {
            throw new GenotypeException(1, LAYERS + " widths joined by -", parts.length + " of them");
        }
        return decode(Arrays.stream(parts).mapToInt(OPTIONS::indexOf).toArray());
    }

    /** One layer gets one of the four widths, which may be the one that it has. */
    @Override
    public Widths mutate(Genotype parent, RandomGenerator random) {
        int[] choices = encode(parent);
        choices[random.nextInt(LAYERS)] = random.nextInt(OPTIONS.size());
        return decode(choices);
    }
}
