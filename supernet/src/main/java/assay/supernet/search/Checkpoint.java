package assay.supernet.search;

import assay.core.error.DataFormatException;
import assay.core.io.WholeFile;
import assay.core.run.EpochRecord;
import assay.core.space.SearchSpace;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The whole state of a search between two steps. Random numbers need no state: every stream is named by epoch and step.
 *
 * @param epoch from 0, the epoch to go on with
 * @param step from 0, the step of that epoch to go on with
 * @param losses of the epoch so far: sum and number of training losses, sum and number of validation losses, sum of
 *     alpha's squared distances from its mean
 * @param arrays stage, weights, momentum buffers, learner and all else that is known of the architecture
 */
record Checkpoint(
        int epoch, int step, double seconds, double[] losses, List<EpochRecord> records, List<double[]> arrays) {
    private static final long MAGIC = 0x4153534159435034L;
    /** How many sums of the epoch so far there are. */
    static final int SUMS = 5;

    private static final int MAX_ARRAYS = 1 << 16;
    private static final int MAX_DIAGNOSTICS = 1 << 8;

    /** @param fingerprint of everything that the state depends on; {@link #read} asks for the same */
    void write(Path file, String fingerprint) {
        WholeFile.write(file, raw -> {
            CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.writeLong(MAGIC);
            out.writeUTF(fingerprint);
            out.writeInt(epoch);
            out.writeInt(step);
            out.writeDouble(seconds);
            for (double l : losses) {
                out.writeDouble(l);
            }
            out.writeInt(records.size());
            for (EpochRecord r : records) {
                out.writeInt(r.epoch());
                out.writeUTF(r.incumbent().text());
                writeOptional(out, r.trainLoss());
                writeOptional(out, r.validLoss());
                out.writeDouble(r.seconds());
                writeOptional(out, r.simulatedSeconds());
                out.writeInt(r.diagnostics().size());
                for (var d : r.diagnostics().entrySet()) {
                    out.writeUTF(d.getKey());
                    out.writeDouble(d.getValue());
                }
            }
            out.writeInt(arrays.size());
            for (double[] a : arrays) {
                out.writeInt(a.length);
                for (double v : a) {
                    out.writeDouble(v);
                }
            }
            out.writeLong(checked.getChecksum().getValue());
        });
    }

    /**
     * Reads what {@link #write} wrote; empty if there is no file, or one of another configuration.
     *
     * @throws DataFormatException if the file is damaged
     */
    static Optional<Checkpoint> read(Path file, String fingerprint, SearchSpace space) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readLong() != MAGIC) {
                throw damaged(file, "it does not begin as one", null);
            }
            if (!in.readUTF().equals(fingerprint)) {
                return Optional.empty();
            }
            int epoch = in.readInt();
            int step = in.readInt();
            double seconds = in.readDouble();
            double[] losses = new double[SUMS];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = in.readDouble();
            }
            List<EpochRecord> records = new ArrayList<>();
            int n = bounded(file, in.readInt(), MAX_ARRAYS);
            for (int i = 0; i < n; i++) {
                int number = in.readInt();
                String text = in.readUTF();
                OptionalDouble train = readOptional(in);
                OptionalDouble valid = readOptional(in);
                double at = in.readDouble();
                OptionalDouble simulated = readOptional(in);
                records.add(new EpochRecord(
                        number, space.parse(text), train, valid, at, simulated, readDiagnostics(file, in)));
            }
            List<double[]> arrays = new ArrayList<>();
            int m = bounded(file, in.readInt(), MAX_ARRAYS);
            for (int i = 0; i < m; i++) {
                double[] a = new double[bounded(file, in.readInt(), (int) Math.min(Files.size(file) / 8, 1 << 28))];
                for (int j = 0; j < a.length; j++) {
                    a[j] = in.readDouble();
                }
                arrays.add(a);
            }
            long found = checked.getChecksum().getValue();
            if (in.readLong() != found) {
                throw damaged(file, "its checksum does not match", null);
            }
            return Optional.of(new Checkpoint(epoch, step, seconds, losses, records, arrays));
        } catch (IOException e) {
            throw damaged(file, "it ends too early or cannot be read", e);
        }
    }

    private static Map<String, Double> readDiagnostics(Path file, DataInputStream in) throws IOException {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int n = bounded(file, in.readInt(), MAX_DIAGNOSTICS); n > 0; n--) {
            String name = in.readUTF();
            all.put(name, in.readDouble());
        }
        return all;
    }

    private static int bounded(Path file, int n, int max) {
        if (n < 0 || n > max) {
            throw damaged(file, "a length of " + n + " is not possible", null);
        }
        return n;
    }

    private static DataFormatException damaged(Path file, String why, Throwable cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": not a usable checkpoint: " + why + ". Delete it to begin this search anew.",
                cause);
    }

    private static void writeOptional(DataOutputStream out, OptionalDouble v) throws IOException {
        out.writeBoolean(v.isPresent());
        out.writeDouble(v.orElse(0));
    }

    private static OptionalDouble readOptional(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        double v = in.readDouble();
        return present ? OptionalDouble.of(v) : OptionalDouble.empty();
    }
}
