package assay.internal.reports.behaviour;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.figure.EvolutionStrip;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the cell that a search would answer changes over its epochs, as a strip (DATA, Figure 5). */
final class Evolution {
    private static final String NOTE =
            "Of each method its first seed. A field is the operation of an edge in the cell that the "
                    + "search would answer then; a row without fields is an edge that the cell leaves out.";

    private final Study study;
    private final Taken taken;

    Evolution(Study study, Taken taken) {
        this.study = study;
        this.taken = taken;
    }

    void write(Page page) {
        List<Figure> figures = new ArrayList<>();
        List<Method> drawn = new ArrayList<>();
        for (Method m : study.methods()) {
            first(m).ifPresent(run -> {
                figures.add(figure(m, run, page));
                drawn.add(m);
            });
        }
        if (!figures.isEmpty()) {
            page.folded(
                    "How the cells changed",
                    new Gallery(figures),
                    Page.note(NOTE),
                    page.origins().incumbents());
        }
    }

    /** The first run that trained a network. Runs that were only judged or that asked a table do not count. */
    private static Optional<RunRecord> first(Method m) {
        return m.asksTable() || m.judged()
                ? Optional.empty()
                : m.runs().stream().filter(r -> r.epochs().size() > 1).findFirst();
    }

    private Figure figure(Method method, RunRecord run, Page page) {
        String name = "search-evolution-" + Slug.of(method.name());
        Sheet sheet = new Sheet(
                name,
                "operation of every edge in the cell that a search would answer, epoch by epoch",
                Sheet.text("method"),
                Sheet.whole("seed"),
                Sheet.whole("epoch"),
                Sheet.text("edge"),
                Sheet.text("operation"));
        List<List<Taken.Edge>> epochs = new ArrayList<>();
        for (EpochRecord e : run.epochs()) {
            List<Taken.Edge> edges = taken.edges(e.incumbent());
            epochs.add(edges);
            edges.forEach(edge -> edge.operations()
                    .forEach(o -> sheet.row(
                            method.name(),
                            run.seed(),
                            e.epoch(),
                            edge.name(),
                            taken.operations().get(o))));
        }
        page.curve(sheet);
        List<EvolutionStrip.Row> rows = new ArrayList<>();
        for (int i = 0; i < epochs.get(0).size(); i++) {
            int edge = i;
            rows.add(new EvolutionStrip.Row(
                    epochs.get(0).get(i).name(),
                    epochs.stream().map(e -> e.get(edge).operations()).toList()));
        }
        double[] x = run.epochs().stream().mapToDouble(EpochRecord::epoch).toArray();
        String title = method.name() + ", seed " + run.seed() + ": the cell over epochs";
        return new Figure(name + ".svg", new EvolutionStrip(title, taken.operations(), x, rows).draw(), List.of())
                .withData("curves/" + name + ".csv");
    }
}
