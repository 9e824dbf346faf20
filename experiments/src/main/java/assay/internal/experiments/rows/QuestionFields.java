package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a question as texts, whether they come from flags or from a row of a batch. The names are those of the flags,
 * and of the fields of {@code --json}.
 */
public final class QuestionFields {
    /** What names an architecture. */
    public static final List<String> ARCHITECTURE = List.of("arch", "index", "hash", "adjacency", "ops", "space");

    /** What says which of its numbers. */
    public static final List<String> QUESTION =
            List.of("dataset", "split", "schedule", "trials", "epoch", "metric", "device");

    /** Also as tables of floating-point numbers have it. */
    private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]{1,12})(\\.0*)?");

    private final String prefix;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param prefix before a name in messages: {@code --} for flags */
    public QuestionFields(String prefix) {
        this.prefix = prefix;
    }

    /** Adds a part; null and an empty text are none. */
    public QuestionFields put(String name, Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
        return this;
    }

    /** All of these, and those that {@code others} has besides. */
    public QuestionFields with(QuestionFields others) {
        QuestionFields all = new QuestionFields(prefix);
        all.texts.putAll(others.texts);
        all.texts.putAll(texts);
        return all;
    }

    /** All of these, with those of {@code others} in place of theirs. */
    public QuestionFields changed(QuestionFields others) {
        QuestionFields all = with(others);
        all.texts.putAll(others.texts);
        return all;
    }

    public Map<String, String> texts() {
        return texts;
    }

    /** The name as messages have it. */
    public String named(String name) {
        return prefix + name;
    }

    public boolean has(String name) {
        return texts.containsKey(name);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    public String get(String name) {
        return texts.get(name);
    }

    public OptionalInt number(String name) {
        String text = texts.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        Matcher whole = WHOLE.matcher(text.strip());
        try {
            return OptionalInt.of(Integer.parseInt(whole.matches() ? whole.group(1) : text));
        } catch (NumberFormatException e) {
            throw new UsageException(named(name) + ": expected a whole number, found '" + text + "'.", e);
        }
    }

    /** Which of these it lacks, as messages name them. */
    public List<String> missing(List<String> names) {
        return names.stream().filter(n -> !has(n)).map(this::named).toList();
    }

    /** Which of these it has, as messages name them. */
    public List<String> present(List<String> names) {
        return names.stream().filter(this::has).map(this::named).toList();
    }
}
