package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.truth.Dataset;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.zerocost.ZeroCostJson;
import assay.internal.testkit.RealData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of NAS-Bench-Suite-Zero's layout; the two cells, their parameters and scores are of a file that NASLib published. */
class ZeroCost101Test {
    /** 4,095,778 parameters. */
    private static final String FIRST =
            "(0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0,"
                    + " 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 4, 4, 4, 1)";

    /** 1,749,031 parameters. */
    private static final String SECOND = "(0,1,1,0,0,1,0,0,0,0,1,1,1,1,0,0,0,0,0,0,1,0,0,0,0,0,1,0,"
            + "0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,4,2,3,3,2,1)";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private Imported run(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("zc_nasbench101.json"), json);
        return new Imports(TruthImport101.FORMATS)
                .run(file, Optional.empty(), kind -> folder.resolve("s.duckdb"), "test", new ImportProgress() {
                    @Override
                    public void at(long done, long total, String at) {}

                    @Override
                    public void remark(String text) {
                        told.add(text);
                    }
                })
                .get(0);
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection c = new DuckFile(folder.resolve("s.duckdb")).openToRead();
                Statement s = c.createStatement();
                ResultSet found = s.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static List<String> scores(String json) throws Exception {
        List<String> all = new ArrayList<>();
        ZeroCostJson.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                "x",
                ZeroCost101.SPACE,
                new ZeroCostJson.Sink() {
                    @Override
                    public void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds) {
                        all.add(arch + " " + dataset.key() + " " + proxy + " " + value);
                    }

                    @Override
                    public void accuracy(int arch, Dataset dataset, double percent) {}

                    @Override
                    public void again() {
                        all.add("again");
                    }

                    @Override
                    public void at(long bytes) {}
                });
        return all;
    }

    /** The hashes are the official ones of the graphs, written out by hand: the second's operations are c3 mp c1 c1 mp. */
    @Test
    void aTuple_isAMatrixAndOperations() {
        Bench101Index index = Bench101Index.get();
        assertEquals(
                "4a0ab8bbe2441a002e07b0f445ec2d63",
                index.hash(ZeroCost101.SPACE.arch(FIRST)).text());
        Cell101 cell =
                Cell101.parse("0110010000111100000010000010000001100000000000000", "input,c3,mp,c1,c1,mp,output");
        assertEquals(1_749_031, Cost101.of(cell).params());
        assertEquals(index.indexOf(cell), ZeroCost101.SPACE.arch(SECOND));
        assertEquals(-1, ZeroCost101.SPACE.arch("(0, 1, 1)"));
        assertEquals(-1, ZeroCost101.SPACE.arch(FIRST.replace("4, 1)", "5, 1)")));
        assertEquals(-1, ZeroCost101.SPACE.arch(FIRST.replace("4, 1)", "1, 4)")));
    }

    @Test
    void scoresAreStored_andAccuraciesOfUnknownTrainingsAreNot() throws Exception {
        Imported done = run("{\"cifar10\": {\"" + FIRST
                + "\": {\"synflow\": {\"score\": 88.08, \"time\": 0.5}, \"idx\": \"3\", \"val_accuracy\": 92.578125}, \""
                + SECOND + "\": {\"nwot\": {\"score\": NaN, \"time\": 1}}}}");
        assertEquals(List.of("zero-cost"), done.formats());
        assertEquals(
                List.of("1816 cifar10 nwot nan 1.0", "41784 cifar10 synflow 88.08 0.5"),
                rows("SELECT concat_ws(' ', arch, dataset, proxy, value, seconds) FROM proxy_score ORDER BY arch"));
        assertEquals(List.of("0"), rows("SELECT count(*) FROM measurement"));
        assertTrue(told.toString().contains("1 val_accuracy are each of one of three trainings"), told.toString());
    }

    @Test
    void theEarlierLayout_isRead_andGraphsThatAreOneCellCountOnce() throws Exception {
        String isomorphic = SECOND.replace("4,2,3,3,2,1)", "4,2,3,3,2,1 )");
        assertEquals(
                List.of("1816 cifar10 params 1.749031", "again"),
                scores("{\"nasbench101\": {\"cifar10\": {\"" + SECOND
                        + "\": {\"params\": 1.749031, \"val_accuracy\": 92.5}, \"" + isomorphic
                        + "\": {\"params\": 1.7}}}}"));
    }

    @Test
    void whatIsNoCell_isRefused() {
        String why = assertThrows(
                        DataFormatException.class,
                        () -> scores("{\"cifar10\": {\"" + FIRST + "\": {}, \"(0, 1)\": {\"snip\": {\"score\": 1}}}}"))
                .getMessage();
        assertTrue(why.contains("expected an architecture as (0, 1, 1, ..."), why);
        String other = assertThrows(
                        DataFormatException.class,
                        () -> scores("{\"jigsaw\": {\"" + FIRST + "\": {\"snip\": {\"score\": 1}}}}"))
                .getMessage();
        assertTrue(other.contains("expected a data set (cifar10), found 'jigsaw', of TransNAS-Bench-101"), other);
    }

    @Test
    void theRealFile_isImportedWhole() throws Exception {
        Path file = RealData.path("foreign-files", "zc_nasbench101-early.json.gz");
        Imported done = new Imports(TruthImport101.FORMATS)
                .run(file, Optional.empty(), kind -> folder.resolve("s.duckdb"), "test", ImportProgress.NONE)
                .get(0);
        assertEquals(292 * 11, done.values()); // 500 graphs of 292 cells
    }
}
