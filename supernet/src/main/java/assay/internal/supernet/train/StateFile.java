package assay.internal.supernet.train;

import assay.core.error.DataFormatException;
import assay.internal.core.io.CheckedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The state of a training between two steps, as arrays of numbers. */
public record StateFile(List<double[]> arrays) {
    private static final long MAGIC = 0x4153534159545231L;
    private static final int MOST_ARRAYS = 1 << 20;

    private static CheckedFile in(Path file) {
        return new CheckedFile(file, MAGIC, "training");
    }

    /** @param fingerprint of everything on which the state depends; {@link #read} requires the same one */
    public void write(Path file, String fingerprint) {
        in(file).write(fingerprint, out -> CheckedFile.writeArrays(out, arrays));
    }

    /**
     * Reads what {@link #write} wrote; empty if there is no file, or a file of another training.
     *
     * @throws DataFormatException if the file is damaged
     */
    public static Optional<StateFile> read(Path file, String fingerprint) {
        return in(file).read(fingerprint, body -> new StateFile(body.arrays(MOST_ARRAYS)));
    }
}
