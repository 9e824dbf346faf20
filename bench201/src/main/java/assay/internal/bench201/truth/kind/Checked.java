package assay.internal.bench201.truth.kind;

import assay.core.error.DataFormatException;
import java.util.function.LongSupplier;

/**
 * Values of a pickle with their expected types. Other values are refused with the name of the file and the byte before which
 * the value ended.
 */
public final class Checked {
    private final String file;
    private final LongSupplier end;

    /**
     * @param end the end of the checked value: bytes from the start of the unpacked stream, as counted by its reader (which may
     *     already have read the next opcode)
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
