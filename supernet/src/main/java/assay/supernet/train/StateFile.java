package assay.supernet.train;

import assay.core.error.DataFormatException;
import assay.core.io.WholeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** The state of a training between two steps, as arrays of numbers in a file that is whole or absent. */
record StateFile(List<double[]> arrays) {
    private static final long MAGIC = 0x4153534159545231L;
    private static final int MOST_ARRAYS = 1 << 20;

    /** @param fingerprint of everything that the state depends on; {@link #read} asks for the same */
    void write(Path file, String fingerprint) {
        WholeFile.write(file, raw -> {
            CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeLong(MAGIC);
            out.writeUTF(fingerprint);
            out.writeInt(arrays.size());
            for (double[] a : arrays) {
                ByteBuffer bytes = ByteBuffer.allocate(8 * a.length);
                bytes.asDoubleBuffer().put(a);
                out.writeInt(a.length);
                out.write(bytes.array());
            }
            out.writeLong(checked.getChecksum().getValue());
        });
    }

    /**
     * Reads what {@link #write} wrote; empty if there is no file, or one of another training.
     *
     * @throws DataFormatException if the file is damaged
     */
    static Optional<StateFile> read(Path file, String fingerprint) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            long most = Files.size(file);
            if (in.readLong() != MAGIC) {
                throw damaged(file, "it does not begin as one", null);
            }
            if (!in.readUTF().equals(fingerprint)) {
                return Optional.empty();
            }
            int count = bounded(file, in.readInt(), MOST_ARRAYS);
            List<double[]> arrays = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                double[] a = new double[bounded(file, in.readInt(), most / 8)];
                byte[] bytes = in.readNBytes(8 * a.length);
                if (bytes.length < 8 * a.length) {
                    throw damaged(file, "it ends too early", null);
                }
                ByteBuffer.wrap(bytes).asDoubleBuffer().get(a);
                arrays.add(a);
            }
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw damaged(file, "its checksum does not match", null);
            }
            return Optional.of(new StateFile(arrays));
        } catch (IOException e) {
            throw damaged(file, "it ends too early or cannot be read", e);
        }
    }

    private static int bounded(Path file, int n, long most) {
        if (n < 0 || n > most) {
            throw damaged(file, "a length of " + n + " is not possible", null);
        }
        return n;
    }

    private static DataFormatException damaged(Path file, String why, Throwable cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": not a usable checkpoint: " + why + ". Delete it to begin this training anew.",
                cause);
    }
}
