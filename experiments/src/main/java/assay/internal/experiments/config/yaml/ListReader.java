package assay.internal.experiments.config.yaml;

import assay.core.error.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads lists of values with a type. The node of a list that is not given is null. */
record ListReader(ConfigPlace place) {
    private static final long LONGEST_RANGE = 100_000;
    private static final int LONGEST_TEXT = 4096;

    /** A list of words without repetition, at least one. */
    List<String> words(String key, Node n, List<String> standard, List<String> words) {
        return n == null ? standard : place.distinct(key, n, item -> place.word(key, item, words));
    }

    /** The same; it may be empty. */
    List<String> wordsOrNone(String key, Node n, List<String> standard, List<String> words) {
        return n instanceof SequenceNode list && list.getValue().isEmpty() ? List.of() : words(key, n, standard, words);
    }

    /** A list of any texts, which may be empty. */
    List<String> texts(String key, Node n) {
        return n == null || n instanceof SequenceNode list && list.getValue().isEmpty()
                ? List.of()
                : place.items(key, n).stream()
                        .map(i -> place.text(key, i, "a text"))
                        .toList();
    }

    /** The same, of seeds of trainings: 0 to 2^31-1, as files and answers hold them. */
    List<Long> trainingSeeds(String key, Node n) {
        List<Long> all = longs(key, n, List.of(0L));
        all.stream().filter(s -> s < 0 || s > Integer.MAX_VALUE).findFirst().ifPresent(s -> {
            throw place.refused(key, n, "expected whole numbers from 0 to " + Integer.MAX_VALUE + ", found " + s + ".");
        });
        return all;
    }

    /**
     * A list of whole numbers without repetition, at least one; an entry {@code 0..499} means all numbers in this range, at
     * most 100,000.
     */
    List<Long> longs(String key, Node n, List<Long> standard) {
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
    List<Double> shares(String key, Node n, List<Double> standard) {
        if (n == null) {
            return standard;
        }
        List<Double> all = new ArrayList<>();
        for (Node item : place.items(key, n)) {
            String expected = "a share from 0 to below 1";
            String text = place.text(key, item, expected);
            if (!text.matches(ConfigPlace.NUMBER) || !(Double.parseDouble(text) >= 0 && Double.parseDouble(text) < 1)) {
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

    /** A program and its arguments: a list of texts, at least one. */
    List<String> command(String key, Node n) {
        List<String> all = new ArrayList<>();
        for (Node item : place.items(key, n)) {
            String text = place.text(key, item, "a text");
            if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                throw place.wrong(key, item, "1 to " + LONGEST_TEXT + " characters");
            }
            all.add(text);
        }
        return all;
    }
}
