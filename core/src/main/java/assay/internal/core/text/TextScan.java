package assay.internal.core.text;

import assay.core.space.GenotypeException;
import java.util.Optional;
import java.util.function.Function;

/** Walks the text of a genotype and remembers the column for the message. */
public final class TextScan {
    private static final int LONGEST_SHOWN = 24;

    private final String text;
    private int at;

    /** From the first column on. */
    public TextScan(String text) {
        this.text = text;
    }

    /** A separate scan that begins here. */
    public TextScan copy() {
        TextScan scan = new TextScan(text);
        scan.at = at;
        return scan;
    }

    /** The column of the next character, counted from 1. */
    public int column() {
        return at + 1;
    }

    /** Skips white space. */
    public void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Whether the piece is next. */
    public boolean ahead(String piece) {
        return text.startsWith(piece, at);
    }

    /** Reads this piece of text if it comes next. */
    public boolean take(String piece) {
        boolean there = ahead(piece);
        at += there ? piece.length() : 0;
        return there;
    }

    /** Reads the piece, which must be next. */
    public void expect(String piece) {
        if (!take(piece)) {
            throw wrong("'" + piece + "'");
        }
    }

    /** Letters, digits and {@code _}; may be empty. */
    public String word() {
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A whole number in low..high, of at most 6 digits. */
    public int number(int low, int high, String what) {
        int from = at;
        while (at < text.length() && at - from < 6 && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        int n = at == from ? -1 : Integer.parseInt(text.substring(from, at));
        if (n < low || n > high || from < at && text.charAt(from) == '0' && at - from > 1) {
            at = from;
            throw wrong(what + " " + (low == high ? "" : low + "..") + high);
        }
        return n;
    }

    /**
     * A word that stands for something, as the name of an operation does.
     *
     * @param meaning what a word stands for; empty if it is none of the expected ones
     * @param expected for the message: {@code one of tanh|relu}
     */
    public <T> T named(Function<String, Optional<T>> meaning, String expected) {
        int from = at;
        String word = word();
        return meaning.apply(word).orElseThrow(() -> {
            at = from;
            return word.isEmpty() ? wrong(expected) : new GenotypeException(from + 1, expected, quote(word));
        });
    }

    /** Requires the end of the text. */
    public void end() {
        if (at < text.length()) {
            throw wrong("the end of the text");
        }
    }

    /** The exception for what is at this place. */
    public GenotypeException wrong(String expected) {
        String found = at >= text.length() ? "the end of the text" : quote(text.substring(at));
        return new GenotypeException(at + 1, expected, found);
    }

    /** A piece of text for a message. */
    public static String quote(String s) {
        return "'" + (s.length() > LONGEST_SHOWN ? s.substring(0, LONGEST_SHOWN) + "..." : s) + "'";
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
