package assay.reports.document;

import assay.reports.figure.Svg;
import java.util.List;

/** One piece of a document, top to bottom. Texts are plain: each writer escapes them in its own way. */
public sealed interface Block {
    /** A section's title. */
    record Heading(String text) implements Block {}

    /** @param quiet whether it is a remark rather than a statement */
    record Paragraph(String text, boolean quiet) implements Block {}

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Rows under named columns.
     *
     * @param caption what the numbers are, with their unit
     */
    record Grid(String caption, List<Column> columns, List<Row> rows) implements Block {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "table: expected " + columns.size() + " cells in a row, found " + row.cells());
                }
            }
        }
    }

    /** Figures side by side where there is room. */
    record Gallery(List<Figure> figures) implements Block {
        public Gallery {
            figures = List.copyOf(figures);
        }
    }

    /** Text to be copied as it is. */
    record Code(String text) implements Block {}

    /** @param group columns next to each other with the same group share a heading; empty for none */
    record Column(String group, String label, boolean numeric) {
        String full() {
            return (group + " " + label).strip();
        }
    }

    /** What a row is to its table. */
    enum Kind {
        MAIN,
        /** Belongs to the row above. */
        BESIDE,
        /** Something to compare with. */
        REFERENCE
    }

    record Row(Kind kind, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(List<Cell> cells) {
            return new Row(Kind.MAIN, cells);
        }
    }

    /** @param strong the one to notice in its column */
    record Cell(String text, boolean strong) {
        public static Cell of(String text) {
            return new Cell(text, false);
        }
    }

    /**
     * @param file name of the image's file when it stands beside the document
     * @param caption lines under it; the first is its title
     */
    record Figure(String file, Svg svg, List<String> caption) {
        public Figure {
            caption = List.copyOf(caption);
        }
    }
}
