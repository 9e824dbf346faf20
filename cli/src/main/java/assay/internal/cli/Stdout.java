package assay.internal.cli;

import assay.core.error.AssayException.ExitCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output in UTF-8. It remembers write errors, because a full disk must not look like success. If the reader has ended
 * ({@code assay sql ... | head}), this is not an error.
 */
final class Stdout {
    private IOException failure;
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(new Recording(), StandardCharsets.UTF_8));

    PrintWriter writer() {
        return writer;
    }

    /** Flushes. Returns the exit code; it becomes 3 if the answer could not be written. */
    int finish(int code, PrintWriter err) {
        writer.flush();
        if (failure == null || code != 0 || "Broken pipe".equals(failure.getMessage())) {
            return code;
        }
        err.println("assay: the answer could not be written to standard output: " + failure.getMessage() + ".");
        return ExitCode.DATA_REFUSED.code();
    }

    private final class Recording extends OutputStream {
        private final OutputStream target = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                target.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                target.flush();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
