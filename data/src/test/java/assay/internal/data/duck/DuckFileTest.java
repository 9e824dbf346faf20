package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckFileTest {
    @TempDir
    Path dir;

    @Test
    void whatIsWrittenCanBeRead_andReadingCannotWrite() throws SQLException {
        DuckFile file = new DuckFile(dir.resolve("made/for it/x.duckdb"));
        assertFalse(file.exists());
        try (Connection c = file.openToWrite();
                Statement s = c.createStatement()) {
            s.execute("CREATE TABLE t AS SELECT 42 AS x");
        }
        try (Connection c = file.openToRead();
                Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT x FROM t")) {
                assertTrue(r.next());
                assertEquals(42, r.getInt(1));
            }
            assertThrows(SQLException.class, () -> s.execute("INSERT INTO t VALUES (1)"));
        }
    }

    @Test
    void readingNothing_isMissingData_andMakesNoFile() {
        DuckFile file = new DuckFile(dir.resolve("x.duckdb"));
        assertThrows(DataMissingException.class, file::openToRead);
        assertFalse(file.exists());
    }

    @Test
    void anotherFile_isRefused() throws IOException {
        DuckFile file = new DuckFile(dir.resolve("x.duckdb"));
        Files.writeString(file.file(), "method,seed,accuracy\n".repeat(2000));
        for (int k = 0; k < 2; k++) {
            boolean read = k == 0;
            DataFormatException e = assertThrows(
                    DataFormatException.class, () -> (read ? file.openToRead() : file.openToWrite()).close());
            assertTrue(e.getMessage().contains("not a DuckDB file"), e.getMessage());
        }
    }

    @Test
    void anUnusablePath_isTold() throws IOException {
        Path plain = Files.writeString(dir.resolve("plain"), "x");
        DuckFile file = new DuckFile(plain.resolve("x.duckdb"));
        DataMissingException e = assertThrows(
                DataMissingException.class, () -> file.openToWrite().close());
        assertTrue(e.getMessage().contains("its folder cannot be made"), e.getMessage());
    }
}
