package assay.internal.reports.document;

import assay.internal.reports.svg.Svg;
import java.util.List;
import java.util.OptionalDouble;

/** One piece of a document. Texts are plain: each writer escapes them in its own way. */
public sealed interface Block {
    /**
     * A section's title.
     *
     * @param folded whether a page shows no more than the title until the reader asks for the section
     */
    record Heading(String text, boolean folded) implements Block {
        public Heading(String text) {
            this(text, false);
        }
    }

    /**
     * The verdict of the whole page, in one line.
     *
     * @param settled whether it is a result; otherwise the question is open
     */
    record Verdict(String text, boolean settled) implements Block {}

    /** A few numbers side by side. */
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    /** @param note a line under the value */
    record Tile(String label, String value, String note) {}

    /**
     * One figure over the full width.
     *
     * @param narrow the same for narrow screens
     */
    record Chart(Figure figure, Svg narrow) implements Block {}

    /**
     * A table for papers, which only {@code report --as} shows. The page shows it with more columns, or as a part of another
     * table.
     *
     * @param name the name of the section that it stands for
     */
    record Extract(String name, Grid grid) implements Block {}

    /** A title within a section. */
    record SubHeading(String text) implements Block {}

    /** Blocks that are hidden behind one line until the reader opens them. */
    record Details(String summary, List<Block> blocks) implements Block {
        public Details {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * JSON for programs that read the page; invisible for people. Only in the page, not in Markdown.
     *
     * @param id of its element
     */
    record Data(String id, String json) implements Block {
        public Data {
            Anchor.require(id);
        }
    }

    /** @param quiet whether it is a remark rather than a statement */
    record Paragraph(String text, boolean quiet) implements Block {}

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * Rows below named columns.
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

    /**
     * Figures side by side, if there is enough space.
     *
     * @param pairs whether each two consecutive figures belong together in one row
     */
    record Gallery(List<Figure> figures, boolean pairs) implements Block {
        public Gallery {
            figures = List.copyOf(figures);
        }

        public Gallery(List<Figure> figures) {
            this(figures, false);
        }
    }

    /** Text that readers can copy. */
    record Code(String text) implements Block {}

    /** @param id of a row or block of the same page */
    record Link(String text, String id) {
        public Link {
            Anchor.require(id);
        }
    }

    /**
     * The source of the numbers in the table or charts above.
     *
     * @param runs places of the page that name the runs
     * @param files beside the page with the same numbers
     * @param commands that ask for the numbers again
     */
    record Source(List<Link> runs, List<String> files, List<String> commands) implements Block {
        static final String TITLE = "Where this comes from";
        static final String RUNS = "Runs of";

        public Source {
            runs = List.copyOf(runs);
            files = List.copyOf(files);
            commands = List.copyOf(commands);
        }
    }

    /** When a page shows a column without being asked for all columns. */
    enum Shown {
        ALWAYS,
        /** On a wide screen, not on that of a phone. */
        WIDE,
        NEVER
    }

    /**
     * @param group columns next to each other with the same group share a heading; empty for none
     * @param shown when a page shows it, if the reader does not ask for all columns
     */
    record Column(String group, String label, boolean numeric, Shown shown) {
        public Column(String group, String label, boolean numeric) {
            this(group, label, numeric, Shown.ALWAYS);
        }

        /** Whether a page shows it only when the reader asks for all columns. */
        public boolean more() {
            return shown == Shown.NEVER;
        }

        /** Group and label: {@code CIFAR-10 test}. */
        public String full() {
            return (group + " " + label).strip();
        }
    }

    /** The role of a row in its table. */
    enum Kind {
        MAIN,
        /** Belongs to the row above. */
        BESIDE,
        /** A row for comparison. */
        REFERENCE
    }

    /** @param id for links in the page, {@code run-darts-0}; empty for none */
    record Row(Kind kind, String id, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
            if (!id.isEmpty()) {
                Anchor.require(id);
            }
        }

        public Row(Kind kind, List<Cell> cells) {
            this(kind, "", cells);
        }

        public static Row of(List<Cell> cells) {
            return new Row(Kind.MAIN, cells);
        }

        public Row withId(String newId) {
            return new Row(kind, newId, cells);
        }
    }

    /**
     * @param strong whether to highlight it in its column
     * @param link id of the row or block of the same page to which it leads; empty for none
     * @param hint shown on hover, for example the query for the number; empty for none
     * @param order the value for sorting the column, if the text does not begin with its number
     */
    record Cell(String text, boolean strong, String link, String hint, OptionalDouble order) {
        public Cell {
            if (!link.isEmpty()) {
                Anchor.require(link);
            }
        }

        public Cell(String text, boolean strong) {
            this(text, strong, "", "", OptionalDouble.empty());
        }

        public static Cell of(String text) {
            return new Cell(text, false);
        }

        public Cell linkTo(String id) {
            return new Cell(text, strong, id, hint, order);
        }

        public Cell withHint(String newHint) {
            return new Cell(text, strong, link, newHint, order);
        }

        public Cell sortedAs(double number) {
            return new Cell(text, strong, link, hint, OptionalDouble.of(number));
        }
    }

    /**
     * @param file name of the image's file beside the document
     * @param caption lines below it; the first is its title
     * @param data name of the file beside the document that has its numbers; empty for none
     */
    record Figure(String file, Svg svg, List<String> caption, String data) {
        public Figure {
            caption = List.copyOf(caption);
        }

        public Figure(String file, Svg svg, List<String> caption) {
            this(file, svg, caption, "");
        }

        public Figure withData(String name) {
            return new Figure(file, svg, caption, name);
        }
    }
}
