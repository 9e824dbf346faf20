package assay.core.blackbox;

import assay.core.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A method that trains nothing and asks a table while it searches.
 *
 * @param name as in experiment files
 * @param about what it is, and where it comes from
 * @param settings its own; the settings that all such methods share, such as the budget, follow them @param epochs of a
 *     training, where the table has several @param elsewhere for a benchmark (by its key), the settings that have another
 *     default there
 * @param make from the values of the settings
 */
public record TableMethod(
        String name,
        String about,
        List<Setting> settings,
        int epochs,
        Map<String, Map<String, Object>> elsewhere,
        Function<Map<String, ?>, Optimizer> make) {
    /** Epochs of a training: what most of these methods ask for. */
    static final int SHORT = 12;

    public TableMethod {
        settings = List.copyOf(settings);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** A method with trainings of 12 epochs and the same defaults on every benchmark. */
    public TableMethod(String name, String about, List<Setting> settings, Function<Map<String, ?>, Optimizer> make) {
        this(name, about, settings, SHORT, Map.of(), make);
    }
}
