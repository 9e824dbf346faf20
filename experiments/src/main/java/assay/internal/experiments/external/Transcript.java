package assay.internal.experiments.external;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log of a conversation: all lines of both sides, unchanged. It ends early if it would be too long to keep. */
final class Transcript implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long MOST_BYTES = 1L << 30;

    private final OutputStream out;
    private long written;
    private String refusal = "";

    Transcript(Path file) {
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void said(ObjectNode message, byte[] line) {
        if (message.has("reason")) {
            refusal = message.get("why").textValue();
        }
        write(line);
    }

    void heard(String line) {
        write(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The last refusal of a question, for people; empty if there was none. */
    String lastRefusal() {
        return refusal.isEmpty() ? "" : "The last refusal it heard: " + refusal;
    }

    private void write(byte[] line) {
        written += line.length + 1;
        if (written > MOST_BYTES) {
            return;
        }
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
