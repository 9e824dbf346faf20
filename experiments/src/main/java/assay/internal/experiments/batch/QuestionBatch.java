package assay.internal.experiments.batch;

import assay.core.error.OutOfTableException;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.rows.RowFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers the rows of a list. A file is read twice, so that nothing is answered if one of its rows is not a question. Standard
 * input is answered row by row, each row at once.
 */
public final class QuestionBatch<A> {
    private final StoreTruth truth;
    private final Supplier<? extends BatchRows<A>> work;
    private final QuestionFields flags;
    private final BatchList options;
    private final Consumer<String> remark;

    /**
     * @param work makes new work for each pass
     * @param flags what is the same for all rows
     * @param remark is told what was left out, and at the end what was done
     */
    public QuestionBatch(
            StoreTruth truth,
            Supplier<? extends BatchRows<A>> work,
            QuestionFields flags,
            BatchList options,
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
     * @param standardInput read if the list is no file
     * @throws OutOfTableException if no row has an answer
     */
    public void run(InputStream standardInput, BatchSink<A> sink) {
        try {
            answer(standardInput, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(InputStream standardInput, BatchSink<A> sink) throws IOException {
        BatchRows<A> rows = work.get();
        BatchPass<A> pass;
        if (options.file().isEmpty()) {
            pass = new BatchPass<>(truth, rows, sink, flags, options, remark);
            pass.run(pass.open(standardInput, "standard input"), true);
        } else {
            Path file = options.file().get();
            read(file, new BatchPass<>(truth, work.get(), BatchSink.nothing(sink.columns()), flags, options, remark));
            pass = new BatchPass<>(truth, rows, sink, flags, options, again -> {});
            read(file, pass);
        }
        if (rows.answered() == 0) {
            throw new OutOfTableException("no row has an answer: " + pass.done() + "."
                    + rows.reason().map(r -> " The first: " + r).orElse("") + pass.shown());
        }
        remark.accept(pass.done());
    }

    private static void read(Path file, BatchPass<?> pass) throws IOException {
        try (RowFile named = RowFile.file(file)) {
            pass.run(pass.open(named), false);
        }
    }
}
