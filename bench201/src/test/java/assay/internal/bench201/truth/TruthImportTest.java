package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Answer.NotMeasured;
import assay.core.truth.Basis;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.truth.StoreTruth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports of small tables made here. */
class TruthImportTest {
    @TempDir
    Path folder;

    Path data;
    Path store;

    @BeforeEach
    void folders() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        store = folder.resolve("home/truth/nasbench201.duckdb");
    }

    private void table(String name, String... lines) throws IOException {
        Files.writeString(data.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private Imported run() {
        return TruthImport.run(data, store, "test", ImportProgress.NONE);
    }

    private Query query(int arch, Split split, int schedule, String trials) {
        return new Query(
                Bench201Index.get().cell(arch),
                Dataset.CIFAR100,
                split,
                Metric.ACCURACY,
                schedule,
                Trials.of(trials),
                OptionalInt.empty());
    }

    @Test
    void tables_addUp_andMeansNameTheirSeeds() throws IOException {
        table("a.csv", "arch_index,mean_seeds_200,c100_valid_200,c100_test_200", "7,777+888,70.5,71.25", "8,888,12,");
        run();
        Files.delete(data.resolve("a.csv"));
        table("x-runs200.csv", "arch_index,seed,c100_valid,c100_test,split_source", "7,888,70.1,71,measured");
        run();
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store)) {
            Measured mean = (Measured) truth.ask(query(7, Split.VALID, 200, "mean"));
            assertEquals(70.5, mean.value());
            assertEquals(List.of(777, 888), mean.seeds());
            assertEquals("a.csv", mean.source());
            assertEquals(Basis.PUBLISHED_MEAN, mean.basis());
            assertEquals(Basis.DERIVED, ((Measured) truth.ask(query(7, Split.TEST, 200, "mean"))).basis());
            Measured run = (Measured) truth.ask(query(7, Split.VALID, 200, "888"));
            assertEquals(70.1, run.value());
            assertEquals("x-runs200.csv", run.source());
            NotMeasured none = (NotMeasured) truth.ask(query(8, Split.TEST, 200, "mean"));
            assertEquals(
                    "nasbench201: not measured: accuracy on cifar100 test, schedule 200, trials mean, epoch 200"
                            + " of architecture 8 (available splits: valid).",
                    none.why());
        }
    }

    @Test
    void longTable_isImported_andAChangedFileReplacesItsOldSelf() throws IOException {
        String header = "arch,dataset,split,schedule,trial,seeds,epoch,metric,value";
        table(
                "mine.csv",
                header,
                "7,cifar100,test,200,777,777,200,accuracy,71.5",
                "7,cifar100,test,200,mean,777+888,200,accuracy,71");
        run();
        table("mine.csv", header, "7,cifar100,test,200,777,777,200,accuracy,72.5");
        assertEquals(1, run().values());
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store)) {
            assertEquals(72.5, ((Measured) truth.ask(query(7, Split.TEST, 200, "777"))).value());
            assertTrue(truth.ask(query(7, Split.TEST, 200, "mean")) instanceof NotMeasured);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "arch_index,c100_valid_200;0,abc;line 2: column 'c100_valid_200': expected a number, found 'abc'",
                "arch_index,c100_valid_200;0,101;line 2: column 'c100_valid_200': expected percent, found 101.0",
                "arch_index,c100_valid_200;15625,1;line 2: expected an arch_index of 0..15624, found 15625",
                "arch_index,c100_valid_200;0;line 2: expected 2 cells, found 1",
                "arch_index,c100_vlaid_200x;0,1;",
                "arch_index,nonsense;0,1;line 1: unknown column 'nonsense'",
                "arch_index,arch_str;0,|none~0|;line 2: architecture 0: expected |avg_pool_3x3~0|",
                "arch_index,params_m_c10;0,1.5;line 2: column 'params_m_c10': expected 0.129306 (by formula), found 1.5",
                "arch,dataset,split,schedule,trial,metric,value;0,cifar11,test,200,mean,accuracy,1;line 2: unknown data set",
                "arch,dataset,split,schedule,trial,metric,value;0,cifar10,tset,200,mean,accuracy,1;line 2: unknown split",
                "arch,dataset,split,schedule,trial,metric,value;0,cifar10,test,200,best,accuracy,1;line 2: trials: expected",
                "arch,dataset,split,schedule,trial,metric,value;0,cifar10,test,100,mean,accuracy,1;line 2: expected a schedule",
                "arch,dataset,split,schedule,trial,metric,value;0,cifar10,test,200,mean,time,-1;line 2: column 'value': expected",
                "a,b;1,2;line 1: expected a column 'arch_index'",
            })
    void badTables_areRefusedByLineAndColumn(String header, String row, String message) throws IOException {
        table("bad.csv", header, row);
        if (message == null) {
            // Any name of the form SET_PROXY is a score.
            assertEquals(1, run().values());
        } else {
            DataFormatException e = assertThrows(DataFormatException.class, this::run);
            assertTrue(e.getMessage().startsWith("bad.csv: refused: " + message), e.getMessage());
            assertFalse(Files.exists(store));
        }
    }

    @Test
    void secondRowOfAnArchitecture_isRefused() throws IOException {
        table("bad.csv", "arch_index,c100_valid_200", "3,1", "3,1");
        assertThrows(DataFormatException.class, this::run);
    }

    @Test
    void gzipWithAWrongChecksum_isRefused_andTheStoreStays() throws IOException {
        table("good.csv", "arch_index,c100_valid_200", "3,1");
        run();
        byte[] before = Files.readAllBytes(store);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("arch_index,c100_valid_200\n4,1\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] packed = bytes.toByteArray();
        packed[packed.length - 8] ^= 1;
        Files.write(data.resolve("more.csv.gz"), packed);
        DataFormatException e = assertThrows(DataFormatException.class, this::run);
        assertTrue(e.getMessage().contains("more.csv.gz: not a whole gzip file"), e.getMessage());
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(store)));
        try (var files = Files.list(store.getParent())) {
            assertEquals(
                    List.of("nasbench201.duckdb", "nasbench201.duckdb.lock", "nasbench201.duckdb.snapshot"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void packedTar_isNotTakenForATable() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            out.putArchiveEntry(new TarArchiveEntry("NATS/"));
            out.closeArchiveEntry();
        }
        Path file = Files.write(folder.resolve("nats.tar.gz"), bytes.toByteArray());
        DataFormatException e = assertThrows(
                DataFormatException.class, () -> TruthImport.run(file, store, "test", ImportProgress.NONE));
        assertTrue(e.getMessage().contains("found a packed tar. Unpack it first"), e.getMessage());
    }

    @Test
    void tableThatIsNotUtf8_isRefused() throws IOException {
        Files.write(
                data.resolve("x.csv"), "arch_index,c100_valid_200\n1,\u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
        DataFormatException e = assertThrows(DataFormatException.class, this::run);
        assertTrue(e.getMessage().contains("expected UTF-8 text, found other bytes"), e.getMessage());
    }

    @Test
    void pathsThatAreNothing_areNamed() throws IOException {
        Path missing = folder.resolve("missing");
        assertThrows(DataMissingException.class, () -> TruthImport.run(missing, store, "test", ImportProgress.NONE));
        assertThrows(DataFormatException.class, this::run);
        table("a.csv", "arch_index,c100_valid_200", "3,1");
        Files.write(data.resolve("000001.pickle.pbz2"), new byte[] {1});
        assertThrows(DataFormatException.class, this::run);
        assertThrows(DataMissingException.class, () -> StoreTruth.open(Benchmark.NASBENCH201, store));
        for (String start : List.of("PK\3\4", "\u0080\2", "", "hello")) {
            Path file = folder.resolve("file");
            Files.writeString(file, start, StandardCharsets.ISO_8859_1);
            assertThrows(DataFormatException.class, () -> TruthImport.run(file, store, "test", ImportProgress.NONE));
        }
    }

    @Test
    void foreignStore_isNotTouched() throws IOException {
        table("a.csv", "arch_index,c100_valid_200", "3,1");
        Files.createDirectories(store.getParent());
        Files.writeString(store, "not a database, and long enough to look like a file that somebody needs");
        assertThrows(AssayException.class, this::run);
        assertTrue(Files.readString(store).startsWith("not a database"));
    }
}
