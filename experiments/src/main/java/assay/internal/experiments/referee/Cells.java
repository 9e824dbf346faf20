package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.internal.experiments.config.yaml.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of one row, by what they mean. A refusal names line and column.
 *
 * @param commas whether numbers may have a decimal comma, as in tables with semicolons between cells
 */
record Cells(String at, JudgedColumns.Use use, Map<String, String> texts, boolean commas) {
    private static final List<String> NONE = List.of("", "null", "none", "na", "n/a");
    private static final List<String> TRUE = List.of("true", "1", "1.0", "yes");
    private static final List<String> FALSE = List.of("false", "0", "0.0", "no");

    /** A whole number, also written as a floating-point number. */
    private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]{1,18})(\\.0*)?");

    private static final int LONGEST = 80;
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    /**
     * A cell that spreadsheets could run as a formula, because it calls a function or another program. {@code +aux} and
     * {@code -skip} are names.
     */
    private static final Pattern FORMULA = Pattern.compile("(^|[,;\t])\\s*[=+@-].*[(|!]");

    /** The whole row. @param absent why the table cannot judge the architecture, or empty */
    JudgedRow row(String method, Optional<Genotype> architecture, String absent) {
        requireName(method);
        return new JudgedRow(
                at,
                method,
                whole(JudgedColumns.SEED).orElse(0),
                count(JudgedColumns.STEP),
                seconds(JudgedColumns.TIME),
                seconds(JudgedColumns.COST),
                score(),
                isFinal(),
                count(JudgedColumns.EVALUATIONS),
                architecture,
                absent);
    }

    Optional<String> text(String part) {
        String cell = use.has(part) ? texts.get(use.column(part)) : null;
        return Optional.ofNullable(cell).map(String::strip).filter(c -> !NONE.contains(c.toLowerCase(Locale.ROOT)));
    }

    OptionalLong whole(String part) {
        Optional<String> text = text(part);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher whole = WHOLE.matcher(text.get());
        if (!whole.matches()) {
            throw bad(part, "a whole number", text.get());
        }
        return OptionalLong.of(Long.parseLong(whole.group(1)));
    }

    /** A whole number of 0 or more. */
    OptionalLong count(String part) {
        OptionalLong found = whole(part);
        if (found.isPresent() && (found.getAsLong() < 0 || found.getAsLong() > Integer.MAX_VALUE)) {
            throw bad(
                    part,
                    "a whole number in 0.." + Integer.MAX_VALUE,
                    text(part).orElseThrow());
        }
        return found;
    }

    /** The score; empty for NaN, which is not a measurement. */
    OptionalDouble score() {
        OptionalDouble found = number(JudgedColumns.SCORE);
        return found.isPresent() && Double.isNaN(found.getAsDouble()) ? OptionalDouble.empty() : found;
    }

    OptionalDouble seconds(String part) {
        OptionalDouble found = number(part);
        if (found.isPresent() && Double.isNaN(found.getAsDouble())) {
            return OptionalDouble.empty();
        }
        if (found.isPresent() && !(found.getAsDouble() >= 0 && Double.isFinite(found.getAsDouble()))) {
            throw bad(part, "seconds since the run began, 0 or more", text(part).orElseThrow());
        }
        return found;
    }

    private OptionalDouble number(String part) {
        Optional<String> text = text(part);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (text.get().toLowerCase(Locale.ROOT)) {
            case "nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "infinity", "+inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> {
                String number = commas ? text.get().replaceFirst("^([-+]?\\d+),(\\d)", "$1.$2") : text.get();
                if (!number.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?")) {
                    throw bad(part, "a number", text.get());
                }
                yield OptionalDouble.of(Double.parseDouble(number));
            }
        };
    }

    boolean isFinal() {
        Optional<String> text = text(JudgedColumns.FINAL);
        String word = text.orElse("false").toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw bad(JudgedColumns.FINAL, "true or false", text.orElseThrow());
        }
        return TRUE.contains(word);
    }

    /**
     * Checks a name, because names appear in tables, names of files and links. They may be somebody else's, and spreadsheets
     * open tables.
     */
    void requireName(String method) {
        if (method.length() > LONGEST
                || !OneLine.isText(method)
                || !LETTER.matcher(method).find()) {
            throw bad(
                    JudgedColumns.METHOD,
                    "a name of at most " + LONGEST + " characters with a letter or digit",
                    method);
        }
        if (FORMULA.matcher(method).find()) {
            throw bad(JudgedColumns.METHOD, "a name that no spreadsheet takes for a formula", method);
        }
    }

    private UsageException bad(String part, String expected, String found) {
        return new UsageException(
                at + ", column " + use.column(part) + ": expected " + expected + ", found '" + found + "'.");
    }
}
