package assay.internal.bench1shot1.truth;

import assay.internal.data.tfrecord.TfRecordReader;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** Damaged records whose checksums were made right again, so that all parsers behind them are met. */
class TrainingRunHostileTest {
    private static final byte[][] SAMPLES = {
        Records101.record(0, 4, 0), Records101.record(2000, 12, 1), Records101.record(255_595, 108, 2)
    };

    private final Mutations records = Mutations.of("record", data -> {
        byte[] file = TfRecords.file(data);
        try (TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(file), "x")) {
            TrainingRun.parse(reader.next());
        }
    });

    @Test
    void truncatedRecords_areRefusedWithTheirByte() {
        for (byte[] sample : SAMPLES) {
            records.truncations(sample);
        }
    }

    @Test
    void flippedBits_endInAValueOrARefusalWithItsByte() {
        for (byte[] sample : SAMPLES) {
            records.bitFlips(sample);
        }
    }

    @Test
    void seededMutations_endInAValueOrARefusalWithItsByte() {
        records.seeded(2_000, SAMPLES);
    }
}
