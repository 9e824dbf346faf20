package assay.internal.supernet.search;

import assay.core.error.DataFormatException;
import assay.core.run.EpochRecord;
import assay.core.space.SearchSpace;
import assay.internal.core.io.CheckedFile;
import assay.internal.supernet.search.step.EpochSums;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The whole state of a search between two steps. Random numbers need no state: every stream is named by epoch and step.
 *
 * @param epoch the epoch to continue with, from 0
 * @param step the step of that epoch to continue with, from 0
 * @param losses the state of {@link EpochSums}
 * @param arrays stage, weights, momentum buffers ({@code GrowingNet}), the learner, and everything else about the architecture
 *     ({@code Architect})
 * @param accuracy the rest of the sums; empty in files of earlier versions, which end before it
 */
record Checkpoint(
        int epoch,
        int step,
        double seconds,
        double[] losses,
        List<EpochRecord> records,
        List<double[]> arrays,
        double[] accuracy) {
    private static final long MAGIC = 0x4153534159435034L;
    private static final int MAX_ARRAYS = 1 << 16;
    private static final int MAX_DIAGNOSTICS = 1 << 12;

    private static CheckedFile in(Path file) {
        return new CheckedFile(file, MAGIC, "search");
    }

    /** @param fingerprint of everything on which the state depends; {@link #read} requires the same one */
    void write(Path file, String fingerprint) {
        in(file).write(fingerprint, out -> {
            out.writeInt(epoch);
            out.writeInt(step);
            out.writeDouble(seconds);
            for (double l : losses) {
                out.writeDouble(l);
            }
            out.writeInt(records.size());
            for (EpochRecord r : records) {
                write(r, out);
            }
            CheckedFile.writeArrays(out, arrays);
            if (accuracy.length > 0) {
                CheckedFile.writeArrays(out, List.of(accuracy));
            }
        });
    }

    private static void write(EpochRecord r, DataOutputStream out) throws IOException {
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

    /**
     * Reads what {@link #write} wrote; empty if there is no file, or a file of another configuration.
     *
     * @throws DataFormatException if the file is damaged
     */
    static Optional<Checkpoint> read(Path file, String fingerprint, SearchSpace space) {
        return in(file).read(fingerprint, body -> {
            DataInputStream in = body.in();
            int epoch = in.readInt();
            int step = in.readInt();
            double seconds = in.readDouble();
            double[] losses = new double[EpochSums.COUNT];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = in.readDouble();
            }
            List<EpochRecord> records = new ArrayList<>();
            for (int n = body.count(MAX_ARRAYS); n > 0; n--) {
                records.add(record(body, space));
            }
            List<double[]> arrays = body.arrays(MAX_ARRAYS);
            double[] accuracy = body.hasMore() ? body.arrays(1).get(0) : new double[0];
            return new Checkpoint(epoch, step, seconds, losses, records, arrays, accuracy);
        });
    }

    private static EpochRecord record(CheckedFile.Body body, SearchSpace space) throws IOException {
        DataInputStream in = body.in();
        int epoch = in.readInt();
        String text = in.readUTF();
        OptionalDouble train = readOptional(in);
        OptionalDouble valid = readOptional(in);
        double at = in.readDouble();
        OptionalDouble simulated = readOptional(in);
        Map<String, Double> diagnostics = new LinkedHashMap<>();
        for (int n = body.count(MAX_DIAGNOSTICS); n > 0; n--) {
            String name = in.readUTF();
            diagnostics.put(name, in.readDouble());
        }
        return new EpochRecord(epoch, space.parse(text), train, valid, at, simulated, diagnostics);
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
