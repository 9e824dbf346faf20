package assay.internal.data.described;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.exchange.ForeignTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rows of a file: CSV, JSON (both plain or gzip), Parquet or Arrow IPC. The content shows which it is. */
interface DescribedRows extends AutoCloseable {
    /** The names of the columns that are known so far; those of JSON are known row by row. */
    List<String> columns();

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException;

    /** The cell of the current row as a text; empty for no value or no column. */
    String text(String column);

    /** A refusal of the current row. */
    DataFormatException bad(String what);

    @Override
    void close() throws IOException;

    static DescribedRows open(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] start = start(Files.newInputStream(file));
        if (ForeignTable.isOne(start)) {
            return new DescribedForeign(ForeignTable.open(file, start, name), name);
        }
        byte[] unpacked = start(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT));
        InputStream in = new BufferedInputStream(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT));
        boolean json = unpacked.length > 0 && (unpacked[0] == '{' || unpacked[0] == '[');
        return json ? new DescribedJson(in, name) : new DescribedCsv(in, name);
    }

    private static byte[] start(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(ForeignTable.START);
        }
    }
}
