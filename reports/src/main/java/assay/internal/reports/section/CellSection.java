package assay.internal.reports.section;

import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.drawing.Drawings;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Histogram;
import assay.internal.reports.figure.Histogram.Marker;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.svg.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The chosen cells, each drawn once, with the methods that chose it and its place in the table. */
final class CellSection implements Section {
    private static final String CELLS =
            " The place counts the cells that are strictly better; equal cells share a place. Cells are "
                    + "grouped by their text; best first.";

    /** More cells than this are not drawn. */
    private static final int MOST_DRAWN = 12;

    /** With more seeds than this, seeds are not listed below a cell. */
    private static final int MOST_SEEDS = 8;

    private final Study study;

    CellSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study study) {
        return !study.experiment().runs().isEmpty();
    }

    @Override
    public void write(Page page) {
        boolean table = study.population().hasTable();
        List<Figure> drawings = drawings();
        page.section(
                "The chosen cells",
                new Gallery(drawings, drawings.size() > best(byCell()).size()), // a normal and a reduction cell
                Page.note(study.population().kit().pictureNote() + (table ? CELLS : "")));
        if (table && left() > 0) {
            page.add(Page.note("These are the best; " + Format.plural(left(), "further cell")
                    + " that runs chose stand in results.csv."));
        }
        List<Figure> places = places();
        if (!places.isEmpty()) {
            page.add(new Gallery(places));
        }
        page.add(page.origins().chosen("results.csv"));
    }

    /** Best first, by the first measure; cells that were not measured come last. */
    private List<Figure> drawings() {
        Map<Genotype, List<RunRecord>> byCell = byCell();
        List<Figure> figures = new ArrayList<>();
        int number = 0;
        for (Genotype cell : best(byCell)) {
            number++;
            List<String> caption = caption(number, cell, byCell.get(cell));
            Map<String, Svg> drawings = Drawings.of(cell);
            for (Map.Entry<String, Svg> d : drawings.entrySet()) {
                boolean one = drawings.size() == 1;
                String file = "cell-" + number + (one ? "" : "-" + d.getKey()) + ".svg";
                figures.add(new Figure(
                        file,
                        d.getValue(),
                        one || figures.size() % 2 == 0 ? caption : List.of(caption.get(0), d.getKey())));
            }
        }
        return figures;
    }

    /** How many chosen cells are not drawn. */
    private int left() {
        return Math.max(0, byCell().size() - MOST_DRAWN);
    }

    /** One histogram of the table per test measure, in which the drawn cells have the numbers of their drawings. */
    private List<Figure> places() {
        Map<Genotype, List<RunRecord>> byCell = byCell();
        List<Genotype> cells = best(byCell);
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : study.tests()) {
            List<Marker> markers = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                String name = "cell " + (i + 1);
                Genotype cell = cells.get(i);
                int colour = colour(byCell.get(cell));
                study.accuracy(cell, measure)
                        .ifPresent(v -> markers.add(new Marker(name, colour, v, name + ": " + place(cell, measure))));
            }
            study.landscape(measure).filter(l -> !markers.isEmpty()).ifPresent(l -> {
                double[] all = l.values();
                double low = markers.stream().mapToDouble(Marker::value).min().orElseThrow();
                Histogram histogram = new Histogram(
                        measure.label() + ": where the cells stand",
                        Axis.linear(measure.axis()),
                        "cells of the table",
                        all,
                        Math.min(low, all[all.length / 10]),
                        markers);
                figures.add(new Figure("place-" + Slug.of(measure.key()) + ".svg", histogram.draw(), List.of())
                        .withData("results.csv"));
            });
        }
        return figures;
    }

    private Map<Genotype, List<RunRecord>> byCell() {
        return study.methods().stream()
                .flatMap(m -> m.runs().stream())
                .collect(Collectors.groupingBy(RunRecord::chosen, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Genotype> best(Map<Genotype, List<RunRecord>> byCell) {
        List<Genotype> cells = new ArrayList<>(byCell.keySet());
        study.tests().stream()
                .findFirst()
                .ifPresent(m -> cells.sort(Comparator.comparingDouble(c -> study.accuracy(c, m).stream()
                        .map(v -> -m.worth(v))
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY))));
        return cells.stream().limit(MOST_DRAWN).toList();
    }

    private List<String> caption(int number, Genotype cell, List<RunRecord> runs) {
        List<String> lines = new ArrayList<>();
        Map<String, List<RunRecord>> byMethod = runs.stream()
                .collect(Collectors.groupingBy(RunRecord::method, LinkedHashMap::new, Collectors.toList()));
        lines.add("Cell " + number + " · "
                + byMethod.entrySet().stream()
                        .map(e -> e.getKey() + " (" + seeds(e.getValue()) + ")")
                        .collect(Collectors.joining(", ")));
        study.tests().forEach(m -> lines.add(m.family() + ": " + place(cell, m)));
        if (study.population().hasTable()) {
            lines.add("index "
                    + study.population()
                            .counted()
                            .index(study.population().counted().place(cell))
                    + classmates(cell));
        }
        lines.add(cell.text());
        return lines;
    }

    /** The colour of the method whose run chose the cell first. */
    private int colour(List<RunRecord> runs) {
        return study.methods().stream()
                .filter(m -> m.name().equals(runs.get(0).method()))
                .mapToInt(Study.Method::colour)
                .findFirst()
                .orElseThrow();
    }

    /** The other cells that are the same network, and the differences of their entries. */
    private String classmates(Genotype cell) {
        return study.tests().stream()
                .limit(1)
                .flatMap(m -> study.landscape(m).stream()
                        .map(l -> l.classmates(study.population().counted().place(cell)))
                        .filter(all -> all.length > 1)
                        .map(all -> "; one network with " + Format.plural(all.length - 1L, "other cell") + ": "
                                + m.withUnit(m.digits().number(all[0]) + "–"
                                        + m.digits().number(all[all.length - 1]))))
                .findFirst()
                .orElse("");
    }

    private static String seeds(List<RunRecord> runs) {
        String listed = runs.stream()
                .limit(MOST_SEEDS)
                .map(r -> Long.toString(r.seed()))
                .collect(Collectors.joining(", "));
        String more = runs.size() > MOST_SEEDS ? " and " + Format.count(runs.size() - MOST_SEEDS) + " more" : "";
        return (runs.size() == 1 ? "seed " : "seeds ") + listed + more;
    }

    private String place(Genotype cell, Measure measure) {
        return study.answer(cell, measure)
                .fold(
                        m -> study.landscape(measure)
                                .map(l -> measure.withUnit(measure.digits().number(m.value())) + ", place "
                                        + Format.count(l.rank(m.value())) + " of " + Format.count(l.measured()))
                                .orElse(measure.withUnit(measure.digits().number(m.value()))),
                        none -> "not measured");
    }
}
