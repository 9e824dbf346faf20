package assay.internal.experiments.sweep;

import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.experiments.place.UnitAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Scores as bytes, for sending them from the process that computes them to the one that saves them. */
final class ScoreRows {
    private ScoreRows() {}

    static UnitAnswer answer(List<Row> rows) throws IOException {
        return UnitAnswer.of(bytes(rows, true), bytes(rows, false));
    }

    private static byte[] bytes(List<Row> rows, boolean times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rows.size());
        for (Row r : rows) {
            out.writeInt(r.arch());
            out.writeUTF(r.proxy());
            out.writeBoolean(r.value().isPresent());
            out.writeDouble(r.value().orElse(0));
            out.writeDouble(times ? r.seconds() : 0);
        }
        return bytes.toByteArray();
    }

    static List<Row> read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<Row> rows = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            int arch = in.readInt();
            String proxy = in.readUTF();
            boolean defined = in.readBoolean();
            double value = in.readDouble();
            rows.add(
                    new Row(arch, proxy, defined ? OptionalDouble.of(value) : OptionalDouble.empty(), in.readDouble()));
        }
        return rows;
    }
}
