package assay.internal.recurrent.text;

import assay.core.error.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Cuts a text into words like the published programs, which are written in Python 3. Lines end at LF, CR or CR LF. Words are
 * split at Unicode white space, which includes more characters than white space in Java. Every line ends with {@code <eos>},
 * also an empty one.
 */
final class Tokens {
    private int[] tokens = new int[1 << 12];
    private int size;

    private Tokens() {}

    /**
     * The words' numbers.
     *
     * @param number gives the number of a word; exceptions that it throws are passed on
     */
    static int[] of(CharSequence text, ToIntFunction<String> number) {
        return new Tokens().read(text, number);
    }

    private int[] read(CharSequence text, ToIntFunction<String> number) {
        boolean open = false; // whether the line has begun
        int word = -1; // where the word began, if one has
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = isWhite(c);
            if (white && word >= 0) {
                add(number.applyAsInt(text.subSequence(word, i).toString()));
                word = -1;
            } else if (!white && word < 0) {
                word = i;
            }
            open = true;
            if (c == '\n' || c == '\r') {
                add(number.applyAsInt(Vocabulary.END_OF_LINE));
                open = false;
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            }
        }
        if (word >= 0) {
            add(number.applyAsInt(text.subSequence(word, text.length()).toString()));
        }
        if (open) {
            add(number.applyAsInt(Vocabulary.END_OF_LINE));
        }
        return Arrays.copyOf(tokens, size);
    }

    private void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    /** Unicode's property White_Space, and U+001C to U+001F. All are single {@code char}s. */
    static boolean isWhite(char c) {
        return c >= 0x09 && c <= 0x0D
                || c >= 0x1C && c <= 0x20
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /**
     * The characters of a file. The mark that some editors write before text in UTF-8 is not one of them: it would make another
     * word of the first one.
     *
     * @throws DataFormatException naming the byte, if it is not text in UTF-8
     */
    static CharSequence decode(String source, byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw binary(source, 0, "the mark of UTF-16", null);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        out.flip();
        for (int i = 0; i < out.length(); i++) {
            if (out.charAt(i) == 0) {
                int at = out.subSequence(0, i).toString().getBytes(StandardCharsets.UTF_8).length;
                throw binary(source, at, "a byte of zero", null);
            }
        }
        if (end.isError()) {
            try {
                end.throwException();
            } catch (CharacterCodingException e) {
                throw binary(source, in.position(), "other bytes", e);
            }
        }
        return out;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length
                && IntStream.range(0, mark.length).allMatch(i -> (bytes[i] & 0xFF) == mark[i]);
    }

    private static DataFormatException binary(String source, long at, String found, Throwable cause) {
        return new DataFormatException(
                source,
                at,
                source + ": refused: expected text in UTF-8, found " + found + " at byte " + at
                        + ". Is this the right file? Save text as UTF-8.",
                cause);
    }
}
