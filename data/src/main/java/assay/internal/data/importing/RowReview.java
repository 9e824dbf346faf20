package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.internal.data.store.StoreWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * The review of one file that people made. While it is read: do its rows repeat or contradict each other, or lie below guessing
 * in a unit that the user may name? After all of it was read: are its numbers plausible?
 */
final class RowReview {
    private final Said said = new Said();
    private final int source;
    private final String file;
    private final ImportRules rules;
    private boolean unitMatters;

    RowReview(int source, String file, ImportRules rules) {
        this.source = source;
        this.file = file;
        this.rules = rules;
    }

    /** Notes that the file has numbers in the unit that the user may name. */
    void unitMatters() {
        unitMatters = true;
    }

    /**
     * Whether a row says something new, so that it belongs in the store.
     *
     * @param refused makes the refusal of the row from a reason
     */
    boolean isNew(Said.Row row, Function<String, DataFormatException> refused) {
        if (unitMatters && rules.doubtsUnits()) {
            Plausibility.aboveChance(row.series(), row.value()).ifPresent(why -> {
                throw refused.apply(why);
            });
        }
        Said.Row before = said.put(row);
        if (before == null) {
            return true;
        }
        if (Double.compare(before.value(), row.value()) == 0) {
            said.repeat();
        } else if (rules.replace()) {
            said.replace(before, row);
        } else {
            throw refused.apply("another value, " + row.value() + ", of " + Contradictions.words(row.series())
                    + " of architecture " + row.arch() + ", for which an earlier row says " + before.value()
                    + ". Keep one of the rows (of an export, those of one source: WHERE source = ...), or say"
                    + " --replace to take the later one");
        }
        return false;
    }

    /** Puts later rows into the store in the place of earlier ones. */
    void end(StoreWriter store) throws SQLException {
        for (Said.Row row : said.withdrawn()) {
            store.withdraw(row.arch(), row.series());
        }
        for (Said.Row row : said.instead()) {
            store.reading(row.arch(), row.series(), row.value());
        }
    }

    /**
     * Says what was repeated and replaced, and checks whether the numbers are plausible.
     *
     * @param store with all numbers of the file
     */
    void check(Connection store, ImportProgress progress) throws SQLException {
        if (!said.words().isEmpty()) {
            progress.remark(file + ": " + said.words());
        }
        new Plausibility(store, source, file, rules).check(unitMatters);
    }
}
