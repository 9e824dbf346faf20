package assay.internal.supernet.search.diagnose;

import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.internal.supernet.search.step.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A diagnostic with its name in experiment files.
 *
 * @param make makes it from the values of its settings
 */
public record DiagnosticKind(
        String name, String about, List<Setting> settings, Function<Map<String, ?>, Diagnostic> make) {
    private static final int MOST = 1_000_000;

    public DiagnosticKind {
        settings = List.copyOf(settings);
    }

    /** How often it is measured. */
    static Whole every(int standard) {
        return new Whole("every", standard, 1, MOST, "epochs from one to the next; the last epoch always counts");
    }

    /** The setting that says how many draws it takes, at least two. */
    static Whole several(String name, int standard) {
        return new Whole(name, standard, 2, MOST, "how many");
    }
}
