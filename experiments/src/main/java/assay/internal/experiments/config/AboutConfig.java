package assay.internal.experiments.config;

import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.OneLine;
import assay.internal.experiments.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code about.yaml}: facts about judged methods that only their author knows.
 *
 * @param facts texts by their keys, of {@link #KEYS}; empty ones are left out
 * @param report the texts for the checklist
 */
public record AboutConfig(Map<String, String> facts, ReportConfig report) {
    /** Where the code is, which version ran, on which machine, with which settings, and what it cost. */
    public static final List<String> KEYS = List.of("code", "version", "hardware", "settings", "cost");

    /** No statements about the methods. */
    public static final AboutConfig NONE = parse("{}", "about");

    /** The text of a file to fill in. */
    public static final String TEMPLATE = """
            # What only you know about the methods that 'assay judge FILE... --about about.yaml' judges. Every line is
            # optional: the report marks what you leave out as missing. Texts have at most 1000 characters.
            code: ''                # where the code of the methods is: https://...
            version: ''             # the version or commit that ran
            hardware: ''            # what it ran on: 1 x RTX 3090, 12 cores
            settings: ''            # settings of each method, or where they stand
            cost: ''                # what all of it cost: 14 GPU hours, failed runs included
            tuning:                 # how the settings were chosen
              runs: 0               # how many runs that took
              hours: 0
              note: ''
            checklist:              # best practices of Lindauer and Hutter (JMLR 2020): your words on each, or nothing
              training_code: ''
              method_code: ''
              code_as_used: ''
              same_benchmark: ''
              ablations: ''
              same_protocol: ''
              over_time: ''
              random: ''
              repeated: ''
              tabular: ''
              confounders: ''
              tuning: ''
              end_to_end: ''
              setup: ''
            """;

    public AboutConfig {
        facts = ordered(facts);
    }

    static Map<String, String> ordered(Map<String, String> facts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(facts)); // Map.copyOf loses the order
    }

    /** @throws assay.core.error.UsageException naming line and column of what cannot be understood */
    public static AboutConfig read(Path file) {
        return of(YamlTree.read(file).root());
    }

    static AboutConfig parse(String text, String source) {
        return of(YamlTree.parse(text, source).root());
    }

    private static AboutConfig of(ConfigMapping s) {
        AboutConfig about = new AboutConfig(facts(s), ReportConfig.about(s));
        s.done();
        return about;
    }

    /** The facts of a section. */
    static Map<String, String> facts(ConfigMapping s) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String key : KEYS) {
            String text = OneLine.of(s.checked(key, "", ReportConfig::checkText));
            if (!text.isEmpty()) {
                facts.put(key, text);
            }
        }
        return facts;
    }
}
