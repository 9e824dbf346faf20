package assay.internal.reports.trace;

import assay.internal.reports.checklist.AuthorNotes;
import java.util.List;

/**
 * What a report says besides the experiment and the table's answers.
 *
 * @param byClass whether tests count two cells that are one network as equal
 * @param table the files that the table was imported from; empty where that is not known
 */
public record Background(AuthorNotes notes, List<TableFile> table, boolean byClass) {
    /** Nothing is known. */
    public static final Background NONE = new Background(AuthorNotes.NONE, List.of(), false);

    /** Every cell is one of its own. */
    public Background(AuthorNotes notes, List<TableFile> table) {
        this(notes, table, false);
    }

    public Background {
        table = List.copyOf(table);
    }
}
