package assay.experiments.run;

import assay.core.error.DataFormatException;
import assay.core.io.WholeFile;
import assay.supernet.network.Parameters;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps a supernet's values after some epochs of a search: float32, which is all that they have. */
public record Snapshots(Path folder, Set<Integer> epochs) {
    /** None. */
    static final Snapshots NONE = new Snapshots(Path.of("."), Set.of());

    private static final long MAGIC = 0x4153534159534e31L;

    public Snapshots {
        epochs = Set.copyOf(epochs);
    }

    /** Keeps them if this is one of the epochs. */
    void keep(int epoch, Parameters parameters) {
        if (!epochs.contains(epoch)) {
            return;
        }
        List<double[]> values = parameters.save();
        WholeFile.write(file(epoch), raw -> {
            DataOutputStream out = new DataOutputStream(raw);
            out.writeLong(MAGIC);
            out.writeInt(values.size());
            for (double[] array : values) {
                out.writeInt(array.length);
                for (double v : array) {
                    out.writeFloat((float) v);
                }
            }
            out.flush();
        });
    }

    /** Whether every epoch is there. */
    boolean complete() {
        return epochs.stream().allMatch(e -> Files.exists(file(e)));
    }

    /**
     * Gives a network of the same shape the values that it had.
     *
     * @throws DataFormatException if the file is not of this network
     */
    void load(int epoch, Parameters parameters) {
        Path file = file(epoch);
        List<double[]> like = parameters.save();
        List<double[]> values = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            boolean fits = in.readLong() == MAGIC && in.readInt() == like.size();
            for (int i = 0; fits && i < like.size(); i++) {
                fits = in.readInt() == like.get(i).length;
                double[] array = new double[like.get(i).length];
                for (int j = 0; fits && j < array.length; j++) {
                    array[j] = in.readFloat();
                }
                values.add(array);
            }
            if (!fits) {
                throw damaged(file, "the values of another network", null);
            }
        } catch (IOException e) {
            throw damaged(file, "a file that ends too early or cannot be read", e);
        }
        parameters.load(values);
    }

    private Path file(int epoch) {
        return folder.resolve("epoch-" + epoch + ".weights");
    }

    private static DataFormatException damaged(Path file, String found, Throwable cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": expected a supernet's values, found " + found + ". Begin anew with --fresh.",
                cause);
    }
}
