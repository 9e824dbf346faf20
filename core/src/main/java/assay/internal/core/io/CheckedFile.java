package assay.internal.core.io;

import assay.core.error.DataFormatException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The saved state of some work: a magic number, a fingerprint of the work, a body, and a CRC-32 of all this. The file is whole
 * or absent. Its body is read only when the checksum is right.
 *
 * @param work the kind of work, for messages: {@code search}
 */
public record CheckedFile(Path file, long magic, String work) {
    private static final int SUM = Long.BYTES;
    private static final int BUFFER = 1 << 16;

    /** Writes the body. */
    @FunctionalInterface
    public interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads the body, in the order in which it was written. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Body in) throws IOException;
    }

    /** @param fingerprint of everything on which the state depends; {@link #read} requires the same one */
    public void write(String fingerprint, Writer body) {
        WholeFile.write(file, raw -> {
            CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeLong(magic);
            out.writeUTF(fingerprint);
            body.write(out);
            out.writeLong(checked.getChecksum().getValue());
        });
    }

    /** Writes arrays as {@link Body#arrays} reads them. */
    public static void writeArrays(DataOutputStream out, List<double[]> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (double[] a : arrays) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * a.length);
            bytes.asDoubleBuffer().put(a);
            out.writeInt(a.length);
            out.write(bytes.array());
        }
    }

    /**
     * Reads what {@link #write} wrote; empty if there is no file, or a file of other work.
     *
     * @throws DataFormatException if the file is damaged
     */
    public <T> Optional<T> read(String fingerprint, Reader<T> body) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        PlainFile.refuseOthers(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readLong() != magic) {
                throw damaged("it does not begin as one", null);
            }
            String of = in.readUTF();
            check(); // check this before the fingerprint: a file of other work is written over
            if (!of.equals(fingerprint)) {
                return Optional.empty();
            }
            return Optional.of(body.read(new Body(in)));
        } catch (IOException e) {
            throw damaged("it ends too early or cannot be read", e);
        }
    }

    /** Compares the checksum at the end of the file with the bytes before it. */
    private void check() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = Files.size(file) - SUM;
            while (left > 0) {
                int n = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, left));
                if (n == 0) {
                    throw damaged("it ends too early", null);
                }
                sum.update(buffer, 0, n);
                left -= n;
            }
            if (left < 0 || new DataInputStream(in).readLong() != sum.getValue()) {
                throw damaged("its checksum does not match", null);
            }
        }
    }

    private DataFormatException damaged(String why, Throwable cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": not a usable checkpoint: " + why + ". Delete it to start this " + work + " again.",
                cause);
    }

    /** The body of the file while it is read. */
    public final class Body {
        private final DataInputStream in;

        private Body(DataInputStream in) {
            this.in = in;
        }

        public DataInputStream in() {
            return in;
        }

        /** Whether the body has not ended: a later version may have added to its end. */
        public boolean hasMore() throws IOException {
            return in.available() > SUM;
        }

        /**
         * The number of values that follow.
         *
         * @throws DataFormatException if it is negative or larger than {@code most}
         */
        public int count(long most) throws IOException {
            int n = in.readInt();
            if (n < 0 || n > most) {
                throw damaged("a length of " + n + " is not possible", null);
            }
            return n;
        }

        /** Arrays of numbers, at most this many. */
        public List<double[]> arrays(int most) throws IOException {
            List<double[]> arrays = new ArrayList<>();
            for (int n = count(most); n > 0; n--) {
                double[] a = new double[count(Files.size(file) / Double.BYTES)];
                byte[] bytes = in.readNBytes(Double.BYTES * a.length);
                if (bytes.length < Double.BYTES * a.length) {
                    throw damaged("it ends too early", null);
                }
                ByteBuffer.wrap(bytes).asDoubleBuffer().get(a);
                arrays.add(a);
            }
            return arrays;
        }
    }
}
