package assay.reports;

import assay.reports.document.Block;
import assay.reports.document.Block.Heading;
import assay.reports.document.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** What the sections of a report write to: the blocks that people read, and the numbers beside them. */
final class Page {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Sheet> tables = new ArrayList<>();
    private final List<Sheet> curves = new ArrayList<>();

    void section(String title, Block... content) {
        blocks.add(new Heading(title));
        add(content);
    }

    void add(Block... content) {
        blocks.addAll(List.of(content));
    }

    /** Keeps the numbers of a table; one without rows is left out. */
    void table(Sheet sheet) {
        keep(tables, sheet);
    }

    /** Keeps the numbers of a chart's lines or points. */
    void curve(Sheet sheet) {
        keep(curves, sheet);
    }

    private static void keep(List<Sheet> sheets, Sheet sheet) {
        if (sheet.table().rowCount() > 0) {
            sheets.add(sheet);
        }
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    List<Sheet> tables() {
        return List.copyOf(tables);
    }

    List<Sheet> curves() {
        return List.copyOf(curves);
    }

    static Block note(String text) {
        return new Paragraph(text, true);
    }
}
