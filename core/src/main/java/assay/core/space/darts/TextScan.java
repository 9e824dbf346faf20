package assay.core.space.darts;

import assay.core.space.GenotypeException;

/** Walks the text of a genotype and remembers the column for the message. */
final class TextScan {
    private static final int LONGEST_SHOWN = 24;

    private final String text;
    private int at;

    TextScan(String text) {
        this.text = text;
    }

    /** A scan of its own from here on. */
    TextScan copy() {
        TextScan scan = new TextScan(text);
        scan.at = at;
        return scan;
    }

    /** The column that is read next, from 1. */
    int column() {
        return at + 1;
    }

    void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    boolean ahead(String piece) {
        return text.startsWith(piece, at);
    }

    /** Reads the piece if it is next. */
    boolean take(String piece) {
        boolean there = ahead(piece);
        at += there ? piece.length() : 0;
        return there;
    }

    void expect(String piece) {
        if (!take(piece)) {
            throw wrong("'" + piece + "'");
        }
    }

    /** Letters, digits and {@code _}; may be empty. */
    String word() {
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A whole number in low..high, of at most 6 digits. */
    int number(int low, int high, String what) {
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

    OpDarts operation() {
        int from = at;
        String token = word();
        return OpDarts.ofToken(token).filter(op -> op != OpDarts.NONE).orElseThrow(() -> {
            at = from;
            return token.isEmpty() ? wrong(operations()) : new GenotypeException(from + 1, operations(), quote(token));
        });
    }

    void end() {
        if (at < text.length()) {
            throw wrong("the end of the text");
        }
    }

    GenotypeException wrong(String expected) {
        String found = at >= text.length() ? "the end of the text" : quote(text.substring(at));
        return new GenotypeException(at + 1, expected, found);
    }

    static String quote(String s) {
        return "'" + (s.length() > LONGEST_SHOWN ? s.substring(0, LONGEST_SHOWN) + "..." : s) + "'";
    }

    private static String operations() {
        StringBuilder all = new StringBuilder("one of ");
        for (OpDarts op : OpDarts.values()) {
            all.append(op == OpDarts.NONE ? "" : op == OpDarts.MAX_POOL_3X3 ? op.token() : "|" + op.token());
        }
        return all.toString();
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
