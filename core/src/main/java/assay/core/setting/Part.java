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
    /** The settings in the order of experiment files. Their defaults are this part's values. */
    default List<Setting> settings() {
        return List.of();
    }

    /**
     * This part with some settings changed; the others stay the same.
     *
     * @throws assay.core.error.UsageException naming a setting whose value is out of bounds
     */
    P with(Map<String, ?> values);
}
