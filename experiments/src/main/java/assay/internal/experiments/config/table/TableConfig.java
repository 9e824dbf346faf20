package assay.internal.experiments.config.table;

import assay.core.error.UsageException;
import assay.core.truth.Dataset;
import assay.core.truth.DescribedFacts;
import assay.core.truth.DescribedFacts.Judged;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.core.described.Decision;
import assay.internal.core.described.LikeSpace;
import assay.internal.core.described.TableDescription;
import assay.internal.core.described.TextForm;
import assay.internal.data.described.DescribedTable;
import assay.internal.data.described.TableLayout;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the description of a table (docs/tables.md). */
public final class TableConfig {
    static final int LONGEST = 200;
    /** If there are more architectures than this, the file must list them, because each is a row of the store. */
    private static final int MOST = 2_000_000;

    /** Texts for people, and names of columns. */
    static final Consumer<String> TEXT = text -> {
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
        return parse(YamlTree.text(file), file.getFileName().toString());
    }

    /** The same from a text; {@code source} stands for the file's name in messages. */
    public static DescribedTable parse(String text, String source) {
        ConfigMapping s = YamlTree.parse(text, source).root();
        s.required("table", "a name for commands, such as my-table");
        String name = s.checked("table", "", TableConfig::checkName);
        String title = s.checked("title", name, TEXT);
        String authors = s.checked("authors", title, TEXT);
        ConfigMapping architecture = s.section("architecture");
        Optional<LikeSpace> like = TableDecisions.like(architecture);
        List<Decision> decisions = like.map(LikeSpace::decisions).orElseGet(() -> TableDecisions.read(s));
        boolean listed = architecture.flag("listed", false);
        Optional<String> column = given(architecture, "column");
        TextForm notation =
                like.<TextForm>map(l -> l).orElseGet(() -> TableDecisions.notation(architecture, decisions));
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

    /** A text that may be left out. */
    static Optional<String> given(ConfigMapping s, String key) {
        return s.given(key) ? Optional.of(s.checked(key, "", TEXT)) : Optional.empty();
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
            all.put(key, new Judged(Metric.among(metrics, metric), schedule));
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
        TreeSet<Split> there = TableColumns.splits(layout, judged);
        Split search = split(judge, "search", Split.VALID, there);
        Split report = split(judge, "report", Split.TEST, there);
        judge.done();
        TableColumns.require(s, layout, judged, search, report);
        return new DescribedFacts(metrics, judged, search, report, TableColumns.timed(layout), "");
    }

    private static Split split(ConfigMapping judge, String key, Split usual, TreeSet<Split> there) {
        if (!judge.given(key) && !there.isEmpty() && !there.contains(usual)) {
            if (there.size() > 1) {
                String all = there.stream().map(Split::key).collect(Collectors.joining(", "));
                throw judge.refused(
                        key,
                        "expected one of the splits " + all + ", found nothing. Without it the split is " + usual.key()
                                + ", and no column has that. Say '" + key + ": "
                                + there.last().key() + "', for example.");
            }
            return there.first();
        }
        return Split.of(judge.word(key, usual.key(), TableColumns.SPLITS));
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
