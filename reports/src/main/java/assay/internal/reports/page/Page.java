package assay.internal.reports.page;

import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Source;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.study.Study;
import assay.internal.reports.trace.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The page to which the sections of a report write: blocks for people, and the numbers beside them. */
public final class Page {
    /** Columns with names of methods. */
    private static final Set<String> NAMED = Set.of("method", "first", "second");

    private final Map<String, String> places = new HashMap<>();
    private final Origins origins;
    private final boolean oneDataset;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Sheet> tables = new ArrayList<>();
    private final List<Sheet> curves = new ArrayList<>();
    private List<String> summary = List.of();

    public Page(Study study) {
        this.origins = new Origins(study);
        this.oneDataset = study.tests().size() == 1;
        study.methods().forEach(m -> places.put(m.name(), Places.method(m.name())));
    }

    /** Says where numbers come from. */
    public Origins origins() {
        return origins;
    }

    /** Keeps the sentences about the results. */
    public void summary(List<String> sentences) {
        summary = List.copyOf(sentences);
    }

    /** The results, sentence by sentence. */
    public List<String> summary() {
        return summary;
    }

    public void section(String title, Block... content) {
        blocks.add(new Heading(title));
        add(content);
    }

    /** A section of which a page shows only the title until the reader asks for it. */
    public void folded(String title, Block... content) {
        blocks.add(new Heading(title, true));
        add(content);
    }

    public void add(Block... content) {
        Stream.of(content).map(this::linked).forEach(blocks::add);
    }

    /** The block, with links from the names of methods in its tables to the methods' runs. */
    private Block linked(Block block) {
        if (block instanceof Details d) {
            return new Details(
                    d.summary(), d.blocks().stream().map(this::linked).toList());
        }
        return block instanceof Grid g
                ? new Grid(
                        g.caption(),
                        g.columns(),
                        g.rows().stream().map(r -> linked(g.columns(), r)).toList())
                : block;
    }

    private Row linked(List<Column> columns, Row row) {
        List<Cell> cells = new ArrayList<>(row.cells());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String place = NAMED.contains(columns.get(i).label()) ? places.getOrDefault(cell.text(), "") : "";
            if (cell.link().isEmpty() && !place.equals(row.id())) {
                cells.set(i, cell.linkTo(place));
            }
        }
        return new Row(row.kind(), row.id(), cells);
    }

    /** Keeps the numbers of a table; one without rows is left out. */
    public void table(Sheet sheet) {
        keep(tables, sheet);
    }

    /** Keeps the numbers of a chart's lines or points. */
    public void curve(Sheet sheet) {
        keep(curves, sheet);
    }

    private static void keep(List<Sheet> sheets, Sheet sheet) {
        if (sheet.table().rowCount() > 0) {
            sheets.add(sheet);
        }
    }

    public List<Block> blocks() {
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            Block last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last instanceof Gallery before && block instanceof Gallery g && isColumn(before, g)) {
                all.set(
                        all.size() - 1,
                        new Gallery(Stream.concat(before.figures().stream(), g.figures().stream())
                                .toList()));
            } else {
                all.add(kept(block));
            }
        }
        return all;
    }

    /** With one data set, consecutive galleries would have only one chart each, one below the other; so they are joined. */
    private boolean isColumn(Gallery before, Gallery next) {
        return oneDataset
                && !before.figures().isEmpty()
                && !before.pairs()
                && next.figures().size() == 1;
    }

    /** Removes the names of tables that are left out. */
    private Block kept(Block block) {
        if (!(block instanceof Source s)) {
            return block;
        }
        List<String> files = s.files().stream()
                .filter(f -> !f.startsWith("tables/")
                        || tables.stream().anyMatch(t -> f.equals("tables/" + t.name() + ".csv")))
                .toList();
        return new Source(s.runs(), files, s.commands());
    }

    public List<Sheet> tables() {
        return List.copyOf(tables);
    }

    public List<Sheet> curves() {
        return List.copyOf(curves);
    }

    /** What the numbers or charts of a section are, for readers who ask. */
    public static Block definitions(String... texts) {
        return new Details(
                "What these numbers are", Stream.of(texts).map(Page::note).toList());
    }

    public static Block note(String text) {
        return new Paragraph(text, true);
    }
}
