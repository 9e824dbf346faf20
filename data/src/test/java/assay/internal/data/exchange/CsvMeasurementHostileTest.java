package assay.internal.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.Benchmark;
import assay.internal.data.exchange.MeasurementFormat.Form;
import assay.internal.data.truth.Architectures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** View measurement as CSV, of a benchmark that a plug-in brings; here of one that is there. */
class CsvMeasurementHostileTest {
    private static final String HEADER =
            "arch,text,dataset,split,schedule,trial,seeds,epoch,metric,value,unit,basis,source\n";
    private static final String WHOLE = HEADER
            + "0,8:8:8:8:8,cifar10-valid,valid,90,777,777,90,accuracy,61.25,percent,measured,x\n"
            + "1,8:8:8:8:16,cifar10-valid,train,90,777,777,,time,3.5,s,measured,x\n";
    private static final Benchmark BENCHMARK = Benchmark.NATSBENCH_SSS;

    @TempDir
    Path folder;

    private List<Measurement> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        List<Measurement> all = new ArrayList<>();
        try (CsvFileRows rows = new CsvFileRows(file)) {
            Measurement.Reader reader = new Measurement.Reader("t.csv", rows, Architectures.of(BENCHMARK));
            for (Measurement m = reader.next(); m != null; m = reader.next()) {
                all.add(m);
            }
        }
        return all;
    }

    private boolean claims(Benchmark benchmark, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("c.csv"), text);
        return new MeasurementFormat(benchmark, new NumberedKind(benchmark), Form.CSV).claims(file);
    }

    @Test
    void rows_areRead_withWhatIsAbsent() throws IOException {
        List<Measurement> all = read(WHOLE);
        assertEquals(2, all.size());
        assertEquals(61.25, all.get(0).value());
        assertEquals(90, all.get(0).series().epoch());
        assertEquals(1, all.get(1).arch());
        assertEquals("time", all.get(1).series().metric());
    }

    @Test
    void aFile_isClaimedByItsOwnSpaceAlone() throws IOException {
        assertTrue(claims(BENCHMARK, WHOLE));
        assertFalse(claims(Benchmark.NASBENCH201, WHOLE));
        assertFalse(claims(BENCHMARK, HEADER));
        assertFalse(claims(BENCHMARK, "a,b\n1,2\n"));
        assertFalse(claims(BENCHMARK, "no table\u0000 at all \"\n"));
    }

    @Test
    void cutAtEveryByte_itIsReadOrRefused() throws IOException {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int n = 0; n < bytes.length; n++) {
            String cut = new String(Arrays.copyOf(bytes, n), StandardCharsets.UTF_8);
            try {
                read(cut);
            } catch (DataFormatException e) {
                refused++;
            }
            claims(BENCHMARK, cut);
        }
        assertTrue(refused > bytes.length * 3 / 4, refused + " of " + bytes.length);
    }

    @Test
    void whatCannotBe_isRefused() {
        for (String wrong : List.of(
                "0,8:8:8:8:16,cifar10-valid,valid,90,777,777,90,accuracy,61,percent,measured,x",
                "40000,8:8:8:8:8,cifar10-valid,valid,90,777,777,90,accuracy,61,percent,measured,x",
                "0,8:8:8:8:8,nowhere,valid,90,777,777,90,accuracy,61,percent,measured,x",
                "0,8:8:8:8:8,cifar10-valid,valid,91,777,777,90,accuracy,61,percent,measured,x",
                "0,8:8:8:8:8,cifar10-valid,valid,90,777,777,91,accuracy,61,percent,measured,x",
                "0,8:8:8:8:8,cifar10-valid,valid,90,777,777,90,accuracy,61,nats,measured,x",
                "0,8:8:8:8:8,cifar10-valid,valid,90,777,777,90,accuracy,,percent,measured,x",
                "zero,8:8:8:8:8,cifar10-valid,valid,90,777,777,90,accuracy,61,percent,measured,x",
                "0,8:8:8:8:8,cifar10-valid,valid,90,777,a+b,90,accuracy,61,percent,measured,x")) {
            assertThrows(DataFormatException.class, () -> read(HEADER + wrong + "\n"), wrong);
        }
    }
}
