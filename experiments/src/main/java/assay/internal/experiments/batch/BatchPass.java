package assay.internal.experiments.batch;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.BatchColumns;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowFile;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a list once, from its first row to its last. */
final class BatchPass<A> {
    private static final int MOST_TOLD = 20;
    /** How many different sets of names in rows of objects are remembered. */
    private static final int MOST_FORMS = 20;

    private final StoreTruth truth;
    private final BatchRows<A> rows;
    private final BatchSink<A> sink;
    private final QuestionFields flags;
    private final BatchList options;
    private final Consumer<String> tell;
    private final BatchColumns columns;
    private final Map<Set<String>, BatchColumns.Use> uses = new HashMap<>();
    private String source;
    private long read;
    private long bad;
    private String shown = "";

    /** @param tell prints a message for the user */
    BatchPass(
            StoreTruth truth,
            BatchRows<A> rows,
            BatchSink<A> sink,
            QuestionFields flags,
            BatchList options,
            Consumer<String> tell) {
        this.truth = truth;
        this.rows = rows;
        this.sink = sink;
        this.flags = flags;
        this.options = options;
        this.tell = tell;
        columns = new BatchColumns(options.columns(), truth.architectures().nameFields(), sink.columns());
    }

    RowList open(InputStream in, String name) throws IOException {
        source = name;
        return RowList.open(in, name, truth::reads, columns::known);
    }

    RowList open(RowFile file) throws IOException {
        source = file.name();
        return RowList.open(file, truth::reads, columns::known);
    }

    /**
     * Reads the list, closes it, and writes its answers.
     *
     * @param live whether each answer must be written before the next row is read
     * @throws UsageException at the first row that is not a question, unless such rows are left out
     */
    void run(RowList opened, boolean live) throws IOException {
        try (RowList list = opened) {
            sink.begin(list);
            list.columns().ifPresent(c -> sink.head(c, header(c, list).renamed()));
            while (rows.open() && (!live || !sink.closed())) {
                try {
                    Optional<Row> row = list.next();
                    if (row.isEmpty()) {
                        break;
                    }
                    read++;
                    answer(row.get());
                } catch (UsageException e) {
                    if (!options.skipBad()) {
                        throw live && read > 1 ? stopped(e) : e;
                    }
                    bad++;
                    if (bad <= MOST_TOLD) {
                        tell.accept("left out: " + e.getMessage());
                    }
                }
            }
            sink.flush();
        }
        if (read + bad == 0) {
            throw new UsageException(source + ": expected rows below the header, found none.");
        }
    }

    /** A summary of the work. */
    String done() {
        return rows.done() + (bad == 0 ? "" : "; " + bad + " rows that are no question left out");
    }

    /** The first row that was asked, and which of its columns were part of the question; empty before it. */
    String shown() {
        return shown;
    }

    /**
     * The use of the columns in a table, where all rows have the same columns.
     *
     * @param list has its first row next
     */
    private BatchColumns.Use header(List<String> names, RowList list) {
        BatchColumns.Use use = use(names, true);
        if (!use.hasArchitecture() && flags.present(QuestionFields.ARCHITECTURE).isEmpty()) {
            List<String> expected = new ArrayList<>(List.of("architecture", "arch", "index"));
            expected.addAll(truth.architectures().nameFields());
            expected.remove("space"); // this field says how to read a text
            Optional<Row> first = first(list);
            throw new UsageException(source + ": expected a column with the architecture ("
                    + String.join(", ", expected) + "), found " + String.join(", ", names) + "."
                    + first.map(r -> " The first row is " + BatchHint.row(r) + ".")
                            .orElse("")
                    + " Name it: --columns architecture=" + BatchHint.architecture(names, first, truth::reads) + ".");
        }
        uses.put(new HashSet<>(names), use);
        told(use);
        return use;
    }

    /** The next row, if it can be read. */
    private static Optional<Row> first(RowList list) {
        try {
            return list.next();
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    private BatchColumns.Use use(Collection<String> names, boolean whole) {
        BatchColumns.Use use = columns.of(names, whole);
        List<String> both = use.fields().entrySet().stream()
                .filter(e -> flags.has(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!both.isEmpty()) {
            throw new UsageException(source + ": " + String.join(", ", both)
                    + " is given by the input and by a flag. Leave one of them out.");
        }
        return use;
    }

    private void told(BatchColumns.Use use) {
        if (!use.remark().isEmpty()) {
            tell.accept(source + ": " + use.remark());
        }
    }

    private void answer(Row row) {
        Set<String> names = row.texts().keySet();
        BatchColumns.Use known = uses.get(names);
        BatchColumns.Use use = known != null ? known : use(names, false);
        QuestionFields fields = new QuestionFields("");
        use.fields().forEach((column, field) -> fields.put(field, row.texts().get(column)));
        boolean itself = fields.present(QuestionFields.ARCHITECTURE).isEmpty()
                && flags.present(QuestionFields.ARCHITECTURE).isEmpty()
                && row.object().filter(o -> truth.reads(o.toString())).isPresent();
        if (itself) {
            fields.put("arch", row.object().get());
        } else if (known == null) {
            if (uses.size() < MOST_FORMS) {
                uses.put(Set.copyOf(names), use);
                told(use);
            }
        }
        if (shown.isEmpty()) {
            shown = " The first row is " + BatchHint.row(row) + "."
                    + BatchHint.columns(use.fields(), List.copyOf(names));
        }
        try {
            sink.write(row, use.renamed(), rows.answer(fields.with(flags)));
        } catch (AssayException e) {
            throw new UsageException(row.at() + ": " + e.getMessage(), e);
        }
    }

    private UsageException stopped(UsageException e) {
        return new UsageException(
                e.getMessage() + " The answers before it are written, those after it are not; --skip-bad goes on.", e);
    }
}
