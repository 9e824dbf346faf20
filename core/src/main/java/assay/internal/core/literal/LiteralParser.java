package assay.internal.core.literal;

import assay.core.space.GenotypeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one {@link Literal}: lists, tuples, dictionaries, calls, quoted texts and whole numbers, as Python's {@code print} and
 * JSON write them. Numbers and lists may also be separated by blanks, as NumPy prints arrays.
 */
public final class LiteralParser {
    private static final int DEEPEST = 8;
    private static final int LONGEST_RANGE = 64;
    private static final int LONGEST_SHOWN = 24;

    private final String text;
    private int at;

    private LiteralParser(String text) {
        this.text = text;
    }

    /**
     * Reads the whole text.
     *
     * @throws GenotypeException naming the column
     */
    public static Literal parse(String text) {
        LiteralParser parser = new LiteralParser(text);
        Literal value = parser.value(0);
        parser.blanks();
        if (parser.at < text.length()) {
            throw parser.wrong("the end of the text");
        }
        return value;
    }

    private Literal value(int depth) {
        blanks();
        if (depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " brackets one in the other");
        }
        char c = peek();
        if (c == '[' || c == '(') {
            return items(depth);
        }
        if (c == '{') {
            return named("", at + 1, depth);
        }
        if (c == '"' || c == '\'') {
            return words();
        }
        return Character.isDigit(c) || c == '-' ? whole() : call(depth);
    }

    private Literal.Items items(int depth) {
        int column = at + 1;
        char close = text.charAt(at++) == '[' ? ']' : ')';
        List<Literal> items = new ArrayList<>();
        for (blanks(); peek() != close; blanks()) {
            Literal item = value(depth + 1);
            items.add(item);
            int end = at;
            blanks();
            if (peek() == ',') {
                at++;
            } else if (peek() != close && (end == at || item instanceof Literal.Words)) {
                throw wrong("',' or '" + close + "'");
            }
        }
        at++;
        return new Literal.Items(items, column);
    }

    /** Reads from the bracket on. */
    private Literal.Named named(String name, int column, int depth) {
        boolean call = peek() == '(';
        char close = call ? ')' : '}';
        at++;
        Map<String, Literal> values = new LinkedHashMap<>();
        for (blanks(); peek() != close; blanks()) {
            int here = at + 1;
            String key = call ? argument(values.size()) : key();
            if (values.put(key, value(depth + 1)) != null) {
                throw new GenotypeException(here, "each name once", "'" + shown(key) + "' again");
            }
            blanks();
            if (peek() == ',') {
                at++;
            } else if (peek() != close) {
                throw wrong("',' or '" + close + "'");
            }
        }
        at++;
        return new Literal.Named(name, values, column);
    }

    /** The name before an argument's {@code =}, or its number. */
    private String argument(int number) {
        int start = at;
        String word = word();
        blanks();
        if (!word.isEmpty() && peek() == '=') {
            at++;
            return word;
        }
        at = start;
        return Integer.toString(number);
    }

    private String key() {
        char c = peek();
        String key = c == '"' || c == '\'' ? words().text() : word();
        blanks();
        if (key.isEmpty() || peek() != ':') {
            throw wrong(key.isEmpty() ? "a name" : "':'");
        }
        at++;
        return key;
    }

    private Literal.Words words() {
        int column = at + 1;
        int end = text.indexOf(text.charAt(at), at + 1);
        if (end < 0) {
            at = text.length();
            throw wrong("the closing quote of column " + column);
        }
        String words = text.substring(at + 1, end);
        at = end + 1;
        return new Literal.Words(words, column);
    }

    private Literal.Whole whole() {
        int start = at;
        at += peek() == '-' ? 1 : 0;
        while (Character.isDigit(peek())) {
            at++;
        }
        int end = at;
        if (peek() == '.') {
            do {
                at++;
            } while (peek() == '0');
        }
        try {
            if (Character.isLetterOrDigit(peek())) {
                throw new NumberFormatException();
            }
            return new Literal.Whole(Integer.parseInt(text.substring(start, end)), start + 1);
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("a whole number");
        }
    }

    /**
     * A call, or a name without quotes inside another value. A call that wraps one value, such as {@code np.int64(2)} or {@code
     * array([0, 1], dtype=int8)}, is read as that value.
     */
    private Literal call(int depth) {
        int column = at + 1;
        String name = word();
        blanks();
        if (!name.isEmpty() && peek() != '(' && depth > 0) {
            return new Literal.Words(name, column);
        }
        if (name.isEmpty() || peek() != '(') {
            at = column - 1;
            throw wrong("a list, a text in quotes or a whole number");
        }
        Literal.Named call = named(name, column, depth);
        if (name.equals("range")) {
            return range(call);
        }
        Literal first = call.values().get("0");
        boolean wraps = first != null && call.values().keySet().stream().allMatch(k -> k.matches("0|dtype|device"));
        return wraps ? first : call;
    }

    private static Literal.Items range(Literal.Named call) {
        int from = call.values().size() == 1 ? 0 : bound(call, "0");
        int to = bound(call, call.values().size() == 1 ? "0" : "1");
        if (call.values().size() > 2 || from < 0 || to <= from || to - from > LONGEST_RANGE) {
            throw new GenotypeException(call.column(), "an ascending range as range(2, 6)", "another one");
        }
        List<Literal> items = new ArrayList<>();
        for (int i = from; i < to; i++) {
            items.add(new Literal.Whole(i, call.column()));
        }
        return new Literal.Items(items, call.column());
    }

    private static int bound(Literal.Named call, String argument) {
        Literal bound = call.values().get(argument);
        return (bound == null ? Optional.<Integer>empty() : bound.whole())
                .orElseThrow(() -> new GenotypeException(call.column(), "a range as range(2, 6)", "another one"));
    }

    /** Letters, digits, {@code _} and {@code .}; may be empty. */
    private String word() {
        int from = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '.') {
            at++;
        }
        return text.substring(from, at);
    }

    private void blanks() {
        while (Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** The next character; 0 at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private GenotypeException wrong(String expected) {
        return new GenotypeException(
                at + 1, expected, at >= text.length() ? "the end of the text" : "'" + shown(text.substring(at)) + "'");
    }

    private static String shown(String s) {
        return s.length() > LONGEST_SHOWN ? s.substring(0, LONGEST_SHOWN) + "..." : s;
    }
}
