package assay.internal.bench201.truth.kind;

import assay.core.error.DataFormatException;
import java.util.function.LongSupplier;

/**
 * Values of a pickle as what they should be; what is something else is refused in the name of the file, with the byte before
 * which the value ended.
 */
public final class Checked {
    private final String file;
    private final LongSupplier end;

    /**
     * @param end where the value that is being checked ended: bytes from the start of the unpacked stream, as the reader that
     *     made the value counts them (it may have taken the next opcode already)
     */
    public Checked(String file, LongSupplier end) {
        this.file = file;
        this.end = end;
    }

    @SuppressWarnings("unchecked") // callers ask for Map and List, and use them as of unknown items
    public <T> T as(Class<? super T> type, Object value, String what) {
        if (!type.isInstance(value)) {
            throw refuse("expected a " + type.getSimpleName() + " as " + what + ", found "
                    + (value == null ? "None" : value.getClass().getSimpleName()));
        }
        return (T) value;
    }

    public double number(Object value, String what) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Long l) {
            return l;
        }
        throw refuse("expected a number as " + what + ", found " + shown(value));
    }

    /** A value for a message. */
    public static String shown(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "'";
    }

    public DataFormatException refuse(String why) {
        long at = end.getAsLong();
        return new DataFormatException(
                file, at, file + ": refused: " + why + ", before byte " + at + ". Nothing was loaded.");
    }
}
