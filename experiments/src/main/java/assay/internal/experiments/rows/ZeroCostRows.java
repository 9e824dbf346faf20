package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.core.space.text.Naslib101;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.json.JsonInput;
import assay.internal.data.zerocost.ZeroCostJson;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * NAS-Bench-Suite-Zero's files of scores, in both layouts, one row for each architecture of each data set. A row has the
 * columns {@code arch}, {@code dataset}, {@code val_accuracy}, and one for each score. The file is read as a stream.
 */
final class ZeroCostRows extends RowList {
    private static final UnpackLimits LIMITS = new UnpackLimits(2L << 30, 1000);

    private final JsonInput json;
    private final String source;
    private final Predicate<String> isArchitecture;
    private String dataset;
    /** The architecture that comes next; null after the last one of a data set. */
    private String cell;
    /** Whether an object with the benchmark's name encloses everything, as in earlier files. */
    private boolean early;

    private long number;

    ZeroCostRows(Path file, String source, Predicate<String> isArchitecture) throws IOException {
        this.source = source;
        this.isArchitecture = isArchitecture;
        json = new JsonInput(Unpack.plainOrGzip(file, source, LIMITS), source);
        json.next(JsonToken.START_OBJECT, "an object of data sets");
        dataset = json.nextField();
        json.next(JsonToken.START_OBJECT, "an object of architectures");
        cell = json.nextField();
        early = cell != null && !cell.matches("\\s*[(\\[].*");
        if (early) {
            dataset = cell;
            json.next(JsonToken.START_OBJECT, "an object of architectures");
            cell = json.nextField();
        }
    }

    /** @param start of a file, unpacked: at least {@link ZeroCostJson#START} bytes, unless the file is shorter */
    static boolean isOne(byte[] start) {
        int length = Math.min(start.length, ZeroCostJson.START);
        return ZeroCostJson.isOne(new String(start, 0, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public Optional<Row> next() {
        while (cell == null) {
            dataset = json.nextField();
            if (dataset == null) {
                return Optional.empty();
            }
            json.next(JsonToken.START_OBJECT, "an object of architectures");
            cell = json.nextField();
        }
        String text = Naslib101.read(cell).map(c -> c.text()).orElse(cell);
        String what = ZeroCostJson.another(dataset, cell);
        if (++number == 1 && (!what.isEmpty() && text.equals(cell) || !isArchitecture.test(text))) {
            throw new UsageException(source + ": refused: NAS-Bench-Suite-Zero's scores"
                    + (what.isEmpty() ? "" : ", " + what) + "; expected architectures of this table, found '"
                    + JsonInput.shorten(cell) + "'.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(ARCHITECTURE, text);
        cells.put("dataset", dataset);
        json.next(JsonToken.START_OBJECT, "an object of scores");
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            value(key, cells);
        }
        cell = json.nextField();
        return Optional.of(new Row(source + " row " + number, cells, Optional.empty()));
    }

    private void value(String key, Map<String, String> cells) {
        JsonToken value = json.next();
        if (value == JsonToken.START_OBJECT) {
            for (String part = json.nextField(); part != null; part = json.nextField()) {
                json.next();
                if (part.equals("score")) {
                    cells.put(key, json.text());
                }
                json.skip();
            }
        } else if (value == JsonToken.START_ARRAY) {
            json.skip();
        } else if (!key.equals("idx") && !key.equals("arch")) {
            cells.put(key, json.text());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
