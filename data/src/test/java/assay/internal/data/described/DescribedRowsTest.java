package assay.internal.data.described;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in each form. */
class DescribedRowsTest {
    @TempDir
    Path folder;

    private static void require(DescribedRows rows, String key) throws IOException {
        try (rows) {
            assertTrue(rows.next());
            assertEquals("a-b", rows.text(key));
            assertEquals("0.5", rows.text("acc"));
            assertEquals("", rows.text("none"));
            assertEquals("", rows.text("absent"));
            assertTrue(rows.next());
            assertEquals("b-a", rows.text(key));
            assertEquals("0.1", rows.text("acc"));
            assertFalse(rows.next());
            assertTrue(rows.columns().contains("acc"), rows.columns().toString());
        }
    }

    @Test
    void csv() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "net,acc,none\na-b,0.5,\nb-a,0.1,\n");
        require(DescribedRows.open(file), "net");
    }

    @Test
    void jsonByName_packed() throws IOException {
        Path file = folder.resolve("t.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"a-b\": {\"acc\": 0.5, \"none\": null}, \"b-a\": {\"acc\": 0.1}}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        require(DescribedRows.open(file), "$key");
    }

    @Test
    void jsonAsList_withListsInside() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.json"), "[{\"net\": \"a-b\", \"acc\": [0.5, 0.25], \"by\": {\"x\": true}}]");
        try (DescribedRows rows = DescribedRows.open(file)) {
            assertTrue(rows.next());
            assertEquals("0.25", rows.text("acc.1"));
            assertEquals("true", rows.text("by.x"));
            assertFalse(rows.next());
        }
    }

    @Test
    void parquet_withLists() throws Exception {
        Path file = folder.resolve("t.parquet");
        try (Connection duck = DuckFile.inMemoryToStream();
                Statement sql = duck.createStatement()) {
            sql.execute(
                    "COPY (SELECT * FROM (VALUES ('a-b', 0.5::DOUBLE, NULL::DOUBLE, [1, 2]), ('b-a', 0.1, NULL, [3, 4]))"
                            + " t(net, acc, none, l)) TO '" + file + "' (FORMAT parquet)");
        }
        require(DescribedRows.open(file), "net");
        try (DescribedRows rows = DescribedRows.open(file)) {
            rows.next();
            assertEquals("2", rows.text("l.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "{\"a\": {\"x\": 1}",
                "[1]",
                "[]",
                "{}",
                "[{\"x\": 1, \"x\": 2}]",
                "[{\"x\": [[[[[[[[[[[[1]]]]]]]]]]]]}]",
                "[{\"x\": 1}] more",
                "net,acc\n",
                "net,acc\na\n"
            })
    void whatIsNoTable_isRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad"), text);
        assertInstanceOf(DataFormatException.class, assertThrows(RuntimeException.class, () -> {
            try (DescribedRows rows = DescribedRows.open(file)) {
                while (rows.next()) {
                    rows.text("x");
                }
            }
        }));
    }
}
