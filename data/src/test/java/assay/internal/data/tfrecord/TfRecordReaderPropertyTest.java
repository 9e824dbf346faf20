package assay.internal.data.tfrecord;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import assay.core.random.RandomStream;
import assay.internal.testkit.Gen;
import assay.internal.testkit.Property;
import assay.internal.testkit.TfRecords;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TfRecordReaderPropertyTest {
    /** Gives so many bytes as it likes, as a network or a pipe does. */
    private static InputStream inPieces(byte[] file, RandomStream random) {
        return new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, Gen.between(random, 1, 100_000)));
            }
        };
    }

    @Test
    void writtenRecords_readBackWithTheirOffsets() {
        Property.forAll(30, random -> {
            byte[][] records = new byte[Gen.between(random, 0, 40)][];
            for (int i = 0; i < records.length; i++) {
                int longest = Gen.between(random, 0, 9) == 0 ? 600_000 : 700; // some larger than the buffer
                records[i] = Gen.bytes(random, Gen.between(random, 0, longest));
            }
            byte[] file = TfRecords.file(records);
            TfRecordReader reader = new TfRecordReader(inPieces(file, random), "x");
            long offset = 0;
            for (int i = 0; i < records.length; i++) {
                TfRecord record = reader.next();
                assertEquals(i, record.number());
                assertEquals(offset + 12, record.offset());
                assertArrayEquals(records[i], record.copy().bytes());
                offset += records[i].length + 16;
                assertEquals(offset, reader.position());
            }
            assertNull(reader.next());
            assertEquals(file.length, reader.position());
        });
    }

    @Test
    void writtenRuns_readBack() {
        Property.forAll(200, random -> {
            double[][] values = new double[3][];
            for (int i = 0; i < 3; i++) {
                values[i] = Gen.vector(random, 5, 0, 1);
                values[i][0] = 54 * i;
                values[i][1] = 1000 * random.nextDouble() * i;
            }
            int params = Gen.between(random, 0, Integer.MAX_VALUE - 1);
            byte[] data = TfRecords.run("hash", 108, "0100", "a,b", TfRecords.modelMetrics(params, 7, values));
            Run101 run = parse(data);
            assertEquals(OptionalInt.of(params), run.metrics().trainableParameters());
            for (int i = 0; i < 3; i++) {
                Evaluation101 e = run.metrics().evaluations().get(i);
                double[] found = {
                    e.currentEpoch().getAsDouble(),
                    e.trainingTime().getAsDouble(),
                    e.trainAccuracy().getAsDouble(),
                    e.validationAccuracy().getAsDouble(),
                    e.testAccuracy().getAsDouble()
                };
                assertArrayEquals(values[i], found);
            }
            assertEquals(OptionalDouble.of(7), run.metrics().totalTime());
        });
    }

    static Run101 parse(byte[] data) {
        return Run101.parse(new TfRecord("x", 0, 12, data, 0, data.length));
    }
}
