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
 * @param settings its own; what all such methods have in common, such as the budget, comes behind them
 * @param epochs of a training, where the table has several
 * @param elsewhere defaults that are others on a benchmark (its key), by setting
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

    /** With trainings of 12 epochs, and the same defaults everywhere. */
    public TableMethod(String name, String about, List<Setting> settings, Function<Map<String, ?>, Optimizer> make) {
        this(name, about, settings, SHORT, Map.of(), make);
    }
}
