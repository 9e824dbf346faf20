package assay.internal.data.store;

import assay.internal.data.store.Snapshot.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a {@link Snapshot}: an array with the place of the marks of each marked architecture. At a place are the
 * number of bytes that follow, the number of marks, and then the parts of each mark as texts in the order of {@link Mark}.
 * Each text comes after its length in bytes, which is -1 for null.
 */
final class SnapshotMarks {
    /** Length of the field at the start of a place that says how many bytes follow. */
    static final int LENGTH = 4;

    private static final int ABSENT = -1;

    private final Connection connection;
    private final FileChannel out;
    private SnapshotArray places;
    private long at;

    SnapshotMarks(Connection connection, FileChannel out) {
        this.connection = connection;
        this.out = out;
    }

    /** Writes all marks from {@code start} on, and the array of their places. */
    void write(long start, Place array) throws SQLException, IOException {
        places = new SnapshotArray(array);
        at = start;
        int of = -1;
        List<Mark> marks = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery("SELECT arch, dataset, coalesce(schedule, 0), trial, kind, detail, name"
                                + " FROM mark JOIN source USING (source) ORDER BY ALL")) {
            while (row.next()) {
                if (row.getInt(1) != of) {
                    append(of, marks);
                    of = row.getInt(1);
                    marks.clear();
                }
                marks.add(new Mark(
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
            }
        }
        append(of, marks);
        places.write(out);
    }

    private void append(int arch, List<Mark> marks) throws IOException {
        if (marks.isEmpty()) {
            return;
        }
        List<byte[]> texts = new ArrayList<>();
        int length = 4;
        for (Mark m : marks) {
            String schedule = Integer.toString(m.schedule());
            for (String text : new String[] {m.dataset(), schedule, m.trial(), m.kind(), m.detail(), m.source()}) {
                byte[] utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                texts.add(utf8);
                length += 4 + (utf8 == null ? 0 : utf8.length);
            }
        }
        ByteBuffer buffer =
                SnapshotWriter.little(LENGTH + length).putInt(length).putInt(marks.size());
        for (byte[] utf8 : texts) {
            buffer.putInt(utf8 == null ? ABSENT : utf8.length).put(utf8 == null ? new byte[0] : utf8);
        }
        long place = SnapshotCurves.fitting(at, LENGTH + length);
        SnapshotArray.writeAll(out, buffer.flip(), place);
        places.put(arch, place);
        at = place + LENGTH + length;
    }

    /** @param block the bytes at a place, without the length at its start */
    static List<Mark> read(ByteBuffer block) {
        List<Mark> marks = new ArrayList<>();
        for (int left = block.getInt(); left > 0; left--) {
            marks.add(new Mark(
                    text(block), Integer.parseInt(text(block)), text(block), text(block), text(block), text(block)));
        }
        return List.copyOf(marks);
    }

    private static String text(ByteBuffer block) {
        int length = block.getInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] utf8 = new byte[length];
        block.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
