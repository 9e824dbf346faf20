package assay.internal.data.importing;

import assay.internal.data.store.Series;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the rows of a table have said so far, by question: rows may repeat each other, but must not contradict each
 * other.
 */
final class Said {
    /** The part of a series that a question names: everything except its source. */
    private record Question(String dataset, String split, int schedule, String trial, int epoch, String metric) {}

    /** What a row said. */
    record Row(int arch, Series series, double value) {}

    private record Place(Question question, int arch) {}

    private final Map<Question, Map<Integer, Row>> rows = new HashMap<>();
    /** Rows that must be removed from the store, because later rows replace them. */
    private final Map<Place, Row> withdrawn = new LinkedHashMap<>();

    private final Map<Place, Row> instead = new LinkedHashMap<>();
    private long repeated;

    /** The earlier row for the same question; if there is none, null, and this row is kept. */
    Row put(Row row) {
        return rows.computeIfAbsent(question(row.series()), q -> new HashMap<>())
                .putIfAbsent(row.arch(), row);
    }

    /** Notes that a row says the same as an earlier one. */
    void repeat() {
        repeated++;
    }

    /** Replaces a row that is in the store by another. */
    void replace(Row before, Row now) {
        Question question = question(now.series());
        Place place = new Place(question, now.arch());
        withdrawn.putIfAbsent(place, before);
        instead.put(place, now);
        rows.get(question).put(now.arch(), now);
    }

    /** Rows that must be removed from the store. */
    Iterable<Row> withdrawn() {
        return withdrawn.values();
    }

    /** Rows that come in their place. */
    Iterable<Row> instead() {
        return instead.values();
    }

    /** What the user should be told about a file. */
    String words() {
        String text = repeated == 0 ? "" : repeated + " rows say what an earlier row says, and count once";
        return instead.isEmpty()
                ? text
                : text + (text.isEmpty() ? "" : "; ") + instead.size()
                        + " values were replaced by those of later rows (--replace)";
    }

    private static Question question(Series s) {
        return new Question(s.dataset(), s.split(), s.schedule(), s.trial(), s.epoch(), s.metric());
    }
}
