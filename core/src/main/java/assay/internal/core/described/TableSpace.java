package assay.internal.core.described;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The decisions of a described table. If its architectures are listed, searches draw from the list. A changed decision may
 * then lead to an architecture that the table does not know.
 */
public final class TableSpace implements SearchSpace {
    private static final int TRIES = 100;

    private final String name;
    private final List<Decision> decisions;
    private final TextForm pattern;
    private final List<DecisionGroup> groups;
    /** Empty if every combination of choices is an architecture. */
    private final List<Genotype> listed;

    private final Map<Genotype, Integer> numbers = new HashMap<>();

    /** @param texts of the architectures, if not every combination of choices is one */
    TableSpace(String name, List<Decision> decisions, TextForm pattern, Optional<List<String>> texts) {
        this.name = name;
        this.decisions = List.copyOf(decisions);
        this.pattern = pattern;
        groups = IntStream.range(0, decisions.size())
                .mapToObj(d -> DecisionGroup.operation(
                        decisions.get(d).name(),
                        decisions
                                .get(d)
                                .edge()
                                .map(e -> new DecisionGroup.Target("cell", e.to()))
                                .orElse(new DecisionGroup.Target("network", d + 1)),
                        decisions.get(d).choices().stream()
                                .map(Decision.Choice::title)
                                .toList(),
                        null,
                        null))
                .toList();
        listed = texts.stream().flatMap(List::stream).<Genotype>map(this::parse).toList();
        listed.forEach(g -> numbers.put(g, numbers.size()));
    }

    /** The architectures, if not every combination of choices is one; otherwise empty. */
    List<Genotype> listed() {
        return listed;
    }

    /** The place of an architecture among the listed; null if it is none of them. */
    Integer number(Genotype genotype) {
        return numbers.get(genotype);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<DecisionGroup> groups() {
        return groups;
    }

    @Override
    public TableArchitecture decode(int[] choices) {
        return listed.isEmpty() ? of(choices) : parse(pattern.text(choices));
    }

    private TableArchitecture of(int[] choices) {
        return new TableArchitecture(name, Arrays.stream(choices).boxed().toList(), pattern.text(choices));
    }

    @Override
    public int[] encode(Genotype genotype) {
        return ((TableArchitecture) genotype)
                .choices().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public TableArchitecture parse(String text) {
        return of(pattern.choices(text));
    }

    @Override
    public double architectures() {
        return listed.isEmpty() ? SearchSpace.super.architectures() : listed.size();
    }

    @Override
    public Genotype sample(RandomGenerator random) {
        return listed.isEmpty() ? SearchSpace.super.sample(random) : listed.get(random.nextInt(listed.size()));
    }

    @Override
    public List<Genotype> neighbours(Genotype genotype) {
        List<Genotype> all = SearchSpace.super.neighbours(genotype);
        return listed.isEmpty()
                ? all
                : all.stream().distinct().filter(numbers::containsKey).toList();
    }

    /** Draws one decision uniformly and gives it another choice, drawn uniformly from the others. */
    @Override
    public Genotype mutate(Genotype parent, RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            int[] choices = encode(parent);
            int d = random.nextInt(choices.length);
            int width = groups.get(d).width();
            if (width > 1) {
                choices[d] = (choices[d] + 1 + random.nextInt(width - 1)) % width;
                TableArchitecture child = decode(choices);
                if (listed.isEmpty() || numbers.containsKey(child)) {
                    return child;
                }
            }
        }
        return sample(random);
    }

    /** The decisions. */
    public List<Decision> decisions() {
        return decisions;
    }
}
