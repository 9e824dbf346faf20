package assay.internal.reports.comparison;

import assay.core.run.Experiment;
import assay.internal.core.stats.Interval;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Digits;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The tables of a comparison: the experiments, their accuracies and times, and what was set differently. */
final class ComparisonTables {
    /** Facts of the provenance that are shown if they differ. */
    private static final List<String> FACTS =
            List.of("assay", "java", "machine", "backend", "workers", "images", "table");

    private final Sides sides;

    ComparisonTables(Sides sides) {
        this.sides = sides;
    }

    Block names() {
        List<Row> rows = IntStream.range(0, sides.experiments().size())
                .mapToObj(i -> {
                    Experiment e = sides.experiments().get(i);
                    return Grids.row(
                            sides.letter(i),
                            e.name(),
                            e.provenance().getOrDefault("started", Format.NOTHING),
                            e.provenance().getOrDefault("assay", Format.NOTHING),
                            Format.count(e.runs().size()));
                })
                .toList();
        return new Grid("The experiments.", Grids.columns(List.of("letter", "name", "started", "Assay"), "runs"), rows);
    }

    /** The page's table: which test it was, and Welch's p, only if the reader asks for all columns. */
    Block accuracy(String caption, List<Pairing> pairings) {
        Set<String> more =
                sides.experiments().size() == 2 ? Set.of("letter", "test", "Welch p") : Set.of("test", "Welch p");
        return accuracy(caption, pairings, more);
    }

    Block forComment(List<Pairing> pairings) {
        return accuracy("", pairings, Set.of());
    }

    private Block accuracy(String caption, List<Pairing> pairings, Set<String> more) {
        List<Row> rows = new ArrayList<>();
        for (Pairing p : pairings) {
            rows.add(Grids.row(
                    p.measure().label(),
                    p.method(),
                    sides.letter(p.side()),
                    p.contrast().test(),
                    p.counts(),
                    p.measure().digits().meanStd(p.firstValues()),
                    p.measure().digits().meanStd(p.secondValues()),
                    p.measure().digits().signed(p.contrast().difference()),
                    interval(p.measure().digits(), p.contrast().interval()),
                    Format.p(p.adjusted()),
                    Format.p(p.contrast().welch()),
                    p.finding()));
        }
        List<Block.Column> columns = new ArrayList<>(Grids.columns(
                List.of("measure", "method", "letter", "test"),
                "seeds",
                "A",
                sides.others(),
                "difference",
                "95 % interval",
                "Holm p",
                "Welch p"));
        columns.add(new Block.Column("", "verdict", false));
        Set<String> both = Set.of("seeds", "A", sides.others()); // on a phone the difference comes first
        return new Grid(
                caption,
                columns.stream()
                        .map(c -> new Block.Column(
                                c.group(),
                                c.label(),
                                c.numeric(),
                                more.contains(c.label())
                                        ? Block.Shown.NEVER
                                        : both.contains(c.label()) ? Block.Shown.WIDE : Block.Shown.ALWAYS))
                        .toList(),
                rows);
    }

    private static String interval(Digits digits, Optional<Interval> interval) {
        return interval.map(i -> digits.signed(i.low()) + " to " + digits.signed(i.high()))
                .orElse(Format.NOTHING);
    }

    Block time() {
        List<Row> rows = sides.methods().stream()
                .map(m -> Grids.row(IntStream.range(-1, sides.experiments().size())
                        .mapToObj(i -> i < 0 ? m : seconds(i, m))
                        .toArray(String[]::new)))
                .toList();
        String[] letters = IntStream.range(0, sides.experiments().size())
                .mapToObj(sides::letter)
                .toArray(String[]::new);
        return new Grid(
                "Wall-clock of search and selection, mean per run; machines and what else they did may differ.",
                Grids.columns(List.of("method"), letters),
                rows);
    }

    private String seconds(int side, String method) {
        var mean = sides.experiments().get(side).runs().stream()
                .filter(r -> r.method().equals(method))
                .flatMapToDouble(r -> r.wallSeconds().stream())
                .average();
        return mean.isPresent() ? Format.duration(mean.getAsDouble()) : Format.NOTHING;
    }

    Block settings() {
        List<Map<String, String>> all = sides.experiments().stream()
                .map(e -> {
                    Map<String, String> values = Settings.of(e.configuration());
                    FACTS.forEach(f ->
                            Optional.ofNullable(e.provenance().get(f)).ifPresent(v -> values.put("(" + f + ")", v)));
                    return values;
                })
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(m -> keys.addAll(m.keySet()));
        List<Row> rows = keys.stream()
                .filter(k ->
                        all.stream().map(m -> m.getOrDefault(k, "")).distinct().count() > 1)
                .map(k -> row(k, all, m -> m.getOrDefault(k, Format.NOTHING)))
                .toList();
        return rows.isEmpty()
                ? Page.note("Nothing: the configurations and what is recorded about machine and program are the same.")
                : new Grid("Configuration; in brackets, what was recorded.", settingColumns(), rows);
    }

    private List<Block.Column> settingColumns() {
        List<String> names = new ArrayList<>(List.of("key"));
        IntStream.range(0, sides.experiments().size()).mapToObj(sides::letter).forEach(names::add);
        return Grids.columns(names);
    }

    private static Row row(String key, List<Map<String, String>> all, Function<Map<String, String>, String> value) {
        List<String> texts = new ArrayList<>(List.of(key));
        all.forEach(m -> texts.add(value.apply(m)));
        return Grids.row(texts.toArray(String[]::new));
    }
}
