package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.ConfigPlace;
import assay.internal.experiments.config.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list of methods or of diagnostics in an experiment file. An entry is a name, or a name with parameters.
 *
 * @param key of the list
 * @param catalogue what can be named
 * @param judge the table that the methods ask. Methods may have labels and may be programs; diagnostics may not.
 */
record MethodList(ConfigPlace place, String key, List<MethodSpec> catalogue, Optional<Benchmark> judge) {
    private static final String LABEL = "[A-Za-z0-9.-]{1,16}";

    /** One entry, taken apart. */
    private record Entry(Node name, MappingNode parameters, ConfigPlace within) {}

    /**
     * A list of methods: names, {@code {name: {parameter: value}}}, or programs, {@code {name: {command: [...]}}}; at least
     * one. Each at most once, unless {@code name@label} tells them apart.
     *
     * @param judge the benchmark whose table they ask
     */
    static List<MethodConfig> methods(ConfigMapping of, String key, List<MethodSpec> catalogue, Benchmark judge) {
        Node n = of.node(key);
        if (n == null) {
            throw new UsageException(of.place().where(null) + ": '" + of.place().path() + key
                    + "' is missing: expected a list of methods, such as [darts, random].");
        }
        return new MethodList(of.place(), key, catalogue, Optional.of(judge))
                .read(of.place().items(key, n));
    }

    /** A list of diagnostics, written like methods but without labels; it may be empty. */
    static List<MethodConfig> diagnostics(
            ConfigMapping of, String key, List<MethodSpec> catalogue, List<MethodConfig> standard) {
        Node n = of.node(key);
        if (n == null) {
            return standard;
        }
        boolean none = n instanceof SequenceNode list && list.getValue().isEmpty();
        return new MethodList(of.place(), key, catalogue, Optional.empty())
                .read(none ? List.of() : of.place().items(key, n));
    }

    private List<MethodConfig> read(List<Node> items) {
        boolean labels = judge.isPresent();
        List<String> names = catalogue.stream().map(MethodSpec::name).toList();
        List<MethodConfig> methods = new ArrayList<>();
        for (Node item : items) {
            Entry entry = entry(item);
            ConfigMapping parameters = new ConfigMapping(entry.within(), entry.parameters());
            boolean program = labels && YamlTree.get(entry.parameters(), ProgramSpec.COMMAND) != null;
            String chosen = program
                    ? program(entry.name(), names)
                    : labels ? labelled(entry.name(), names) : place.word(key, entry.name(), names);
            if (methods.stream().anyMatch(before -> alike(before.name()).equals(alike(chosen)))) {
                throw place.refused(
                        key,
                        entry.name(),
                        "'" + chosen + "' is given twice. "
                                + (labels ? "Tell them apart by labels: " + free(chosen, methods) + "." : "Keep one."));
            }
            methods.add(
                    program
                            ? ProgramSpec.read(chosen, parameters, judge.orElseThrow())
                            : catalogue.get(names.indexOf(bare(chosen))).read(chosen, parameters));
        }
        return methods;
    }

    private Entry entry(Node item) {
        if (!(item instanceof MappingNode m && m.getValue().size() == 1)) {
            return new Entry(item, YamlTree.parse("{}", key).mapping(), place.in(key));
        }
        NodeTuple only = m.getValue().get(0);
        String name = place.text(key, only.getKeyNode(), "a name");
        if (!(only.getValueNode() instanceof MappingNode values)) {
            throw place.wrong(key + "." + name, only.getValueNode(), "{parameter: value}");
        }
        return new Entry(only.getKeyNode(), values, place.in(key + "." + name));
    }

    /** The name that the user gave to a program. */
    private String program(Node n, List<String> names) {
        String text = place.text(key, n, "a name");
        if (!ProgramSpec.isName(text)) {
            throw place.wrong(key, n, "a name of up to 40 of A-Z a-z 0-9 . - that begins with a letter");
        }
        if (names.contains(bare(text))) {
            throw place.refused(
                    key,
                    n,
                    "'" + text + "' is a method that Assay has, and has no command. Give the program another name.");
        }
        return text;
    }

    /** One of the names, with or without {@code @label} after it. */
    private String labelled(Node n, List<String> names) {
        String text = n instanceof ScalarNode s ? s.getValue() : "";
        int at = text.indexOf('@');
        if (at < 0 || !names.contains(text.substring(0, at))) {
            return place.word(key, n, names);
        }
        if (!text.substring(at + 1).matches(LABEL)) {
            throw place.wrong(key, n, "up to 16 of A-Z a-z 0-9 . - behind the '@'");
        }
        return text;
    }

    /** The name without its label. */
    private static String bare(String name) {
        return name.replaceFirst("@.*", "");
    }

    /** Two labels that are still free: {@code darts@a, darts@b}. */
    private static String free(String twice, List<MethodConfig> methods) {
        String name = bare(twice);
        return IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> name + '@' + (char) letter)
                .filter(label -> methods.stream().noneMatch(m -> alike(m.name()).equals(alike(label))))
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /** Equal for names that would share a file of the report. */
    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
