package assay.internal.experiments.config.yaml;

import assay.core.error.UsageException;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        return new SettingReader(place).read(s, take(s.name()));
    }

    /** A list of words without repetition, at least one. */
    public List<String> words(String key, List<String> standard, List<String> words) {
        return lists().words(key, take(key), standard, words);
    }

    /** The same; it may be empty. */
    public List<String> wordsOrNone(String key, List<String> standard, List<String> words) {
        return lists().wordsOrNone(key, take(key), standard, words);
    }

    /** A list of any texts, which may be empty. */
    public List<String> texts(String key) {
        return lists().texts(key, take(key));
    }

    /** The same, of seeds of trainings: 0 to 2^31-1, as files and answers hold them. */
    public List<Long> trainingSeeds(String key) {
        return lists().trainingSeeds(key, take(key));
    }

    /**
     * A list of whole numbers without repetition, at least one; an entry {@code 0..499} means all numbers in this range, at
     * most 100,000.
     */
    public List<Long> longs(String key, List<Long> standard) {
        return lists().longs(key, take(key), standard);
    }

    /** A list of as many shares, or one more, each from 0 to below 1. */
    public List<Double> shares(String key, List<Double> standard) {
        return lists().shares(key, take(key), standard);
    }

    /** A program and its arguments: a list of texts, at least one. */
    public List<String> command(String key) {
        return lists().command(key, take(key));
    }

    private ListReader lists() {
        return new ListReader(place);
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
