package assay.internal.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.store.Export;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports come back as they went; what is not as exports are is refused. */
class MeasurementFormatTest {
    @TempDir
    Path folder;

    private static final String ALL = "SELECT * FROM measurement ORDER BY ALL";

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "ARROW"})
    void anExport_comesBackAsItWent(Export.Format format) throws Exception {
        Path first = folder.resolve("first.duckdb");
        Exported.into(
                first,
                Exported.parquet(
                        folder.resolve("in [1]*.parquet"),
                        Exported.row() + " UNION ALL "
                                + Exported.row("trial", "'mean'", "seeds", "'777+888'", "basis", "'derived'")
                                + " UNION ALL "
                                + Exported.row(
                                        "metric",
                                        "'latency'",
                                        "split",
                                        "NULL",
                                        "epoch",
                                        "NULL",
                                        "unit",
                                        "'s'",
                                        "value",
                                        "0.5::DOUBLE")));
        Path file = folder.resolve("out." + format.key());
        assertEquals(3, Export.write(first, ALL, file, format).rows());
        Path second = folder.resolve("second.duckdb");
        Exported.into(second, file);
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, second)) {
            Measured mean = (Measured) truth.ask(
                    Query.accuracy(Bench201Index.get().cell(0), Dataset.CIFAR10, Split.TEST, 200, new Trials.Mean()));
            assertEquals(91.5, mean.value());
            assertEquals(List.of(777, 888), mean.seeds());
            assertEquals(Basis.DERIVED, mean.basis());
            assertEquals(file.getFileName().toString(), mean.source());
        }
        String but = "SELECT * EXCLUDE (source) FROM measurement ORDER BY ALL";
        Path one = folder.resolve("1.csv");
        Path two = folder.resolve("2.csv");
        Export.write(first, but, one, Export.Format.CSV);
        Export.write(second, but, two, Export.Format.CSV);
        assertEquals(Files.readString(one), Files.readString(two));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "arch|15625|row 1: bench201: no architecture with index 15625",
                "arch|1|row 1: column 'text': expected '",
                "dataset|'cifar10-40k'|row 1: data set: nasbench201 trained on cifar10-valid, cifar10, cifar100, ImageNet16-120, found 'cifar10-40k'",
                "dataset|'cifar'|row 1: data set: nasbench201 trained on",
                "schedule|100|row 1: no data set cifar10 with schedule 100",
                "trial|'best'|row 1: trials: expected",
                "trial|NULL::VARCHAR|row 1: column 'trial': expected a value, found null",
                "seeds|'777+x'|row 1: column 'seeds': expected numbers joined by +",
                "epoch|201|row 1: column 'epoch': expected 1..200, found 201",
                "epoch|-1|row 1: column 'epoch': expected 1..200, found -1",
                "metric|'speed'|row 1: unknown metric",
                "value|100.5::DOUBLE|row 1: column 'value': expected 0..100 percent, found 100.5",
                "value|'nan'::DOUBLE|row 1: column 'value': expected 0..100 percent, found NaN",
                "unit|'fraction'|row 1: column 'unit': expected 'percent', found 'fraction'",
                "basis|'guessed'|row 1: unknown basis 'guessed'"
            })
    void whatCannotBe_isRefusedByRow_andNothingIsStored(String column, String value, String why) throws SQLException {
        Path store = folder.resolve("s.duckdb");
        Path file = Exported.parquet(folder.resolve("x.parquet"), Exported.row(column, value));
        String said = assertThrows(DataFormatException.class, () -> Exported.into(store, file))
                .getMessage();
        assertTrue(said.startsWith("x.parquet: refused: " + why), said);
        assertFalse(Files.exists(store));
    }

    @Test
    void rowsThatContradictEachOther_areRefused_andThoseThatAgreeAreOne() throws SQLException {
        Path same = Exported.parquet(
                folder.resolve("x.parquet"), Exported.row() + " UNION ALL " + Exported.row("source", "'else'"));
        Exported.into(folder.resolve("s.duckdb"), same);
        Path other = Exported.parquet(
                folder.resolve("y.parquet"), Exported.row() + " UNION ALL " + Exported.row("value", "92::DOUBLE"));
        String said = assertThrows(DataFormatException.class, () -> Exported.into(folder.resolve("t.duckdb"), other))
                .getMessage();
        assertTrue(said.contains("another value, "), said);
    }

    @Test
    void otherTables_areNotRecognised() throws SQLException {
        Path file = Exported.parquet(folder.resolve("x.parquet"), "SELECT 1 AS arch");
        assertThrows(DataFormatException.class, () -> Exported.into(folder.resolve("s.duckdb"), file));
        Path space = Exported.parquet(folder.resolve("y.parquet"), Exported.row("text", "'8:8:8:8:8'"));
        assertThrows(DataFormatException.class, () -> Exported.into(folder.resolve("s.duckdb"), space));
    }
}
