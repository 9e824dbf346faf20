package assay.internal.supernet.search.diagnose;

import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.internal.supernet.search.step.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A diagnostic as experiment files name it.
 *
 * @param make from the values of its settings
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

    /** How many of something are drawn for it, at least two. */
    static Whole several(String name, int standard) {
        return new Whole(name, standard, 2, MOST, "how many");
    }
}
