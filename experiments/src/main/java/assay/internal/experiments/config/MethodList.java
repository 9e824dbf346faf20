package assay.internal.experiments.config;

import assay.core.truth.Benchmark;
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

    List<MethodConfig> read(List<Node> items) {
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
