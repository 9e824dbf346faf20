package assay.internal.core.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A record as people read it: the names of its components with their values, without the names of classes. */
public final class RecordWords {
    private RecordWords() {}

    /**
     * Such as {@code hidden 850, dropouts (words 0.1, input 0.2)}.
     *
     * @param record public, as are the records in it
     */
    public static String of(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(c -> {
                    try {
                        return c.getName() + " " + word(c.getAccessor().invoke(record));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException("record " + record.getClass() + " hides " + c.getName(), e);
                    }
                })
                .collect(Collectors.joining(", "));
    }

    private static String word(Object value) {
        if (value instanceof Optional<?> o) {
            return o.isPresent() ? word(o.get()) : "none";
        }
        return value instanceof Record r ? "(" + of(r) + ")" : String.valueOf(value);
    }
}
