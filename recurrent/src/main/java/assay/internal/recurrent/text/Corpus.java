package assay.internal.recurrent.text;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A text in three parts, as numbers of words. Words are numbered in the order of their first appearance over train, then valid,
 * then test, as in the published programs: the vocabulary has the words of all three.
 */
public final class Corpus {
    /** The name of Penn Treebank in {@link #known}. */
    public static final String PTB = "Penn Treebank (Mikolov's preprocessing)";

    /** The name of WikiText-2 in {@link #known}. */
    public static final String WIKITEXT2 = "WikiText-2";

    private final String name;
    private final Vocabulary vocabulary;
    private final Map<TextSplit, int[]> tokens = new EnumMap<>(TextSplit.class);
    private final Map<TextSplit, Facts> facts = new EnumMap<>(TextSplit.class);

    /**
     * What a part was read from.
     *
     * @param known the published file that it equals byte for byte; empty if it is not a file that we know
     */
    public record Facts(String source, long bytes, String sha256, Optional<String> known) {}

    private Corpus(String name, Map<TextSplit, TextFile> files) {
        this.name = name;
        vocabulary = new Vocabulary();
        for (TextSplit split : TextSplit.values()) {
            TextFile file = files.get(split);
            int[] read = Tokens.of(file.characters(), vocabulary::add);
            if (read.length < 2) {
                throw new DataFormatException(
                        file.source(),
                        0,
                        file.source() + ": refused: expected a text of at least 2 words, with <eos> behind every line,"
                                + " found " + (file.bytes() == 0 ? "an empty file" : Integer.toString(read.length))
                                + ". Is this the right file?");
            }
            tokens.put(split, read);
            facts.put(split, new Facts(file.source(), file.bytes(), file.sha256(), file.known()));
        }
        if (vocabulary.size() < 2) {
            throw new DataFormatException(
                    name,
                    0,
                    "text " + name + ": refused: expected at least 2 different words, found "
                            + vocabulary.words().get(0) + " alone. Is this the right folder?");
        }
    }

    /** A folder with {@code train.txt}, {@code valid.txt} and {@code test.txt}, or with the files of Penn Treebank or WikiText. */
    public static Corpus read(Path folder) {
        TextFolder found = new TextFolder(folder);
        Map<TextSplit, Path> paths = new EnumMap<>(TextSplit.class);
        for (TextSplit split : TextSplit.values()) {
            paths.put(split, found.file(split)); // checks that all three exist before one is read
        }
        Map<TextSplit, TextFile> files = new EnumMap<>(TextSplit.class);
        paths.forEach((split, path) -> files.put(split, TextFile.read(path)));
        return new Corpus(folder.toString(), files);
    }

    /** A text from its parts. */
    public static Corpus of(String name, String train, String valid, String test) {
        Map<TextSplit, TextFile> files = new EnumMap<>(TextSplit.class);
        List<String> texts = List.of(train, valid, test);
        for (TextSplit split : TextSplit.values()) {
            byte[] bytes = texts.get(split.ordinal()).getBytes(StandardCharsets.UTF_8);
            files.put(split, TextFile.of(name + " " + split.word(), bytes));
        }
        return new Corpus(name, files);
    }

    /** A text from the bytes of its parts' files. */
    static Corpus of(String name, Map<TextSplit, byte[]> parts) {
        Map<TextSplit, TextFile> files = new EnumMap<>(TextSplit.class);
        parts.forEach((split, bytes) -> files.put(split, TextFile.of(name + " " + split.word(), bytes)));
        return new Corpus(name, files);
    }

    /** The same text with at most this number of training words, the first ones; the vocabulary stays the same. */
    public Corpus withTraining(int words) {
        return new Corpus(this, words);
    }

    private Corpus(Corpus whole, int words) {
        name = whole.name;
        vocabulary = whole.vocabulary;
        tokens.putAll(whole.tokens);
        tokens.computeIfPresent(TextSplit.TRAIN, (s, t) -> t.length <= words ? t : Arrays.copyOf(t, words));
        facts.putAll(whole.facts);
    }

    /** The folder, or the name of the text that the program carries. */
    public String name() {
        return name;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The words of a part, as numbers. Not a copy: do not change it. */
    public int[] tokens(TextSplit split) {
        return tokens.get(split);
    }

    /** What a part was read from. */
    public Facts facts(TextSplit split) {
        return facts.get(split);
    }

    /** The published text that this one is, if all three parts equal its files byte for byte. */
    public Optional<String> known() {
        TreeSet<String> names = new TreeSet<>();
        facts.values().forEach(f -> names.add(f.known().orElse("")));
        return names.size() == 1 && !names.first().isEmpty() ? Optional.of(names.first()) : Optional.empty();
    }

    /** A checksum of all three parts. */
    public String sha256() {
        String all = facts.values().stream().map(Facts::sha256).collect(Collectors.joining());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    /** A description for people: the text's name, its words and its size. */
    public String words() {
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,d words of training, %,d of validation, %,d of test; vocabulary %,d",
                known().orElse(name),
                tokens(TextSplit.TRAIN).length,
                tokens(TextSplit.VALID).length,
                tokens(TextSplit.TEST).length,
                vocabulary.size());
    }

    /**
     * The words of a part as numbers of another vocabulary, that of a trained model.
     *
     * @throws DataFormatException naming words that the vocabulary does not have
     */
    public int[] tokens(TextSplit split, Vocabulary other) {
        if (other.words().equals(vocabulary.words())) {
            return tokens(split);
        }
        int[] all = tokens(split).clone();
        TreeSet<String> unknown = new TreeSet<>();
        for (int i = 0; i < all.length; i++) {
            String word = vocabulary.words().get(all[i]);
            all[i] = other.find(word).orElse(-1);
            if (all[i] < 0) {
                unknown.add(word);
            }
        }
        if (!unknown.isEmpty()) {
            String source = facts.get(split).source();
            throw new DataFormatException(
                    source,
                    -1,
                    source + ": expected words of the model's vocabulary (" + other.size() + "), found "
                            + unknown.size() + " that it does not have: "
                            + unknown.stream().limit(3).collect(Collectors.joining(", "))
                            + (unknown.size() > 3 ? ", ..." : "")
                            + ". Evaluate on the text that it was trained on, or put a word of its vocabulary, such as"
                            + " <unk>, in their places.");
        }
        return all;
    }
}
