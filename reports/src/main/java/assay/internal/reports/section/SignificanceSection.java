package assay.internal.reports.section;

import assay.core.kit.Population;
import assay.core.run.RunRecord;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.IntervalChart;
import assay.internal.reports.figure.RankDiagram;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.table.SignificanceTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tests whether the differences between the methods are more than chance. */
final class SignificanceSection implements Section {
    /** With more pairs than this, the table is folded; all pairs are in the files beside the page. */
    private static final int MOST_PAIRS = 10;

    private static final String NOTE =
            "A seed is a block: methods are compared on the seeds that all of them share. Friedman's "
                    + "statistic is corrected for ties. Wilcoxon's p is exact up to 200 differing pairs; pairs without a difference are "
                    + "left out of it; below 6 of them no outcome has p < 0.05, and Holm's adjustment for many pairs asks for more: then "
                    + "the verdict is “too few seeds”, and nothing may be concluded either way. Effect size: matched-pairs "
                    + "rank-biserial correlation, +1 if the first is %s on every seed. Interval of the median difference: from order "
                    + "statistics; there is none below 6 seeds. In the diagram, methods under one bar do not differ by Nemenyi's test.";

    private final Study study;
    private final List<Significance> all;

    SignificanceSection(Study study, List<Significance> all) {
        this.study = study;
        this.all = all;
    }

    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty();
    }

    @Override
    public void write(Page page) {
        if (study.methods().size() < 2 || all.stream().allMatch(s -> s.pairs().isEmpty())) {
            return;
        }
        SignificanceTables tables = new SignificanceTables(study, all);
        page.section("Are the differences real?", tables.friedman());
        int shared = all.stream().mapToInt(s -> s.blocks().seeds().length).max().orElse(0);
        int needed =
                all.get(0).pairs().isEmpty() ? 0 : all.get(0).pairs().get(0).needed();
        if (shared < needed) {
            page.add(new Paragraph(
                    "Too few seeds: with " + Format.plural(shared, "shared seed")
                            + " no pair of methods can reach p < 0.05 "
                            + "after the adjustment for "
                            + Format.plural(all.get(0).pairs().size(), "comparison")
                            + "; that takes at least " + needed + " seeds.",
                    false));
        }
        page.add(new Paragraph(classes(), false));
        noise().ifPresent(text -> page.add(new Paragraph(text, false)));
        leftOut().ifPresent(text -> page.add(new Paragraph(text, false)));
        gallery(page, all.stream().flatMap(s -> ranks(s).stream()).toList());
        gallery(
                page,
                all.stream()
                        .filter(s -> !s.pairs().isEmpty() && s.pairs().size() <= MOST_PAIRS)
                        .map(SignificanceSection::differences)
                        .toList());
        for (Significance s : all) {
            Grid grid = tables.pairs(s);
            Block block = s != all.get(0) || grid.rows().size() > MOST_PAIRS
                    ? new Details(
                            s.blocks().measure().label() + ": all "
                                    + Format.plural(grid.rows().size(), "pair"),
                            List.of(grid))
                    : grid;
            if (!grid.rows().isEmpty()) {
                page.add(block);
            }
        }
        page.add(Page.definitions(note()), page.origins().chosen("tables/friedman.csv", "tables/pairs.csv"));
        page.table(tables.friedmanSheet());
        page.table(tables.pairsSheet());
    }

    /** Says what a sign means where less is better. */
    private String note() {
        return study.population().metric().highIsGood()
                ? NOTE.replace("%s", "better")
                : NOTE.replace("%s", "higher") + " Less is better here: below zero, the first is better.";
    }

    /** Says which answers tie. */
    private String classes() {
        if (study.byClass()) {
            return "By class: two answers that are one network tie; each has the mean accuracy of the cells that are that"
                    + " network.";
        }
        long same = all.stream().limit(1).mapToLong(this::oneNetwork).sum();
        return "Every cell counts for itself."
                + (same == 0
                        ? ""
                        : " In " + Format.plural(same, "comparison")
                                + " of one seed two methods answered cells that are one"
                                + " network and have different entries in the table; --by-class takes these for ties.");
    }

    /** How often two methods have different cells with the same seed that are the same network. */
    private long oneNetwork(Significance s) {
        Population population = study.population();
        if (!population.hasTable()) {
            return 0;
        }
        long same = 0;
        List<Map<Long, Integer>> places = s.blocks().methods().stream()
                .map(m -> m.runs().stream()
                        .collect(Collectors.toMap(
                                RunRecord::seed, r -> population.counted().place(r.chosen()), (a, b) -> b)))
                .toList();
        for (long seed : s.blocks().seeds()) {
            for (int i = 0; i < places.size(); i++) {
                for (int j = i + 1; j < places.size(); j++) {
                    int a = places.get(i).get(seed);
                    int b = places.get(j).get(seed);
                    same += a != b && population.classOf(a) == population.classOf(b) ? 1 : 0;
                }
            }
        }
        return same;
    }

    /** The uncertainty of the table's entries. */
    private Optional<String> noise() {
        String each = study.tests().stream()
                .flatMap(m -> study.noise(m).stream()
                        .map(n -> m.label() + " " + m.digits().number(n.points()) + " (from "
                                + Format.plural(n.cells(), "cell") + ")"))
                .collect(Collectors.joining(", "));
        return each.isEmpty()
                ? Optional.empty()
                : Optional.of("One entry of the table is uncertain by this "
                        + (study.tests().get(0).inPoints() ? "many points" : "much")
                        + ", the standard deviation of its mean over"
                        + " trainings: " + each + ". A difference below that says nothing about the networks.");
    }

    /** The seeds that the tests cannot use, because not all methods have them. */
    private Optional<String> leftOut() {
        Set<Long> seeds = new TreeSet<>();
        study.experiment().runs().forEach(r -> seeds.add(r.seed()));
        Arrays.stream(all.get(0).blocks().seeds()).forEach(seeds::remove);
        return seeds.isEmpty()
                ? Optional.empty()
                : Optional.of("Left out of every test here: "
                        + (seeds.size() == 1 ? "seed " : "seeds ")
                        + seeds.stream().limit(20).map(s -> Long.toString(s)).collect(Collectors.joining(", "))
                        + (seeds.size() > 20 ? " and " + Format.count(seeds.size() - 20) + " more" : "")
                        + ", for which not every method has an answer.");
    }

    private static void gallery(Page page, List<Figure> figures) {
        if (!figures.isEmpty()) {
            page.add(new Gallery(figures));
        }
    }

    private static Figure figure(String kind, Significance s, Svg svg) {
        return new Figure(kind + "-" + Slug.of(s.blocks().measure().key()) + ".svg", svg, List.of())
                .withData(kind.equals("ranks") ? "tables/methods.csv" : "tables/pairs.csv");
    }

    private static Optional<Figure> ranks(Significance s) {
        return s.friedman().map(f -> {
            List<RankDiagram.Mark> marks = new ArrayList<>();
            for (int j = 0; j < f.methods(); j++) {
                Study.Method m = s.blocks().methods().get(j);
                marks.add(
                        new RankDiagram.Mark(m.name(), m.colour(), f.meanRanks().get(j)));
            }
            OptionalDouble difference =
                    s.difference().stream().mapToDouble(d -> d.difference()).findFirst();
            RankDiagram chart = new RankDiagram(
                    s.blocks().measure().label() + ": mean ranks",
                    "Nemenyi, α = 0.05, " + Format.plural(f.blocks(), "seed"),
                    difference,
                    marks);
            return figure("ranks", s, chart.draw());
        });
    }

    private static Figure differences(Significance s) {
        List<IntervalChart.Row> rows = s.pairs().stream()
                .map(p -> new IntervalChart.Row(
                        p.first().name() + " − " + p.second().name(),
                        p.first().colour(),
                        p.median().median(),
                        Format.low(p.interval()).orElse(Double.NaN),
                        Format.high(p.interval()).orElse(Double.NaN)))
                .toList();
        IntervalChart chart = new IntervalChart(
                s.blocks().measure().label() + ": median difference",
                s.pairs().stream().anyMatch(p -> p.interval().isPresent())
                        ? "with 95 % intervals"
                        : "too few seeds for intervals",
                Axis.linear("difference in " + s.blocks().measure().quantity()
                        + s.blocks().measure().differenceUnit()),
                0,
                rows);
        return figure("differences", s, chart.draw());
    }
}
