package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.OneLine;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.reports.checklist.AuthorNotes;
import assay.internal.reports.checklist.Practice;
import assay.internal.reports.checklist.Tuning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the report shows besides results.
 *
 * @param compare {@code published}: the published numbers are shown beside ours
 * @param byClass {@code by_class: true}: tests treat two cells that are the same network as a tie
 * @param notes what only the author knows: {@code tuning: {runs: N, hours: H, note: TEXT}}, and {@code checklist:} with texts
 *     for practices of {@link Practice#KEYS}
 */
public record ReportConfig(String compare, boolean byClass, AuthorNotes notes) {
    /** The longest text, in characters; far more than a table's cell should have. */
    private static final int MOST = 1000;

    static ReportConfig read(ConfigMapping s) {
        ReportConfig c = new ReportConfig(
                s.word("compare", "published", List.of("published")), s.flag("by_class", false), notes(s));
        s.done();
        return c;
    }

    /** The same from a file that is only about the method: {@code tuning:} and {@code checklist:}. */
    static ReportConfig about(ConfigMapping s) {
        return new ReportConfig("published", false, notes(s));
    }

    private static AuthorNotes notes(ConfigMapping s) {
        return new AuthorNotes(
                s.given("tuning") ? Optional.of(tuning(s.section("tuning"))) : Optional.empty(),
                checklist(s.section("checklist")));
    }

    private static Tuning tuning(ConfigMapping s) {
        OptionalInt runs =
                s.given("runs") ? OptionalInt.of(s.integer("runs", 0, 0, Integer.MAX_VALUE)) : OptionalInt.empty();
        OptionalDouble hours =
                s.given("hours") ? OptionalDouble.of(s.number("hours", 0, 0, Bounds.RATE)) : OptionalDouble.empty();
        Tuning tuning = new Tuning(runs, hours, OneLine.of(s.checked("note", "", ReportConfig::checkText)));
        s.done();
        return tuning;
    }

    private static Map<String, String> checklist(ConfigMapping s) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String key : Practice.KEYS) {
            String text = OneLine.of(s.checked(key, "", ReportConfig::checkText));
            if (!text.isEmpty()) {
                all.put(key, text);
            }
        }
        s.done();
        return all;
    }

    static void checkText(String text) {
        if (text.length() > MOST) {
            throw new UsageException(
                    "report: expected a text of at most " + MOST + " characters, found " + text.length() + ".");
        }
    }

    void write(YamlText y) {
        y.open("report").line("compare", compare);
        if (byClass) {
            y.line("by_class", "true");
        }
        notes.tuning().ifPresent(t -> {
            y.open("tuning");
            t.runs().ifPresent(n -> y.line("runs", n));
            t.hours().ifPresent(h -> y.line("hours", h));
            if (!t.note().isEmpty() || (t.runs().isEmpty() && t.hours().isEmpty())) {
                y.line("note", t.note());
            }
            y.close();
        });
        if (!notes.checklist().isEmpty()) {
            y.open("checklist");
            notes.checklist().forEach(y::line);
            y.close();
        }
        y.close();
    }
}
