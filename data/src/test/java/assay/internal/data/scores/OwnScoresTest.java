package assay.internal.data.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Bench201Index;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores that people bring: in CSV, in Parquet and DuckDB of their own. */
class OwnScoresTest {
    private static final int CELLS = Bench201Index.get().size();

    @TempDir
    private Path folder;

    private Path csv(String... lines) throws IOException {
        return Files.writeString(folder.resolve("s.csv"), String.join("\n", lines) + "\n");
    }

    private Path parquet(String rows) throws SQLException {
        Path file = folder.resolve("s.parquet");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = c.createStatement()) {
            sql.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    @Test
    void aScoreARow_isRead() throws IOException {
        Scores scores = Scores.read(
                csv("arch,proxy,value,settings", "0,mine,1.5,batch 64", "2,mine,nan,", "3,mine,,", "5.0,mine,inf,"),
                "201",
                CELLS);
        assertEquals(1.5, scores.of("mine")[0]);
        assertEquals(Map.of("mine", 3), scores.undefined());
        assertTrue(Double.isNaN(scores.of("mine")[5]));
        assertEquals("batch 64", scores.settings());
    }

    @Test
    void aColumnAProxy_isRead_packedToo() throws IOException {
        String cell = Bench201Index.get().cell(9).text();
        Path file = folder.resolve("s.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("arch_str,mine,yours\n" + cell + ",1,\n").getBytes(StandardCharsets.UTF_8));
        }
        Scores scores = Scores.read(file, "201", CELLS);
        assertEquals(1, scores.of("mine")[9]);
        assertEquals(Map.of("mine", 0), scores.undefined()); // an empty cell was not computed
        assertEquals("not stated", scores.settings());
    }

    @Test
    void notANumberInParquet_isUndefined_andSettingsMayBeMissing() throws SQLException {
        Scores scores = Scores.read(
                parquet(
                        "SELECT * FROM (VALUES (0, 'mine', 1.5::DOUBLE), (1, 'mine', 'nan'::DOUBLE), (2, 'mine', NULL), (3,"
                                + " 'mine', '-inf'::DOUBLE)) t(arch, proxy, value)"),
                "201",
                CELLS);
        assertEquals(Map.of("mine", 3), scores.undefined());
        assertEquals("not stated", scores.settings());
    }

    @Test
    void duckDbWithoutSettings_isRead() throws SQLException {
        Path file = folder.resolve("s.duckdb");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement sql = c.createStatement()) {
            sql.execute("CREATE TABLE score AS SELECT 4 AS arch, 'mine' AS proxy, 2.5 AS value");
        }
        assertEquals(2.5, Scores.read(file, "201", CELLS).of("mine")[4]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "arch,proxy,value;-1,mine,1;expected architectures 0..15624, found -1",
                "arch,proxy,value;15625,mine,1;expected architectures 0..15624, found 15625",
                "arch,proxy,value;,mine,1;line 2: no architecture",
                "arch,proxy,value;0,,1;line 2: no proxy",
                "arch,proxy,value;0,mine,x;column 'value': expected a number",
                "arch_str,mine;|none~0|,1;column 'arch_str'",
                "cell,mine;0,1;expected scores as Parquet, DuckDB or CSV with columns arch, proxy and value"
            })
    void whatDoesNotFit_isRefused(String header, String row, String why) throws IOException {
        Path file = csv(header, row);
        String said = assertThrows(DataFormatException.class, () -> Scores.read(file, "201", CELLS))
                .getMessage();
        assertTrue(said.contains(why), said);
    }

    @Test
    void rowsThatContradict_areRefused_andThoseThatRepeatAreOne() throws IOException {
        assertEquals(
                1,
                Scores.read(csv("arch,proxy,value", "0,mine,1", "0,mine,1"), "201", CELLS)
                        .of("mine")[0]);
        Path file = csv("arch,proxy,value", "0,mine,1", "0,mine,2");
        String said = assertThrows(DataFormatException.class, () -> Scores.read(file, "201", CELLS))
                .getMessage();
        assertTrue(said.contains("one score of architecture 0 by mine, found 1.0 and 2.0"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "arch,proxy,value", "{}", "\u0000\u0001"})
    void whatHoldsNoScores_isRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), text);
        assertThrows(DataFormatException.class, () -> Scores.read(file, "201", CELLS));
    }

    @Test
    void parquetWithoutTheColumns_isToldWhichTheyAre() throws SQLException {
        Path file = parquet("SELECT 1 AS arch, 2 AS score");
        String said = assertThrows(DataFormatException.class, () -> Scores.read(file, "201", CELLS))
                .getMessage();
        assertTrue(said.contains("expected columns arch, proxy and value") && said.contains("docs/proxies.md"), said);
    }

    /** Texts of other spaces were read as cells of NAS-Bench-201. */
    @Test
    void texts_areOfTheSpaceThatIsAsked() throws IOException {
        SpaceKit sizes = SpaceKits.called("sss", "test");
        OfficialNumbers numbers = sizes.numbering().orElseThrow();
        String text = numbers.at(4321).text();
        Scores read = Scores.read(csv("arch,mine", text + ",2.5", "17,1.5"), "sss", numbers.size());
        assertEquals(2.5, read.of("mine")[4321]);
        assertEquals(1.5, read.of("mine")[17]);
        Path file = csv("text,mine", text + ",2.5");
        String other = assertThrows(DataFormatException.class, () -> Scores.read(file, "201", CELLS))
                .getMessage();
        assertTrue(other.contains("column 'text'"), other);
        String none = assertThrows(DataFormatException.class, () -> Scores.read(file, "darts", CELLS))
                .getMessage();
        assertTrue(none.contains("have no numbers"), none);
    }
}
