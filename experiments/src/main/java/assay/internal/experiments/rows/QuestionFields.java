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
 * The parts of a question as texts, from flags or from a row of a batch. Their names are those of the flags and of the fields
 * of {@code --json}.
 */
public final class QuestionFields {
    /** The fields that name an architecture. */
    public static final List<String> ARCHITECTURE = List.of("arch", "index", "hash", "adjacency", "ops", "space");

    /** The fields that say which number of the architecture is asked for. */
    public static final List<String> QUESTION =
            List.of("dataset", "split", "schedule", "trials", "epoch", "metric", "device");

    /** A whole number, also written as a floating-point number. */
    private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]{1,12})(\\.0*)?");

    private final String prefix;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param prefix before a name in messages: {@code --} for flags */
    public QuestionFields(String prefix) {
        this.prefix = prefix;
    }

    /** Adds a part; null and an empty text are ignored. */
    public QuestionFields put(String name, Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
        return this;
    }

    /** All of these, and further ones from {@code others}. */
    public QuestionFields with(QuestionFields others) {
        QuestionFields all = new QuestionFields(prefix);
        all.texts.putAll(others.texts);
        all.texts.putAll(texts);
        return all;
    }

    /** All of these, replaced by those of {@code others} where both have a part. */
    public QuestionFields changed(QuestionFields others) {
        QuestionFields all = with(others);
        all.texts.putAll(others.texts);
        return all;
    }

    public Map<String, String> texts() {
        return texts;
    }

    /** The name in messages. */
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

    /** Those that are missing, with their names in messages. */
    public List<String> missing(List<String> names) {
        return names.stream().filter(n -> !has(n)).map(this::named).toList();
    }

    /** Those that are given, with their names in messages. */
    public List<String> present(List<String> names) {
        return names.stream().filter(this::has).map(this::named).toList();
    }
}
