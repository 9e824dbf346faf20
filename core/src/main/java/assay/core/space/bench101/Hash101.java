package assay.core.space.bench101;

import assay.core.space.GenotypeException;
import java.util.HexFormat;

/**
 * The official hash of a NAS-Bench-101 cell: 128 bits, the same for isomorphic cells. Ordered as its 32 hexadecimal digits.
 *
 * @param high the first 16 digits
 * @param low the last 16 digits
 */
public record Hash101(long high, long low) implements Comparable<Hash101> {
    private static final int DIGITS = 32;

    /**
     * Reads 32 lower-case hexadecimal digits.
     *
     * @throws GenotypeException naming the column
     */
    public static Hash101 parse(String text) {
        for (int i = 0; i < Math.min(text.length(), DIGITS); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                throw new GenotypeException(i + 1, "a digit 0..9 or a..f (hash of 32 digits)", "'" + c + "'");
            }
        }
        if (text.length() != DIGITS) {
            throw new GenotypeException(
                    Math.min(text.length(), DIGITS) + 1, "a hash of 32 digits", text.length() + " characters");
        }
        return new Hash101(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }

    /** 32 lower-case hexadecimal digits. */
    public String text() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    @Override
    public int compareTo(Hash101 other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return text();
    }
}
