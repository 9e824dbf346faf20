package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.truth.Dataset;
import assay.core.truth.DescribedFacts;
import assay.core.truth.DescribedFacts.Judged;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.core.described.Decision;
import assay.internal.core.described.TableDescription;
import assay.internal.core.described.TextPattern;
import assay.internal.core.io.PlainFile;
import assay.internal.data.described.DescribedTable;
import assay.internal.data.described.TableLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads the description of a table (docs/tables.md). */
public final class TableConfig {
    private static final int LONGEST = 200;
    /** If there are more architectures than this, the file must list them, because each is a row of the store. */
    private static final int MOST = 2_000_000;

    private static final Consumer<String> TEXT = text -> {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("expected 1 to " + LONGEST + " characters on one line, found '" + text + "'.");
        }
    };

    private TableConfig() {}

    /**
     * Reads a file.
     *
     * @throws UsageException naming line and column of what cannot be understood
     */
    public static DescribedTable read(Path file) {
        YamlTree.read(file); // checks that it is a small text
        PlainFile.refuseOthers(file);
        try {
            return parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from a text; {@code source} stands for the file's name in messages. */
    public static DescribedTable parse(String text, String source) {
        ConfigMapping s = YamlTree.parse(text, source).root();
        s.required("table", "a name for commands, such as my-table");
        String name = s.checked("table", "", TableConfig::checkName);
        String title = s.checked("title", name, TEXT);
        String authors = s.checked("authors", title, TEXT);
        ConfigMapping architecture = s.section("architecture");
        List<Decision> decisions = decisions(s);
        boolean listed = architecture.flag("listed", false);
        Optional<String> column = given(architecture, "column");
        TextPattern notation = notation(architecture, decisions);
        architecture.done();
        List<Metric> metrics = metrics(s.section("metrics"));
        Map<String, String> titles = titles(s);
        List<String> keys = List.copyOf(titles.keySet());
        Map<String, Judged> judged = judged(s, keys, metrics);
        List<Integer> schedules = schedules(s, judged);
        List<Dataset> datasets =
                keys.stream().map(k -> new Dataset(k, titles.get(k), 1, 1)).toList();
        TableColumns columns = new TableColumns(metrics, keys, schedules);
        ConfigMapping places = s.section("rows");
        TableLayout layout = new TableLayout(
                column,
                column.isPresent()
                        ? List.of()
                        : decisions.stream().map(Decision::name).toList(),
                TableColumns.places(places),
                columns.read(s.section("columns"), TableColumns.placesGiven(places)),
                new TreeSet<>(s.texts("missing")));
        DescribedFacts facts = facts(s, metrics, judged, layout);
        s.done();
        TableDescription description =
                new TableDescription(name, title, authors, decisions, notation, listed, datasets, schedules, facts);
        check(description, source);
        return new DescribedTable(description, layout, text);
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new UsageException("table: expected a name of up to 40 of a-z 0-9 -, found '" + name
                    + "'. It names a file, and commands call the table so.");
        }
    }

    private static Optional<String> given(ConfigMapping s, String key) {
        return s.given(key) ? Optional.of(s.checked(key, "", TEXT)) : Optional.empty();
    }

    private static TextPattern notation(ConfigMapping s, List<Decision> decisions) {
        if (!s.given("notation")) {
            return TextPattern.joined(decisions, "/");
        }
        TextPattern[] read = new TextPattern[1];
        s.checked("notation", "", text -> read[0] = new TextPattern(text, decisions));
        return read[0];
    }

    private static List<Decision> decisions(ConfigMapping s) {
        List<Decision.Choice> shared = s.given("choices") ? choices(s, "choices") : List.of();
        List<Decision> all = new ArrayList<>();
        if (s.isList("decisions")) {
            for (String name : s.texts("decisions")) {
                all.add(new Decision(checkedName(s, name), shared, Optional.empty()));
            }
        } else {
            s.require("decisions", "a list of names, or a section of 'name: [choice, choice]'");
            if (!s.isSection("decisions")) {
                throw s.refused("decisions", "expected a list of names, or a section of 'name: [choice, choice]'.");
            }
            ConfigMapping named = s.section("decisions");
            for (String name : named.keys()) {
                all.add(decision(named, checkedName(named, name), shared));
            }
        }
        if (all.isEmpty()) {
            throw s.refused("decisions", "expected at least one decision, found none.");
        }
        for (int d = 0; d < all.size(); d++) {
            if (all.get(d).choices().isEmpty()) {
                throw s.refused(
                        "decisions",
                        "expected choices of '" + all.get(d).name()
                                + "', found none. Give it a list of choices, or give"
                                + " 'choices:' of all decisions.");
            }
            String name = all.get(d).name();
            if (all.stream().filter(o -> o.name().equals(name)).count() > 1) {
                throw s.refused("decisions", "'" + name + "' is given twice. Keep one.");
            }
        }
        return all;
    }

    private static String checkedName(ConfigMapping s, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.matches(".*[{}\\p{Cntrl}].*")) {
            throw s.refused("decisions", "expected names without { and }, found '" + name + "'.");
        }
        return name;
    }

    private static Decision decision(ConfigMapping named, String name, List<Decision.Choice> shared) {
        if (!named.isSection(name)) {
            return new Decision(name, choices(named, name), Optional.empty());
        }
        ConfigMapping one = named.section(name);
        boolean hasOwn = one.given("choices");
        List<Decision.Choice> choices = hasOwn ? choices(one, "choices") : shared;
        Optional<Decision.Edge> edge = given(one, "edge").map(text -> edge(one, text));
        one.done();
        return new Decision(name, choices, edge);
    }

    private static Decision.Edge edge(ConfigMapping s, String text) {
        String[] ends = text.split("->", -1);
        if (ends.length == 2
                && ends[0].strip().matches("\\d{1,3}")
                && ends[1].strip().matches("\\d{1,3}")) {
            int from = Integer.parseInt(ends[0].strip());
            int to = Integer.parseInt(ends[1].strip());
            if (from < to) {
                return new Decision.Edge(from, to);
            }
        }
        throw s.refused("edge", "expected an edge to a later node, such as 0->1, found '" + text + "'.");
    }

    /** A list of texts, or a section {@code text: title}. */
    private static List<Decision.Choice> choices(ConfigMapping s, String key) {
        Map<String, String> all = new LinkedHashMap<>();
        if (s.isSection(key)) {
            ConfigMapping named = s.section(key);
            named.keys().forEach(text -> all.put(text, named.checked(text, "", TEXT)));
        } else {
            if (!s.isList(key)) {
                throw s.refused(key, "expected a list of choices such as [a, b], or a section of 'text: title'.");
            }
            for (String text : s.texts(key)) {
                if (all.put(text, text) != null) {
                    throw s.refused(key, "'" + text + "' is given twice. Keep one.");
                }
            }
        }
        if (all.isEmpty()) {
            throw s.refused(key, "expected at least one choice, found none.");
        }
        return all.entrySet().stream()
                .map(c -> new Decision.Choice(c.getKey(), c.getValue().isEmpty() ? "(nothing)" : c.getValue()))
                .toList();
    }

    private static List<Metric> metrics(ConfigMapping s) {
        List<Metric> all = new ArrayList<>();
        for (String key : s.keys()) {
            ConfigMapping m = s.section(key);
            Optional<Metric> known =
                    Metric.values().stream().filter(k -> k.key().equals(key)).findFirst();
            Metric metric = known.map(k -> known(m, k)).orElseGet(() -> own(m, key));
            m.done();
            all.add(metric);
        }
        if (all.isEmpty()) {
            throw s.refused(
                    "metrics",
                    "expected a section for each metric, such as accuracy: {} or mae: {unit: m, better:"
                            + " smaller}, found none.");
        }
        // A description need not mention these metrics, because every table may have them.
        List.of(Metric.PARAMS, Metric.FLOPS, Metric.TIME, Metric.TOTAL_TIME, Metric.LATENCY).stream()
                .filter(k -> all.stream().noneMatch(m -> m.key().equals(k.key())))
                .forEach(all::add);
        return all;
    }

    private static Metric known(ConfigMapping m, Metric known) {
        m.word("unit", known.unit(), List.of(known.unit()));
        m.word("better", words(known.highIsGood()), List.of(words(known.highIsGood())));
        return known;
    }

    private static String words(boolean highIsGood) {
        return highIsGood ? "larger" : "smaller";
    }

    private static Metric own(ConfigMapping m, String key) {
        m.required("unit", "its unit, such as percent, or 1 for a number without one");
        String unit = m.checked("unit", "", TEXT);
        boolean high = m.requiredWord("better", List.of("larger", "smaller")).equals("larger");
        double least = m.given("least") ? m.number("least", 0, -1e300, 1e300) : Double.NEGATIVE_INFINITY;
        double most = m.given("most") ? m.number("most", 0, -1e300, 1e300) : Double.POSITIVE_INFINITY;
        try {
            return new Metric(key, unit, high, least, most);
        } catch (UsageException e) {
            throw m.refused("unit", e.getMessage());
        }
    }

    /** Keys and titles of the data sets. */
    private static Map<String, String> titles(ConfigMapping s) {
        Map<String, String> all = new LinkedHashMap<>();
        if (s.isList("datasets")) {
            s.texts("datasets").forEach(k -> all.put(k, k));
        } else {
            s.require("datasets", "a list of names, or a section of 'name: {title: ..., schedule: EPOCHS}'");
        }
        if (s.isSection("datasets")) {
            ConfigMapping named = s.section("datasets");
            for (String key : named.keys()) {
                all.put(
                        key,
                        named.isSection(key)
                                ? named.section(key).checked("title", key, TEXT)
                                : named.checked(key, key, TEXT));
            }
        }
        all.keySet().forEach(k -> {
            try {
                new Dataset(k, k, 1, 1);
            } catch (UsageException e) {
                throw s.refused("datasets", e.getMessage());
            }
        });
        if (all.isEmpty()) {
            throw s.refused("datasets", "expected at least one data set, found none.");
        }
        return all;
    }

    private static Map<String, Judged> judged(ConfigMapping s, List<String> datasets, List<Metric> metrics) {
        ConfigMapping judge = s.section("judge");
        List<String> names = metrics.stream().map(Metric::key).toList();
        String standard = judge.given("metric") ? judge.word("metric", "", names) : names.get(0);
        List<Long> schedules = s.longs("schedules", List.of());
        long last = schedules.stream().mapToLong(Long::longValue).max().orElse(0);
        Map<String, Judged> all = new LinkedHashMap<>();
        for (String key : datasets) {
            ConfigMapping named = s.isSection("datasets") ? s.section("datasets") : null;
            String metric = standard;
            int schedule = (int) last;
            if (named != null && named.isSection(key)) {
                ConfigMapping one = named.section(key);
                one.checked("title", key, TEXT);
                metric = one.word("metric", standard, names);
                schedule = one.integer("schedule", schedule, 0, 1_000_000);
                one.done();
            }
            if (schedule < 1) {
                throw s.refused(
                        "schedules",
                        "expected the epochs of the trainings, such as schedules: [200], or schedule: of each data set,"
                                + " found none of '" + key + "'.");
            }
            String found = metric;
            all.put(
                    key,
                    new Judged(
                            metrics.stream()
                                    .filter(m -> m.key().equals(found))
                                    .findFirst()
                                    .orElseThrow(),
                            schedule));
        }
        return all;
    }

    private static List<Integer> schedules(ConfigMapping s, Map<String, Judged> judged) {
        TreeSet<Integer> all = new TreeSet<>();
        s.longs("schedules", List.of()).forEach(n -> {
            if (n < 1 || n > 1_000_000) {
                throw s.refused("schedules", "expected epochs from 1 to 1000000, found " + n + ".");
            }
            all.add(n.intValue());
        });
        judged.values().forEach(j -> all.add(j.schedule()));
        return List.copyOf(all);
    }

    /** The splits by which methods search and reports judge; a table with one split leaves no choice. */
    private static DescribedFacts facts(
            ConfigMapping s, List<Metric> metrics, Map<String, Judged> judged, TableLayout layout) {
        ConfigMapping judge = s.section("judge");
        judge.given("metric");
        List<String> splits = Arrays.stream(Split.values()).map(Split::key).toList();
        TreeSet<Split> there = TableColumns.splits(layout, judged);
        Split search = split(judge, "search", Split.VALID, splits, there);
        Split report = split(judge, "report", Split.TEST, splits, there);
        judge.done();
        TableColumns.require(s, layout, judged, search, report);
        return new DescribedFacts(metrics, judged, search, report, TableColumns.timed(layout), "");
    }

    private static Split split(
            ConfigMapping judge, String key, Split usual, List<String> splits, TreeSet<Split> there) {
        if (!judge.given(key) && !there.isEmpty() && !there.contains(usual)) {
            if (there.size() > 1) {
                throw judge.refused(
                        key,
                        "expected a word, because there is no split " + usual.key() + ": one of "
                                + there.stream().map(Split::key).toList() + ", found none.");
            }
            return there.first();
        }
        return Split.of(judge.word(key, usual.key(), splits));
    }

    private static void check(TableDescription table, String source) {
        if (!table.listed()) {
            table.ambiguity().ifPresent(why -> {
                throw new UsageException(source + ": architecture.notation: expected a notation in which every text is"
                        + " one architecture, found " + why + ", one of which begins the other. Put a sign between the"
                        + " decisions, or say listed: true if the file lists its architectures.");
            });
            if (table.combinations() > MOST) {
                throw new UsageException(source + ": decisions: expected at most " + MOST
                        + " combinations of choices, found " + table.combinations()
                        + ". Say architecture: {listed: true} if the file lists the architectures that exist.");
            }
        }
    }
}
