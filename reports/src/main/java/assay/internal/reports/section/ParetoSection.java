package assay.internal.reports.section;

import assay.internal.core.stats.ParetoFront;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Cloud;
import assay.internal.reports.figure.FrontChart;
import assay.internal.reports.figure.FrontChart.Corner;
import assay.internal.reports.figure.FrontChart.Front;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.Tradeoff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The accuracies of the found cells, compared with the best cells in the table of the same cost. */
final class ParetoSection implements Section {
    /** With more chosen cells than this, only those on the method's own front are shown. */
    private static final int MOST_POINTS = 50;

    private static final String NOTE =
            "Stairs: the table's Pareto front, the best accuracy of the whole space for at most that "
                    + "cost. Hypervolume: the area that a method's chosen cells of all seeds dominate, up to the reference point (the "
                    + "costliest cell, the accuracy of the average cell), as a share of the area of the table's front: 100 % is the best "
                    + "possible; more seeds can only raise it. Of more than " + MOST_POINTS
                    + " chosen cells those on the method's own front "
                    + "are shown. Parameters and multiply-adds are those of the benchmark's network.";

    private final Study study;
    private final Sheet volumes = new Sheet(
            "hypervolume",
            "Hypervolume of the cells that each method chose, accuracy against a cost",
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.text("cost"),
            Sheet.text("cost_unit"),
            Sheet.text("method"),
            Sheet.whole("cells"),
            Sheet.number("hypervolume"),
            Sheet.number("table_hypervolume"),
            Sheet.number("share"),
            Sheet.number("reference_cost"),
            Sheet.number("reference_accuracy_percent"));

    ParetoSection(Study study) {
        this.study = study;
    }

    @Override
    public void write(Page page) {
        List<Tradeoff> all = study.tests().stream()
                .flatMap(m -> Tradeoff.all(study, m).stream())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        List<Figure> figures = new ArrayList<>();
        for (Tradeoff t : all) {
            figures.add(
                    new Figure(name(t) + ".svg", chart(t).draw(), List.of()).withData("curves/" + name(t) + ".csv"));
            page.curve(front(t));
        }
        int first = (int) all.stream()
                .filter(t -> t.measure().equals(all.get(0).measure()))
                .count();
        page.section(
                "Accuracy against cost", new Gallery(figures.subList(0, first)), grid(all), Page.definitions(NOTE));
        if (first < figures.size()) {
            page.add(new Details(
                    "The other data sets: " + Format.plural(figures.size() - first, "chart"),
                    List.of(new Gallery(figures.subList(first, figures.size())))));
        }
        page.add(page.origins().fronts(all, "tables/hypervolume.csv"));
        page.table(volumes);
    }

    private Grid grid(List<Tradeoff> all) {
        List<Column> columns = new ArrayList<>(Grids.columns(List.of("method")));
        all.forEach(t -> columns.add(new Column(t.measure().label(), t.cost().name(), true)));
        List<Row> rows = study.methods().stream()
                .map(m -> Row.of(Stream.concat(Stream.of(m.name()), all.stream().map(t -> share(t, m)))
                        .map(Cell::of)
                        .toList()))
                .toList();
        return new Grid(
                "Hypervolume of each method's chosen cells, percent of that of the table's front.", columns, rows);
    }

    private static String name(Tradeoff t) {
        return "pareto-" + Slug.of(t.measure().key()) + "-" + t.cost().key();
    }

    private String share(Tradeoff t, Method m) {
        int[] found = t.found().get(m);
        double all = t.hypervolume(t.frontCells());
        double own = t.hypervolume(found);
        volumes.row(
                t.measure().dataset().key(),
                t.measure().split().key(),
                t.cost().key(),
                t.cost().unit(),
                m.name(),
                found.length,
                own,
                all,
                all > 0 ? own / all : Double.NaN,
                t.referenceCost(),
                t.referenceAccuracy());
        return all > 0 ? Format.number(100 * own / all) : Format.NOTHING;
    }

    private FrontChart chart(Tradeoff t) {
        int[] front = t.frontCells();
        Cloud stairs =
                new Cloud("front of the table", Cloud.BACKGROUND, t.costs(front), t.accuracies(front), List.of());
        return new FrontChart(
                t.measure().label() + " against " + t.cost().name(),
                "",
                Axis.linear(t.cost().name() + ", " + t.cost().unit()),
                Axis.linear(t.measure().label() + ' ' + t.measure().valueAxis()),
                study.methods().stream().map(m -> cloud(t, m)).toList(),
                List.of(new Front(stairs, false, t.measure().metric().highIsGood())),
                Optional.of(new Corner(t.referenceCost(), t.referenceAccuracy())));
    }

    private Cloud cloud(Tradeoff t, Method m) {
        int[] found = shown(t, m);
        List<String> labels = Arrays.stream(found)
                .mapToObj(i -> m.name() + ", cell "
                        + study.population().counted().index(i) + ": "
                        + t.measure()
                                .withUnit(t.measure()
                                        .digits()
                                        .number(t.landscape().at(i))) + ", "
                        + Format.number(t.cost().byIndex()[i]) + " " + t.cost().unit())
                .toList();
        return new Cloud(m.name(), m.colour(), t.costs(found), t.accuracies(found), labels);
    }

    private static int[] shown(Tradeoff t, Method m) {
        int[] found = t.found().get(m);
        if (found.length <= MOST_POINTS) {
            return found;
        }
        return Arrays.stream(ParetoFront.of(t.costs(found), false, t.accuracies(found), true))
                .map(p -> found[p])
                .toArray();
    }

    private Sheet front(Tradeoff t) {
        Sheet sheet = new Sheet(
                name(t),
                t.measure().label() + ' ' + t.measure().quantity() + " against "
                        + t.cost().name() + ": the table's front, and the chosen cells",
                Sheet.text("series"),
                Sheet.whole("index"),
                Sheet.text("arch"),
                Sheet.number(t.cost().key() + "_" + t.cost().unit().replace(' ', '_')),
                Sheet.number("accuracy_percent"),
                Sheet.text("on_own_front"));
        add(sheet, t, "front of the table", t.frontCells());
        study.methods().forEach(m -> add(sheet, t, m.name(), shown(t, m)));
        return sheet;
    }

    private void add(Sheet sheet, Tradeoff t, String series, int... cells) {
        int[] own = ParetoFront.of(t.costs(cells), false, t.accuracies(cells), true);
        for (int p = 0; p < cells.length; p++) {
            int at = p;
            sheet.row(
                    series,
                    study.population().counted().index(cells[p]),
                    study.population().counted().cell(cells[p]).text(),
                    t.cost().byIndex()[cells[p]],
                    t.landscape().at(cells[p]),
                    IntStream.of(own).anyMatch(o -> o == at) ? "yes" : "no");
        }
    }
}
