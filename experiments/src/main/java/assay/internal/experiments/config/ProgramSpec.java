package assay.internal.experiments.config;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method that is a program of the user: {@code - mine: {command: [python3, my_search.py], budget_s: 12000}}. It asks the
 * table over its standard input and output (docs/protocol.md), and so has the settings of all methods that ask a table.
 */
public final class ProgramSpec {
    /** The setting for the program and its arguments. A method with this setting is a program. */
    public static final String COMMAND = "command";

    /** Files that the command does not name but that determine its results, such as modules that it loads. */
    public static final String FILES = "files";

    /** The setting for the proxies about which the program may ask. */
    public static final String PROXIES = "proxies";

    private static final String NAME = "[A-Za-z][A-Za-z0-9.-]{0,39}(@[A-Za-z0-9.-]{1,16})?";
    private static final int EPOCHS = 12;

    /** The setting for trainings at the same simulated time. */
    public static final Whole WORKERS =
            new Whole("workers", 1, 1, 1024, "simulated workers that train at the same time, on one simulated clock");

    /** The setting for real seconds of one seed. */
    public static final Real TIME_LIMIT =
            new Real("time_limit_s", 3600, 0, 1e9, "real seconds that one seed may take; 0: no limit");

    /** The setting for real seconds between two messages. */
    public static final Real SILENCE = new Real(
            "silence_s", 600, 0, 1e9, "real seconds without a message after which it is taken to hang; 0: no limit");

    /** The channels of the networks that are scored. */
    public static final Whole PROXY_CHANNELS =
            new Whole("proxy_channels", 16, 1, 4096, "of the network that a proxy scores");

    /** The cells of the networks that are scored. */
    public static final Whole PROXY_CELLS =
            new Whole("proxy_cells", 5, 1, 1000, "per stage of the network that a proxy scores");

    private static final List<Setting> OWN = List.of(WORKERS, TIME_LIMIT, SILENCE, PROXY_CHANNELS, PROXY_CELLS);

    private ProgramSpec() {}

    /** Whether a program may have this name, with or without a label. */
    static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** Reads a program and its settings. */
    static MethodConfig read(String name, ConfigMapping section, Benchmark judge) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(COMMAND, section.command(COMMAND));
        List<String> files = section.texts(FILES);
        if (!files.isEmpty()) {
            values.put(FILES, files);
        }
        values.put(
                PROXIES,
                section.wordsOrNone(
                        PROXIES,
                        List.of(),
                        Proxies.all().stream().map(Proxy::name).toList()));
        values.putAll(AskingSpec.of(name, "a program", OWN, EPOCHS, Map.of())
                .on(judge)
                .read(name, section)
                .values());
        return new MethodConfig(name, values);
    }
}
