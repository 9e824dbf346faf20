package assay.cli.truth;

import assay.core.error.AssayException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers the rows of a file one by one, as they come. */
final class Batch {
    private final BatchRows rows;
    private final Fields flags;
    private final PrintWriter out;

    Batch(BatchRows rows, Fields flags, PrintWriter out) {
        this.rows = rows;
        this.flags = flags;
        this.out = out;
    }

    /** @param name a file, or {@code -} for standard input */
    void run(String name, Consumer<String> remark) throws IOException {
        if (!name.equals("-") && !Files.isRegularFile(Path.of(name))) {
            throw new DataMissingException(
                    name + ": no such file. Name the file of questions, or - for standard input.");
        }
        try (InputStream in =
                new BufferedInputStream(name.equals("-") ? System.in : Files.newInputStream(Path.of(name)))) {
            String source = name.equals("-") ? "standard input" : name;
            if (firstByte(in) == '{') {
                new BatchJson(this, source).run(in, out);
            } else {
                new BatchCsv(this, source).run(in, out);
            }
        } finally {
            out.flush();
        }
        remark.accept(rows.done());
    }

    /** The first that is no space; it stays unread. */
    private static int firstByte(InputStream in) throws IOException {
        in.mark(1 << 12);
        int b = in.read();
        for (int i = 0; i < 1 << 12 && b >= 0 && Character.isWhitespace(b); i++) {
            b = in.read();
        }
        in.reset();
        return b;
    }

    /**
     * Refuses columns that mean nothing or that a flag gives too.
     *
     * @param at where the columns are, for messages
     */
    void check(Iterable<String> columns, String at) {
        List<String> both = new ArrayList<>();
        for (String column : columns) {
            if (answer().contains(column)) {
                throw new UsageException(at + ": column '" + column + "' is one of the answer's ("
                        + String.join(", ", answer()) + "). Call it something else.");
            }
            if (flags.has(column)) {
                both.add(column);
            }
        }
        if (!both.isEmpty()) {
            throw new UsageException(at + ": " + String.join(", ", both)
                    + " is given by the input and by a flag. Leave one of them out.");
        }
    }

    /** Whether a column is part of the question; others are repeated and mean nothing. */
    static boolean asks(String column) {
        return Fields.ARCHITECTURE.contains(column) || Fields.QUESTION.contains(column);
    }

    /** The fields of an answer. */
    List<String> answer() {
        return rows.columns();
    }

    /** Whether another row is to be read. */
    boolean open() {
        return rows.open();
    }

    /** @param at where the row is, for messages */
    ObjectNode ask(Fields row, String at) {
        try {
            return rows.answer(row.with(flags));
        } catch (AssayException e) {
            throw new UsageException(at + ": " + e.getMessage(), e);
        }
    }
}
