package assay.core.setting;

import java.util.List;
import java.util.Map;

/**
 * A part of a method. It declares its settings itself, and everything that shows or reads settings asks it: experiment files,
 * {@code --print-config} and the catalogue.
 *
 * @param <P> the kind of part
 */
public interface Part<P> {
    /** In the order of experiment files; the defaults are this part's own values. */
    default List<Setting> settings() {
        return List.of();
    }

    /**
     * This part with the values of its settings that are given; the others stay.
     *
     * @throws assay.core.error.UsageException naming a setting whose value is out of bounds
     */
    P with(Map<String, ?> values);
}
