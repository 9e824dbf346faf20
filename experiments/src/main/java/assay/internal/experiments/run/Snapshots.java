package assay.internal.experiments.run;

import assay.core.error.DataFormatException;
import assay.internal.core.io.CheckedFile;
import assay.supernet.network.Parameters;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps a supernet's values after some epochs of a search, as float32 (their own precision). */
public record Snapshots(Path folder, Set<Integer> epochs) {
    /** Keeps no values. */
    static final Snapshots NONE = new Snapshots(Path.of("."), Set.of());

    private static final long MAGIC = 0x4153534159534e32L;

    public Snapshots {
        epochs = Set.copyOf(epochs);
    }

    /** Keeps the values if this is one of the epochs. */
    void keep(int epoch, Parameters parameters) {
        if (!epochs.contains(epoch)) {
            return;
        }
        List<double[]> values = parameters.save();
        in(epoch).write("", out -> {
            out.writeInt(values.size());
            for (double[] array : values) {
                out.writeInt(array.length);
                for (double v : array) {
                    out.writeFloat((float) v);
                }
            }
        });
    }

    /** Whether every epoch is there. */
    public boolean complete() {
        return epochs.stream().allMatch(e -> Files.exists(file(e)));
    }

    /**
     * Sets the values of a network of the same shape.
     *
     * @throws DataFormatException if the file is not of this network
     */
    public void load(int epoch, Parameters parameters) {
        List<double[]> like = parameters.save();
        parameters.load(in(epoch)
                .read("", body -> values(body.in(), like))
                .filter(values -> !values.isEmpty())
                .orElseThrow(() -> new DataFormatException(
                        file(epoch).toString(),
                        -1,
                        file(epoch)
                                + ": expected a supernet's values, found the values of another network. Start again with"
                                + " --fresh.")));
    }

    /** The values; no values if they are from another network. */
    private static List<double[]> values(DataInputStream in, List<double[]> like) throws IOException {
        List<double[]> values = new ArrayList<>();
        boolean fits = in.readInt() == like.size();
        for (int i = 0; fits && i < like.size(); i++) {
            fits = in.readInt() == like.get(i).length;
            double[] array = new double[like.get(i).length];
            for (int j = 0; fits && j < array.length; j++) {
                array[j] = in.readFloat();
            }
            values.add(array);
        }
        return fits ? values : List.of();
    }

    private CheckedFile in(int epoch) {
        return new CheckedFile(file(epoch), MAGIC, "correlation");
    }

    private Path file(int epoch) {
        return folder.resolve("epoch-" + epoch + ".weights");
    }
}
