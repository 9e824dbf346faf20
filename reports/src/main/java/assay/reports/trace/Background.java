package assay.reports.trace;

import assay.reports.checklist.AuthorNotes;
import java.util.List;

/**
 * What a report says besides the experiment and the table's answers.
 *
 * @param table the files that the table was imported from; empty where that is not known
 */
public record Background(AuthorNotes notes, List<TableFile> table) {
    /** Nothing is known. */
    public static final Background NONE = new Background(AuthorNotes.NONE, List.of());

    public Background {
        table = List.copyOf(table);
    }
}
