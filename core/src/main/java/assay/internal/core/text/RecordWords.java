package assay.internal.core.text;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A record as people read it: the names of its components with their values, without the names of classes. */
public final class RecordWords {
    private RecordWords() {}

    /**
     * The components by name, in their order.
     *
     * @throws IllegalStateException if the record is not public
     */
    public static Map<String, Object> components(Record record) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (RecordComponent c : record.getClass().getRecordComponents()) {
            try {
                all.put(c.getName(), c.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("record " + record.getClass() + " hides " + c.getName(), e);
            }
        }
        return all;
    }

    /**
     * Such as {@code hidden 850, dropouts (words 0.1, input 0.2)}.
     *
     * @param record public, as are the records in it
     */
    public static String of(Record record) {
        return components(record).entrySet().stream()
                .map(c -> c.getKey() + " " + word(c.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String word(Object value) {
        if (value instanceof Optional<?> o) {
            return o.isPresent() ? word(o.get()) : "none";
        }
        return value instanceof Record r ? "(" + of(r) + ")" : String.valueOf(value);
    }
}
