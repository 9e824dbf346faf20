package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.truth.Benchmark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of an experiment file while it is read: each key is asked for by its type, and {@link #done} refuses what
 * nobody asked for.
 */
final class ConfigMapping {
    private static final long LONGEST_RANGE = 100_000;
    private static final int LONGEST_TEXT = 4096;
    private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";
    private static final String LABEL = "[A-Za-z0-9.-]{1,16}";

    private final YamlTree tree;
    private final String path;
    private final MappingNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    ConfigMapping(YamlTree tree, String path, MappingNode node) {
        this.tree = tree;
        this.path = path;
        this.node = node;
    }

    /** The section of this name; where it is not given, an empty one. */
    ConfigMapping section(String key) {
        Node n = take(key);
        if (n == null) {
            return new ConfigMapping(
                    tree, path + key + ".", YamlTree.parse("{}", key).mapping());
        }
        if (n instanceof MappingNode m) {
            return new ConfigMapping(tree, path + key + ".", m);
        }
        throw wrong(key, n, "a section of 'key: value'");
    }

    /** Whether the file has this key. */
    boolean given(String key) {
        return take(key) != null;
    }

    int integer(String key, int standard, int min, int max) {
        return (Integer) setting(new Whole(key, standard, min, max, ""));
    }

    int integer(String key, int standard, List<Integer> allowed) {
        Node n = take(key);
        int value = n == null ? standard : integer(key, n);
        if (!allowed.contains(value)) {
            throw wrong(key, n, "one of " + join(allowed));
        }
        return value;
    }

    private int integer(String key, Node n) {
        String expected = "a whole number";
        try {
            return Integer.parseInt(text(key, n, expected).replace("_", ""));
        } catch (NumberFormatException e) {
            throw wrong(key, n, expected);
        }
    }

    double number(String key, double standard, double min, double max) {
        return (Double) setting(new Real(key, standard, min, max, ""));
    }

    boolean flag(String key, boolean standard) {
        Node n = take(key);
        return n == null ? standard : word(key, n, List.of("true", "false")).equals("true");
    }

    String word(String key, String standard, List<String> words) {
        Node n = take(key);
        return n == null ? standard : word(key, n, words);
    }

    /** The value of a declared setting, or its default. */
    Object setting(Setting s) {
        Node n = take(s.name());
        return n == null
                ? s.standard()
                : s.fold(
                        whole -> checked(s, n, ConfigMapping::whole),
                        real -> checked(s, n, ConfigMapping::real),
                        choice -> word(s.name(), n, choice.words()));
    }

    private Object checked(Setting s, Node n, Function<String, Object> number) {
        Object found = number.apply(text(s.name(), n, s.expected("")));
        try {
            return s.check(found);
        } catch (UsageException e) {
            throw wrong(s.name(), n, s.expected(found));
        }
    }

    /** An integer where it is one; else a number that is too large, or the text itself: no setting accepts those. */
    private static Object whole(String text) {
        String digits = text.replace("_", "");
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return digits.matches("[+]?\\d+") ? Double.valueOf(digits) : text;
        }
    }

    private static Object real(String text) {
        return text.matches(NUMBER) ? Double.valueOf(text) : text;
    }

    /** A list of words without repetition, at least one. */
    List<String> words(String key, List<String> standard, List<String> words) {
        Node n = take(key);
        return n == null ? standard : distinct(key, n, item -> word(key, item, words));
    }

    /** The same; it may be empty. */
    List<String> wordsOrNone(String key, List<String> standard, List<String> words) {
        return take(key) instanceof SequenceNode list && list.getValue().isEmpty()
                ? List.of()
                : words(key, standard, words);
    }

    /** A list of any texts, which may be empty. */
    List<String> texts(String key) {
        Node n = take(key);
        return n == null || n instanceof SequenceNode list && list.getValue().isEmpty()
                ? List.of()
                : items(key, n).stream().map(i -> text(key, i, "a text")).toList();
    }

    /**
     * A list of whole numbers without repetition, at least one; an entry {@code 0..499} stands for all from the one to the
     * other, at most 100,000.
     */
    List<Long> longs(String key, List<Long> standard) {
        Node n = take(key);
        if (n == null) {
            return standard;
        }
        Set<Long> all = new LinkedHashSet<>();
        for (Node item : items(key, n)) {
            range(key, item).forEach(value -> {
                if (!all.add(value)) {
                    throw twice(key, item, value);
                }
            });
        }
        return List.copyOf(all);
    }

    private LongStream range(String key, Node item) {
        String expected = "a whole number";
        String[] ends = text(key, item, expected).split("\\.\\.", -1);
        try {
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            if (ends.length <= 2 && last >= first && Math.subtractExact(last, first) < LONGEST_RANGE) {
                return LongStream.rangeClosed(first, last);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(key, item, expected);
        }
        throw wrong(key, item, "a range of at most " + LONGEST_RANGE + " whole numbers such as 0..499");
    }

    /** A text that {@code check} accepts; its exception's message is kept behind the place. */
    String checked(String key, String standard, Consumer<String> check) {
        Node n = take(key);
        String value = n == null ? standard : text(key, n, "a text");
        try {
            check.accept(value);
        } catch (UsageException e) {
            throw new UsageException(tree.where(n) + ": " + e.getMessage(), e);
        }
        return value;
    }

    /** A program and its arguments: a list of texts, at least one. */
    List<String> command(String key) {
        List<String> all = new ArrayList<>();
        for (Node item : items(key, take(key))) {
            String text = text(key, item, "a text");
            if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                throw wrong(key, item, "1 to " + LONGEST_TEXT + " characters");
            }
            all.add(text);
        }
        return all;
    }

    /**
     * A list of methods: names, {@code {name: {parameter: value}}}, or programs, {@code {name: {command: [...]}}}; at least one.
     * Each at most once, unless {@code name@label} tells them apart.
     *
     * @param judge whose table they ask
     */
    List<MethodConfig> methods(String key, List<MethodSpec> catalogue, Benchmark judge) {
        Node n = take(key);
        if (n == null) {
            throw new UsageException(tree.where(null) + ": '" + path + key + "' is missing: expected a list of methods,"
                    + " such as [darts, random].");
        }
        return named(key, items(key, n), catalogue, Optional.of(judge));
    }

    /** A list of diagnostics, written as methods are but without labels; it may be empty. */
    List<MethodConfig> diagnostics(String key, List<MethodSpec> catalogue, List<MethodConfig> standard) {
        Node n = take(key);
        if (n == null) {
            return standard;
        }
        boolean none = n instanceof SequenceNode list && list.getValue().isEmpty();
        return named(key, none ? List.of() : items(key, n), catalogue, Optional.empty());
    }

    /** @param judge of methods, which may have labels and be programs */
    private List<MethodConfig> named(
            String key, List<Node> items, List<MethodSpec> catalogue, Optional<Benchmark> judge) {
        boolean labels = judge.isPresent();
        List<String> names = catalogue.stream().map(MethodSpec::name).toList();
        List<MethodConfig> methods = new ArrayList<>();
        for (Node item : items) {
            Node name = item;
            ConfigMapping parameters = new ConfigMapping(
                    tree, path + key + ".", YamlTree.parse("{}", key).mapping());
            if (item instanceof MappingNode m && m.getValue().size() == 1) {
                NodeTuple only = m.getValue().get(0);
                name = only.getKeyNode();
                String of = text(key, name, "a name");
                if (!(only.getValueNode() instanceof MappingNode values)) {
                    throw wrong(key + "." + of, only.getValueNode(), "{parameter: value}");
                }
                parameters = new ConfigMapping(tree, path + key + "." + of + ".", values);
            }
            boolean program = labels && YamlTree.get(parameters.node, ProgramSpec.COMMAND) != null;
            String chosen =
                    program ? program(key, name, names) : labels ? labelled(key, name, names) : word(key, name, names);
            if (methods.stream().anyMatch(before -> alike(before.name()).equals(alike(chosen)))) {
                throw new UsageException(tree.where(name) + ": " + path + key + ": '" + chosen + "' is given twice. "
                        + (labels ? "Tell them apart by labels: " + free(chosen, methods) + "." : "Keep one."));
            }
            if (program) {
                methods.add(ProgramSpec.read(chosen, parameters, judge.orElseThrow()));
                continue;
            }
            MethodSpec spec = catalogue.get(names.indexOf(chosen.replaceFirst("@.*", "")));
            methods.add(spec.read(chosen, parameters));
        }
        return methods;
    }

    /** Two labels that are still free: {@code darts@a, darts@b}. */
    private static String free(String twice, List<MethodConfig> methods) {
        String name = twice.replaceFirst("@.*", "");
        return IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> name + '@' + (char) letter)
                .filter(label -> methods.stream().noneMatch(m -> alike(m.name()).equals(alike(label))))
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /** Refuses keys that nobody asked for. */
    void done() {
        for (NodeTuple t : node.getValue()) {
            String key = ((ScalarNode) t.getKeyNode()).getValue();
            if (!asked.contains(key)) {
                throw new UsageException(tree.where(t.getKeyNode()) + ": unknown key '" + path + key
                        + "': expected "
                        + (asked.isEmpty() ? "none here" : "one of " + String.join(", ", asked)) + "."
                        + Nearest.hint(key, asked));
            }
        }
    }

    private Node take(String key) {
        asked.add(key);
        return YamlTree.get(node, key);
    }

    /** Equal for names that would share a file of the report. */
    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** What the user calls a program. */
    private String program(String key, Node n, List<String> names) {
        String text = text(key, n, "a name");
        if (!ProgramSpec.isName(text)) {
            throw wrong(key, n, "a name of up to 40 of A-Z a-z 0-9 . - that begins with a letter");
        }
        if (names.contains(text.replaceFirst("@.*", ""))) {
            throw new UsageException(tree.where(n) + ": " + path + key + ": '" + text + "' is a method that Assay has,"
                    + " and has no command. Call the program otherwise.");
        }
        return text;
    }

    /** One of the names, with or without {@code @label} behind it. */
    private String labelled(String key, Node n, List<String> names) {
        String text = n instanceof ScalarNode s ? s.getValue() : "";
        int at = text.indexOf('@');
        if (at < 0 || !names.contains(text.substring(0, at))) {
            return word(key, n, names);
        }
        if (!text.substring(at + 1).matches(LABEL)) {
            throw wrong(key, n, "up to 16 of A-Z a-z 0-9 . - behind the '@'");
        }
        return text;
    }

    private String word(String key, Node n, List<String> words) {
        String text = text(key, n, "one of " + join(words));
        if (!words.contains(text)) {
            throw new UsageException(tree.where(n) + ": " + path + key + ": expected one of " + join(words)
                    + ", found '" + text + "'." + Nearest.hint(text, words));
        }
        return text;
    }

    private <T> List<T> distinct(String key, Node n, Function<Node, T> read) {
        List<T> all = new ArrayList<>();
        for (Node item : items(key, n)) {
            T value = read.apply(item);
            if (all.contains(value)) {
                throw twice(key, item, value);
            }
            all.add(value);
        }
        return all;
    }

    private UsageException twice(String key, Node item, Object value) {
        return new UsageException(tree.where(item) + ": " + path + key + ": '" + value + "' is given twice. Keep one.");
    }

    private List<Node> items(String key, Node n) {
        if (n instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        throw wrong(key, n, "a list such as [a, b] with at least one entry");
    }

    private String text(String key, Node n, String expected) {
        if (n instanceof ScalarNode s) {
            return s.getValue();
        }
        throw wrong(key, n, expected);
    }

    private UsageException wrong(String key, Node n, String expected) {
        String found = n instanceof ScalarNode s
                ? "'" + s.getValue() + "'"
                : n instanceof SequenceNode ? "a list" : "a section of 'key: value'";
        return new UsageException(
                tree.where(n) + ": " + path + key + ": expected " + expected + ", found " + found + ".");
    }

    private static String join(List<?> words) {
        return String.join(", ", words.stream().map(String::valueOf).toList());
    }
}
