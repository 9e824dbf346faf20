package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.internal.cli.options.BatchOptions;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.rows.RowFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers the rows of a list. A file is read twice, so that nothing is answered if one of its rows is not a question. Standard
 * input is answered row by row, each row at once.
 */
final class QuestionBatch {
    private final StoreTruth truth;
    private final Supplier<BatchRows> work;
    private final QuestionFields flags;
    private final BatchOptions options;
    private final Consumer<String> remark;

    /** @param work makes new work for each pass */
    QuestionBatch(
            StoreTruth truth,
            Supplier<BatchRows> work,
            QuestionFields flags,
            BatchOptions options,
            Consumer<String> remark) {
        this.truth = truth;
        this.work = work;
        this.flags = flags;
        this.options = options;
        this.remark = remark;
    }

    /**
     * Answers them.
     *
     * @return the exit code
     * @throws OutOfTableException if no row has an answer
     */
    int run(PrintWriter out) {
        try {
            return answer(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int answer(PrintWriter out) throws IOException {
        BatchRows rows = work.get();
        BatchPass pass;
        if (options.isStandardInput()) {
            pass = new BatchPass(truth, rows, flags, options, remark);
            pass.run(pass.open(System.in, "standard input"), out, true);
        } else {
            Path file = options.file();
            read(file, new BatchPass(truth, work.get(), flags, options, remark), new PrintWriter(Writer.nullWriter()));
            pass = new BatchPass(truth, rows, flags, options, again -> {});
            read(file, pass, out);
        }
        if (rows.answered() == 0) {
            throw new OutOfTableException("no row has an answer: " + pass.done() + "."
                    + rows.reason().map(r -> " The first: " + r).orElse(""));
        }
        remark.accept(pass.done());
        return ExitCode.DONE.code();
    }

    private static void read(Path file, BatchPass pass, PrintWriter out) throws IOException {
        try (RowFile named = RowFile.file(file)) {
            pass.run(pass.open(named), out, false);
        }
    }
}
