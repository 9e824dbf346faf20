package assay.cli.truth;

import assay.core.error.AssayException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.truth.Answer;
import assay.data.truth.StoreTruth;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers the questions of a file, row by row as they come. */
final class Batch {
    /** The fields of an answer, which no column of a question may be called. */
    static final List<String> ANSWER = List.of("value", "unit", "seeds", "basis", "source", "why");

    private final StoreTruth truth;
    private final Questions questions;
    private final Fields flags;
    private final PrintWriter out;
    private long rows;
    private long measured;

    Batch(StoreTruth truth, Questions questions, Fields flags, PrintWriter out) {
        this.truth = truth;
        this.questions = questions;
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
        remark.accept(rows + " questions, " + (rows - measured) + " of them not measured");
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
            if (ANSWER.contains(column)) {
                throw new UsageException(at + ": column '" + column + "' is one of the answer's ("
                        + String.join(", ", ANSWER) + "). Call it something else.");
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

    /** @param at where the row is, for messages */
    Answer ask(Fields row, String at) {
        try {
            Fields all = row.with(flags);
            NamedArchitecture named =
                    NamedArchitecture.in(all, truth.architectures().benchmark());
            Answer answer = truth.ask(questions.read(all).apply(named.find(truth)));
            rows++;
            measured += answer instanceof Answer.Measured ? 1 : 0;
            return answer;
        } catch (AssayException e) {
            throw new UsageException(at + ": " + e.getMessage(), e);
        }
    }
}
