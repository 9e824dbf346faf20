package assay.internal.experiments.referee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as people have them are understood, or refused with file, line, column and reason. */
class RowReaderTest {
    private static final String ZERO =
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private JudgedRows read(byte[] file, String name, RowReader.Options options) throws IOException {
        Path path = Files.write(folder.resolve(name), file);
        return new RowReader(ArchitectureReader.of(SpaceKits.named("nasbench201", "test")), options, told::add)
                .read(List.of(path));
    }

    private JudgedRows read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8), "rows.csv", RowReader.Options.standard());
    }

    /** Each has two rows: method rs, seed 3, architecture 0, scores 91.5 and none. */
    static Stream<String> tables() {
        String json = "{\"method\": \"rs\", \"seed\": 3, \"step\": 1, \"score\": 91.5, \"arch\": \"" + ZERO + "\"}";
        String next = "{\"method\": \"rs\", \"seed\": 3, \"step\": 2, \"score\": NaN, \"arch\": 0}";
        return Stream.of(
                "method,seed,step,score,architecture\nrs,3,1,91.5," + ZERO + "\nrs,3,2,NaN," + ZERO + "\n",
                "method\tseed\tstep\tscore\tarch\nrs\t3\t1\t91.5\t" + ZERO + "\nrs\t3\t2\t\t0\n",
                "\ufeffmethod;seed;epoch;val_acc;arch_str\r\nrs;3;1;91.5;" + ZERO + "\r\n\"rs\";3.0;2.0;nan;000000\r\n",
                "algorithm,run,iteration,fitness,genotype\nrs,3,1,91.5,\"" + ZERO
                        + "\"\nrs,3,2,None,\"(4, 3, 3, 0, 0, 0)\"\n",
                json + "\n" + next + "\n",
                "[" + json + ",\n " + next + "]",
                "{\"method\": [\"rs\", \"rs\"], \"seed\": [3, 3], \"step\": [1, 2], \"score\": [91.5, null], \"arch\": [\""
                        + ZERO + "\", 0]}",
                "method;seed;step;score;arch\nrs;3;1;91,5;" + ZERO + "\nrs;3;2;;0\n",
                "{\"0\": " + json + ", \"1\": " + next + "}",
                "{\"schema\": {\"fields\": [], \"primaryKey\": [\"index\"]}, \"data\": ["
                        + json.replace("{", "{\"index\": 0, ") + ", " + next.replace("{", "{\"index\": 1, ") + "]}",
                "{\"columns\": [\"method\", \"seed\", \"step\", \"score\", \"arch\"], \"index\": [0, 1], \"data\":"
                        + " [[\"rs\", 3, 1, 91.5, \"" + ZERO + "\"], [\"rs\", 3, 2, null, 0]]}",
                "{\"method\": {\"0\": \"rs\", \"1\": \"rs\"}, \"seed\": {\"0\": 3, \"1\": 3}, \"step\": {\"0\": 1, \"1\": 2},"
                        + " \"score\": {\"0\": 91.5, \"1\": null},\n \"arch\": {\"0\": 0, \"1\": \"000\"}}");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesOfPeople_areRead(String table) throws IOException {
        assertRows(read(table).rows());
    }

    /** The first kinds could not be read again from the report that they stood in; spreadsheets would run the others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0001b",
                "a\u007fb",
                "a\u009b31mb",
                "a\u2028b",
                "a\ufffeb",
                "\udbff\udfff a",
                "...",
                "=HYPERLINK(1)",
                "@SUM(1)",
                "+cmd|' /C calc'!A0",
                "-2+3+cmd|'x'!A1",
                "a;=EXEC(1)"
            })
    void aNameThatIsNoText_orThatSpreadsheetsWouldRun_isRefused(String method) {
        String rows = "method,seed,architecture\n\"" + method + "\",0,0\n";
        UsageException e = assertThrows(UsageException.class, () -> read(rows));
        assertTrue(e.getMessage().contains("line 2, column method: expected a name"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+aux", "-skip", "@2", "= 3", "P-DARTS (2nd)", "a@b (c)", "\u00e9\u4e2d \ud83d\ude00", "a!"})
    void otherNames_areTaken(String method) throws IOException {
        assertEquals(
                method,
                read("method,seed,architecture\n\"" + method + "\",0,0\n")
                        .rows()
                        .get(0)
                        .method());
    }

    /** A search that still writes: the checksum would be of rows that were not judged. */
    @Test
    void aFileThatIsChangedWhileItIsRead_isRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("rows.csv"), "method,epoch,arch\nrs,1,0\n");
        RowReader reader = new RowReader(
                ArchitectureReader.of(SpaceKits.named("nasbench201", "test")), RowReader.Options.standard(), remark -> {
                    try {
                        Files.writeString(path, "method,epoch,arch\nrs,1,0\nrs,2,7\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        DataFormatException e = assertThrows(DataFormatException.class, () -> reader.read(List.of(path)));
        assertTrue(e.getMessage().contains("changed while it was read"), e.getMessage());
    }

    private static void assertRows(List<JudgedRow> rows) {
        Genotype zero = SpaceKits.named("nasbench201", "test").parse(ZERO);
        assertEquals(2, rows.size());
        for (JudgedRow row : rows) {
            assertEquals("rs, seed 3", row.run());
            assertEquals(Optional.of(zero), row.architecture());
            assertFalse(row.isFinal());
        }
        assertEquals(OptionalDouble.of(91.5), rows.get(0).score());
        assertEquals(OptionalDouble.empty(), rows.get(1).score());
        assertEquals(OptionalLong.of(2), rows.get(1).step());
    }

    @Test
    void gzip_parquetAndArrow_areToldByContent() throws IOException, SQLException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(tables().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
        assertRows(read(packed.toByteArray(), "rows.csv.gz", RowReader.Options.standard())
                .rows());
        Path parquet = folder.resolve("rows");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            s.execute("COPY (SELECT 'rs' AS method, 3::BIGINT AS seed, step::TINYINT AS step, score::FLOAT AS score,"
                    + " [4, 3, 3, 0, 0, 0] AS architecture FROM (VALUES (1, 91.5), (2, NULL)) t(step, score)) TO '"
                    + parquet + "' (FORMAT parquet)");
        }
        byte[] bytes = Files.readAllBytes(parquet);
        assertRows(read(bytes, "rows.parquet", RowReader.Options.standard()).rows());
        assertThrows(
                DataFormatException.class,
                () -> read(Arrays.copyOf(bytes, bytes.length / 2), "cut.parquet", RowReader.Options.standard()));
        ForeignArrow.write(folder.resolve("rows.arrow"), ZERO);
        assertRows(read(Files.readAllBytes(folder.resolve("rows.arrow")), "x", RowReader.Options.standard())
                .rows());
    }

    /** Files by pandas, polars and pyarrow: LZ4, zstd, a stream, gzip. They have the rows of log.csv. */
    @ParameterizedTest
    @ValueSource(strings = {"pandas.feather", "polars.arrow", "pyarrow.arrows", "log.parquet.gz", "log.arrow"})
    void binaryFilesOfOtherPrograms_areRead(String name) throws IOException {
        Path forms = Path.of("../examples/judge/forms");
        List<JudgedRow> expected = read(Files.readAllBytes(forms.resolve("log.csv")), "x", RowReader.Options.standard())
                .rows();
        List<JudgedRow> found = read(Files.readAllBytes(forms.resolve(name)), "x", RowReader.Options.standard())
                .rows();
        assertEquals(4, found.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(expected.get(i).run(), found.get(i).run());
            assertEquals(expected.get(i).step(), found.get(i).step());
            assertEquals(expected.get(i).costSeconds(), found.get(i).costSeconds());
            assertEquals(expected.get(i).score(), found.get(i).score());
            assertEquals(expected.get(i).architecture(), found.get(i).architecture());
        }
    }

    @Test
    void packedOtherwise_isRefused_byName() {
        for (String start : List.of("BZh91AY&SY", "\u00fd7zXZ\u0000", "(\u00b5/\u00fd\u0004", "FEA1\u0000\u0000")) {
            byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
            DataFormatException e = assertThrows(
                    DataFormatException.class, () -> read(bytes, "rows.csv", RowReader.Options.standard()));
            assertTrue(e.getMessage().contains("expected text, plain or gzip, found "), e.getMessage());
        }
    }

    @Test
    void commaForThePoint_isReadOnlyWhereSemicolonsPart() {
        assertThrows(UsageException.class, () -> read("seed,score,arch\n3,\"91,5\"," + ZERO + "\n"));
        assertThrows(UsageException.class, () -> read("seed;score;arch\n3;1,234,567;" + ZERO + "\n"));
    }

    @Test
    void whatIsGuessed_isTold_andColumnsSaysOtherwise() throws IOException {
        read("run,epoch,val_acc,arch_str,loss\n3,1,91.5," + ZERO + ",0.1\n");
        assertEquals(
                "rows.csv: read seed from column 'run', step from column 'epoch', score from column 'val_acc',"
                        + " architecture from column 'arch_str'; not read: loss (--columns PART=COLUMN says otherwise).",
                told.get(0));
        JudgedRow row = read(
                        ("run,found,arch,loss\n3," + ZERO + ",none,0.1\n").getBytes(StandardCharsets.UTF_8),
                        "mine.csv",
                        new RowReader.Options(
                                Map.of("architecture", "found", "score", "loss"), Optional.empty(), false))
                .rows()
                .get(0);
        assertEquals("mine, seed 3", row.run());
        assertEquals(OptionalDouble.of(0.1), row.score());
        assertEquals(
                "named",
                read(
                                ("arch\n" + ZERO).getBytes(StandardCharsets.UTF_8),
                                "mine.csv",
                                new RowReader.Options(Map.of(), Optional.of("named"), false))
                        .rows()
                        .get(0)
                        .method());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed,arch\n1,|none~0|+x\n@line 2, column arch: genotype column",
                "seed,arch\n1,\n@line 2, column arch: ",
                "seed,arch\nx,0\n@line 2, column seed: expected a whole number, found 'x'",
                "seed,run_id,arch,val_acc\n1,1,0,0.5\n2,2,0,high\n@line 3, column val_acc: expected a number, found 'high'",
                "seed,time,arch\n1,-3,0\n@line 2, column time: expected seconds since the run began, 0 or more, found '-3'",
                "seed,final,arch\n1,maybe,0\n@line 2, column final: expected true or false, found 'maybe'",
                "method,arch\n--,0\n@line 2, column method: expected a name",
                "seed,arch\n1,0,0\n@line 2: expected 2 cells (seed, arch), found 3",
                "a,b\n1,2\n@expected a column with the architecture",
                "arch\n@expected rows, found none",
                "@found an empty file"
            })
    void whatCannotBeUnderstood_isRefusedWithItsPlace(String file) {
        String[] parts = file.split("@");
        UsageException e = assertThrows(UsageException.class, () -> read(parts[0]));
        assertTrue(e.getMessage().contains("rows.csv"), e.getMessage());
        assertTrue(e.getMessage().contains(parts[1]), e.getMessage());
    }

    @Test
    void badRows_areLeftOutAndNamed_andArchitecturesOutOfTheTableStay() throws IOException {
        JudgedRows rows = read(
                ("seed,arch\n1,0\n2,none\n3,99999\n4,1,1\n5,1\n").getBytes(StandardCharsets.UTF_8),
                "rows.csv",
                new RowReader.Options(Map.of(), Optional.empty(), true));
        assertEquals(
                List.of(1L, 3L, 5L), rows.rows().stream().map(JudgedRow::seed).toList());
        assertEquals(Optional.empty(), rows.rows().get(1).architecture());
        assertTrue(
                rows.rows().get(1).why().contains("99999"), rows.rows().get(1).why());
        assertEquals(2, rows.skipped().size());
        assertTrue(
                rows.skipped().get(0).contains("line 3, column arch"),
                rows.skipped().get(0));
        assertTrue(
                rows.skipped().get(1).contains("line 5: expected 2 cells"),
                rows.skipped().get(1));
        assertTrue(rows.files().get(0).startsWith("rows.csv, sha256 "));
    }

    @Test
    void aRunThatTwoFilesTellOf_isRefused() throws IOException {
        Path one = Files.writeString(folder.resolve("one.csv"), "method,seed,arch\nrs,0,1\n");
        Path two = Files.writeString(folder.resolve("two.csv"), "method,seed,arch\nrs,1,1\nrs,0,2\n");
        RowReader reader = new RowReader(
                ArchitectureReader.of(SpaceKits.named("nasbench201", "test")), RowReader.Options.standard(), told::add);
        UsageException e = assertThrows(UsageException.class, () -> reader.read(List.of(one, two)));
        assertTrue(
                e.getMessage().contains("two.csv line 3: expected runs that no other file tells of, found rs, seed 0"));
    }

    @Test
    void whatAJudgementKeeps_readsBackTheSame() throws IOException {
        JudgedRows rows =
                read("method,seed,step,time,score,final,arch\n\"a, \"\"b\"\"\",1,1,2.5,0.1,,0\nc,2,,,,true,1\n"
                        + "c,3,,,,,99999\n");
        String text = Referee.text(rows);
        List<JudgedRow> again = RowsText.read(text, "kept", SpaceKits.named("nasbench201", "test"));
        assertEquals(text, Referee.text(new JudgedRows(again, List.of(), List.of())));
        assertEquals(rows.rows().get(0).architecture(), again.get(0).architecture());
        assertEquals(rows.rows().get(2).why(), again.get(2).why());
        assertEquals(3, again.size());
    }
}
