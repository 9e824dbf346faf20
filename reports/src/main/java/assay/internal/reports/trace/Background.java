package assay.internal.reports.trace;

import assay.internal.reports.checklist.AuthorNotes;
import java.util.List;

/**
 * The content of a report besides the experiment and the table's answers.
 *
 * @param byClass whether tests treat two cells that are the same network as equal
 * @param table the files from which the table was imported; empty if not known
 */
public record Background(AuthorNotes notes, List<TableFile> table, boolean byClass) {
    /** Nothing is known. */
    public static final Background NONE = new Background(AuthorNotes.NONE, List.of(), false);

    /** Every cell counts for itself. */
    public Background(AuthorNotes notes, List<TableFile> table) {
        this(notes, table, false);
    }

    public Background {
        table = List.copyOf(table);
    }
}
