package assay.data.store;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/**
 * Writes the rows of a query as an Arrow IPC file. Whole numbers become Int32 or Int64, floating-point ones Float64, and
 * booleans, timestamps (microseconds) and texts what they are; any other type becomes its text.
 */
final class ArrowFile {
    private static final int BATCH = 65_536;

    private ArrowFile() {}

    /** Writes all rows; returns how many. */
    static long write(ResultSet rows, WritableByteChannel out) throws SQLException, IOException {
        try (BufferAllocator memory = new RootAllocator()) {
            List<FieldVector> vectors = vectors(rows.getMetaData(), memory);
            try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                    ArrowFileWriter file = new ArrowFileWriter(root, null, out)) {
                file.start();
                long written = 0;
                int inBatch = 0;
                while (rows.next()) {
                    for (int i = 0; i < vectors.size(); i++) {
                        set(vectors.get(i), inBatch, rows, i + 1);
                    }
                    if (++inBatch == BATCH) {
                        written += flush(root, file, inBatch);
                        inBatch = 0;
                    }
                }
                written += flush(root, file, inBatch);
                file.end();
                return written;
            }
        }
    }

    private static int flush(VectorSchemaRoot root, ArrowFileWriter file, int count) throws IOException {
        if (count > 0) {
            root.setRowCount(count);
            file.writeBatch();
            root.clear();
        }
        return count;
    }

    private static List<FieldVector> vectors(ResultSetMetaData meta, BufferAllocator memory) throws SQLException {
        List<FieldVector> vectors = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String name = meta.getColumnLabel(i);
            vectors.add(
                    switch (meta.getColumnType(i)) {
                        case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> new IntVector(name, memory);
                        case Types.BIGINT -> new BigIntVector(name, memory);
                        case Types.FLOAT, Types.REAL, Types.DOUBLE -> new Float8Vector(name, memory);
                        case Types.BOOLEAN -> new BitVector(name, memory);
                        case Types.TIMESTAMP -> new TimeStampMicroVector(name, memory);
                        default -> new VarCharVector(name, memory);
                    });
        }
        return vectors;
    }

    private static void set(FieldVector vector, int at, ResultSet rows, int column) throws SQLException {
        if (rows.getObject(column) == null) {
            vector.setNull(at);
        } else if (vector instanceof IntVector v) {
            v.setSafe(at, rows.getInt(column));
        } else if (vector instanceof BigIntVector v) {
            v.setSafe(at, rows.getLong(column));
        } else if (vector instanceof Float8Vector v) {
            v.setSafe(at, rows.getDouble(column));
        } else if (vector instanceof BitVector v) {
            v.setSafe(at, rows.getBoolean(column) ? 1 : 0);
        } else if (vector instanceof TimeStampMicroVector v) {
            var time = rows.getTimestamp(column).toLocalDateTime();
            v.setSafe(at, time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000);
        } else {
            ((VarCharVector) vector).setSafe(at, rows.getString(column).getBytes(StandardCharsets.UTF_8));
        }
    }
}
