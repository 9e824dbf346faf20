package assay.bench201.truth;

import assay.core.error.DataFormatException;

/** Values of a pickle as what they should be; what is something else is refused in the name of the file. */
final class Checked {
    private final String file;

    Checked(String file) {
        this.file = file;
    }

    @SuppressWarnings("unchecked") // callers ask for Map and List, and use them as of unknown items
    <T> T as(Class<? super T> type, Object value, String what) {
        if (!type.isInstance(value)) {
            throw refuse("expected a " + type.getSimpleName() + " as " + what + ", found "
                    + (value == null ? "None" : value.getClass().getSimpleName()));
        }
        return (T) value;
    }

    double number(Object value, String what) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Long l) {
            return l;
        }
        throw refuse("expected a number as " + what + ", found " + shown(value));
    }

    /** A value for a message. */
    static String shown(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "'";
    }

    DataFormatException refuse(String why) {
        return new DataFormatException(file, -1, file + ": refused: " + why + ". Nothing was loaded.");
    }
}
