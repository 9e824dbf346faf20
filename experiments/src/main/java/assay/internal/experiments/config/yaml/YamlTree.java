package assay.internal.experiments.config.yaml;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.internal.core.io.PlainFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * An experiment file as a tree of nodes that know their line and column. YAML never makes objects by itself; all values are
 * read explicitly.
 */
public final class YamlTree {
    /** Much more than any experiment file needs. */
    private static final int MAX_BYTES = 1 << 20;

    private final MappingNode root;

    /** The source of each node: the file, or the flag. */
    private final Map<Node, String> sources = new IdentityHashMap<>();

    private final String source;

    private YamlTree(Node root, String source) {
        this.source = source;
        if (root != null && !(root instanceof MappingNode)) {
            throw new UsageException(where(root) + ": expected 'key: value' lines, found something else.");
        }
        this.root = root == null ? empty(null) : (MappingNode) root;
        checkForm(this.root);
    }

    public static YamlTree read(Path file) {
        return parse(text(file), file.getFileName().toString());
    }

    /**
     * The text of a file.
     *
     * @throws DataFormatException if it is too long, or no UTF-8
     */
    public static String text(Path file) {
        PlainFile.refuseOthers(file);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": expected an experiment file of at most 1 MiB, found " + Files.size(file) + " bytes.");
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new DataFormatException(file.toString(), -1, file + ": expected UTF-8 text, found other bytes.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static YamlTree parse(String text, String source) {
        return new YamlTree(compose(text, source), source);
    }

    private static Node compose(String text, String source) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(16);
        options.setNestingDepthLimit(16);
        options.setCodePointLimit(Math.max(MAX_BYTES, text.length() + 1)); // for files the limit of bytes is enough
        try {
            return new Composer(
                            new ParserImpl(new StreamReader(new StringReader(text)), options), new Resolver(), options)
                    .getSingleNode();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new UsageException(
                    source + " line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1) + ": not YAML: "
                            + e.getProblem() + ".",
                    e);
        } catch (YAMLException e) {
            throw new UsageException(
                    source + ": not YAML: " + e.getMessage().lines().findFirst().orElse("") + ".", e);
        }
    }

    public ConfigMapping root() {
        return new ConfigMapping(this, "", root);
    }

    public MappingNode mapping() {
        return root;
    }

    /** {@code FILE line 3 column 5}. */
    public String where(Node node) {
        if (node == null || node.getStartMark() == null) {
            return source;
        }
        String flag = sources.get(node);
        Mark mark = node.getStartMark();
        return flag != null ? flag : source + " line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1);
    }

    /** Puts {@code supernet.epochs=5} into the tree, and replaces an old value. */
    public void set(String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new UsageException("--set: expected KEY=VALUE such as supernet.epochs=5, found '" + override + "'.");
        }
        String flag = "--set " + override;
        Node value = compose(override.substring(equals + 1), flag);
        if (value == null) {
            throw new UsageException(flag + ": expected a value after '=', found none.");
        }
        mark(value, flag);
        String[] path = override.substring(0, equals).split("\\.", -1);
        MappingNode at = root;
        for (int i = 0; i < path.length - 1; i++) {
            Node next = get(at, path[i]);
            if (!(next instanceof MappingNode)) {
                MappingNode made = empty(value);
                sources.put(made, flag);
                put(at, path[i], made, flag);
                next = made;
            }
            at = (MappingNode) next;
        }
        put(at, path[path.length - 1], value, flag);
        checkForm(value);
    }

    public static Node get(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(t ->
                        t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private void put(MappingNode mapping, String key, Node value, String flag) {
        mapping.getValue()
                .removeIf(t ->
                        t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key));
        ScalarNode name =
                new ScalarNode(Tag.STR, key, value.getStartMark(), value.getEndMark(), DumperOptions.ScalarStyle.PLAIN);
        sources.put(name, flag);
        mapping.getValue().add(new NodeTuple(name, value));
    }

    private void mark(Node node, String flag) {
        sources.put(node, flag);
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(n -> mark(n, flag));
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(t -> {
                mark(t.getKeyNode(), flag);
                mark(t.getValueNode(), flag);
            });
        }
    }

    private static MappingNode empty(Node like) {
        return new MappingNode(
                Tag.MAP,
                true,
                new ArrayList<>(),
                like == null ? null : like.getStartMark(),
                like == null ? null : like.getEndMark(),
                DumperOptions.FlowStyle.BLOCK);
    }

    /** Refuses a key given twice, and anchors, with which a file can contain itself. */
    private void checkForm(Node node) {
        if (node.getAnchor() != null) {
            throw new UsageException(where(node) + ": expected plain values, found the anchor '&" + node.getAnchor()
                    + "'. Write it out.");
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::checkForm);
        } else if (node instanceof MappingNode map) {
            Map<String, Node> seen = new HashMap<>();
            for (NodeTuple t : List.copyOf(map.getValue())) {
                if (!(t.getKeyNode() instanceof ScalarNode key)) {
                    throw new UsageException(where(t.getKeyNode()) + ": expected a name as key, found something else.");
                }
                Node before = seen.put(key.getValue(), key);
                if (before != null) {
                    throw new UsageException(where(key) + ": '" + key.getValue() + "' is given twice, first at "
                            + where(before) + ". Keep one.");
                }
                checkForm(t.getValueNode());
            }
        }
    }
}
