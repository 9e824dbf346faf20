package assay.internal.experiments.config.yaml;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of an experiment file while it is read. Each key is read with its type; {@link #done} refuses all keys that were
 * not read.
 */
public final class ConfigMapping {
    private static final long LONGEST_RANGE = 100_000;
    private static final int LONGEST_TEXT = 4096;
    private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";

    private final ConfigPlace place;
    private final MappingNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    public ConfigMapping(YamlTree tree, String path, MappingNode node) {
        this(new ConfigPlace(tree, path), node);
    }

    public ConfigMapping(ConfigPlace place, MappingNode node) {
        this.place = place;
        this.node = node;
    }

    /** The section with this name; an empty one if it is not given. */
    public ConfigMapping section(String key) {
        Node n = take(key);
        if (n == null) {
            return new ConfigMapping(place.in(key), YamlTree.parse("{}", key).mapping());
        }
        if (n instanceof MappingNode m) {
            return new ConfigMapping(place.in(key), m);
        }
        throw place.wrong(key, n, "a section of 'key: value'");
    }

    /** Whether the file has this key. */
    public boolean given(String key) {
        return take(key) != null;
    }

    public int integer(String key, int standard, int min, int max) {
        return (Integer) setting(new Whole(key, standard, min, max, ""));
    }

    public int integer(String key, int standard, List<Integer> allowed) {
        Node n = take(key);
        int value = n == null ? standard : integer(key, n);
        if (!allowed.contains(value)) {
            throw place.wrong(key, n, "one of " + ConfigPlace.join(allowed));
        }
        return value;
    }

    private int integer(String key, Node n) {
        String expected = "a whole number";
        try {
            return Integer.parseInt(place.text(key, n, expected).replace("_", ""));
        } catch (NumberFormatException e) {
            throw place.wrong(key, n, expected);
        }
    }

    public double number(String key, double standard, double min, double max) {
        return (Double) setting(new Real(key, standard, min, max, ""));
    }

    public boolean flag(String key, boolean standard) {
        Node n = take(key);
        return n == null
                ? standard
                : place.word(key, n, List.of("true", "false")).equals("true");
    }

    public String word(String key, String standard, List<String> words) {
        Node n = take(key);
        return n == null ? standard : place.word(key, n, words);
    }

    /** The value of a declared setting, or its default. */
    public Object setting(Setting s) {
        Node n = take(s.name());
        return n == null
                ? s.standard()
                : s.fold(
                        whole -> checked(s, n, ConfigMapping::whole),
                        real -> checked(s, n, ConfigMapping::real),
                        choice -> word(choice, n));
    }

    /**
     * One of the words, or another value that the choice accepts. For such a value, a mapping {@code rule: [a, b]} stands for
     * {@code rule(a,b)}.
     */
    private Object word(Choice<?> choice, Node n) {
        String text =
                n instanceof MappingNode m ? call(m).orElse(null) : n instanceof ScalarNode s ? s.getValue() : null;
        if (text != null && !choice.words().contains(text)) {
            Optional<?> other = choice.others().apply(text);
            if (other.isPresent()) {
                return other.get();
            }
        }
        return place.word(choice.name(), n, choice.words());
    }

    private static Optional<String> call(MappingNode m) {
        if (m.getValue().size() == 1
                && m.getValue().get(0).getKeyNode() instanceof ScalarNode rule
                && m.getValue().get(0).getValueNode() instanceof SequenceNode list
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return Optional.of(list.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .collect(Collectors.joining(",", rule.getValue() + "(", ")")));
        }
        return Optional.empty();
    }

    private Object checked(Setting s, Node n, Function<String, Object> number) {
        Object found = number.apply(place.text(s.name(), n, s.expected("")));
        try {
            return s.check(found);
        } catch (UsageException e) {
            throw place.wrong(s.name(), n, s.expected(found));
        }
    }

    /** An integer, if the text is one. Otherwise a number that is too large, or the text itself; no setting accepts these. */
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
    public List<String> words(String key, List<String> standard, List<String> words) {
        Node n = take(key);
        return n == null ? standard : place.distinct(key, n, item -> place.word(key, item, words));
    }

    /** The same; it may be empty. */
    public List<String> wordsOrNone(String key, List<String> standard, List<String> words) {
        return take(key) instanceof SequenceNode list && list.getValue().isEmpty()
                ? List.of()
                : words(key, standard, words);
    }

    /** A list of any texts, which may be empty. */
    public List<String> texts(String key) {
        Node n = take(key);
        return n == null || n instanceof SequenceNode list && list.getValue().isEmpty()
                ? List.of()
                : place.items(key, n).stream()
                        .map(i -> place.text(key, i, "a text"))
                        .toList();
    }

    /** The same, of seeds of trainings: 0 to 2^31-1, as files and answers hold them. */
    public List<Long> trainingSeeds(String key) {
        List<Long> all = longs(key, List.of(0L));
        all.stream().filter(s -> s < 0 || s > Integer.MAX_VALUE).findFirst().ifPresent(s -> {
            throw place.refused(
                    key, take(key), "expected whole numbers from 0 to " + Integer.MAX_VALUE + ", found " + s + ".");
        });
        return all;
    }

    /**
     * A list of whole numbers without repetition, at least one; an entry {@code 0..499} means all numbers in this range, at
     * most 100,000.
     */
    public List<Long> longs(String key, List<Long> standard) {
        Node n = take(key);
        if (n == null) {
            return standard;
        }
        Set<Long> all = new LinkedHashSet<>();
        for (Node item : place.items(key, n)) {
            range(key, item).forEach(value -> {
                if (!all.add(value)) {
                    throw place.twice(key, item, value);
                }
            });
        }
        return List.copyOf(all);
    }

    /** A list of as many shares, or one more, each from 0 to below 1. */
    public List<Double> shares(String key, List<Double> standard) {
        Node n = take(key);
        if (n == null) {
            return standard;
        }
        List<Double> all = new ArrayList<>();
        for (Node item : place.items(key, n)) {
            String expected = "a share from 0 to below 1";
            String text = place.text(key, item, expected);
            if (!text.matches(NUMBER) || !(Double.parseDouble(text) >= 0 && Double.parseDouble(text) < 1)) {
                throw place.wrong(key, item, expected);
            }
            all.add(Double.parseDouble(text));
        }
        if (all.size() != standard.size() && all.size() != standard.size() + 1) {
            throw new UsageException(place.where(n) + ": " + key + ": expected a list of " + standard.size() + " or "
                    + (standard.size() + 1) + " shares such as " + standard + ", found " + all.size() + ".");
        }
        return List.copyOf(all);
    }

    private LongStream range(String key, Node item) {
        String expected = "a whole number";
        String[] ends = place.text(key, item, expected).split("\\.\\.", -1);
        try {
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            if (ends.length <= 2 && last >= first && Math.subtractExact(last, first) < LONGEST_RANGE) {
                return LongStream.rangeClosed(first, last);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw place.wrong(key, item, expected);
        }
        throw place.wrong(key, item, "a range of at most " + LONGEST_RANGE + " whole numbers such as 0..499");
    }

    /** A text that {@code check} accepts; an error message of {@code check} follows the place. */
    public String checked(String key, String standard, Consumer<String> check) {
        Node n = take(key);
        String value = n == null ? standard : place.text(key, n, "a text");
        try {
            check.accept(value);
        } catch (UsageException e) {
            throw new UsageException(place.where(n) + ": " + e.getMessage(), e);
        }
        return value;
    }

    /** A program and its arguments: a list of texts, at least one. */
    public List<String> command(String key) {
        List<String> all = new ArrayList<>();
        for (Node item : place.items(key, take(key))) {
            String text = place.text(key, item, "a text");
            if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                throw place.wrong(key, item, "1 to " + LONGEST_TEXT + " characters");
            }
            all.add(text);
        }
        return all;
    }

    /** The value of a key, for readers of values that are no plain types; null if it is not given. */
    public Node node(String key) {
        return take(key);
    }

    /** The place of this mapping in its file, for their messages. */
    public ConfigPlace place() {
        return place;
    }

    /** The keys of a section whose keys are names of the user's own. */
    public List<String> keys() {
        List<String> keys = node.getValue().stream()
                .map(t -> ((ScalarNode) t.getKeyNode()).getValue())
                .toList();
        asked.addAll(keys);
        return keys;
    }

    /** Whether the value of a key is a section, and not a text or a list. */
    public boolean isSection(String key) {
        return take(key) instanceof MappingNode;
    }

    /** Whether the value of a key is a list. */
    public boolean isList(String key) {
        return take(key) instanceof SequenceNode;
    }

    /** Refuses a section without this key. */
    public void require(String key, String expected) {
        if (take(key) == null) {
            throw new UsageException(place.where(node) + ": '" + place.path() + key + "' is missing: expected "
                    + expected + "." + Nearest.hint(key, unread()));
        }
    }

    private List<String> unread() {
        return node.getValue().stream()
                .map(t -> ((ScalarNode) t.getKeyNode()).getValue())
                .filter(k -> !asked.contains(k))
                .toList();
    }

    /** A text that must be given. */
    public String required(String key, String expected) {
        require(key, expected);
        return place.text(key, take(key), expected);
    }

    /** A word that must be given. */
    public String requiredWord(String key, List<String> words) {
        required(key, "one of " + ConfigPlace.join(words));
        return word(key, "", words);
    }

    /** A refusal of the value of a key, or of its absence. */
    public UsageException refused(String key, String why) {
        Node n = take(key);
        return place.refused(key, n == null ? node : n, why);
    }

    /** Refuses keys that were not read. */
    public void done() {
        for (NodeTuple t : node.getValue()) {
            String key = ((ScalarNode) t.getKeyNode()).getValue();
            if (!asked.contains(key)) {
                throw new UsageException(place.where(t.getKeyNode()) + ": unknown key '" + place.path() + key
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
}
