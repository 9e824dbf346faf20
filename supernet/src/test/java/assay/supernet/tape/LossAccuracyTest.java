package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a loss says of the accuracy of the pass that it ends. */
class LossAccuracyTest {
    /** Four images of three classes: largest logits 1, 0 (of two that are equal, the first), 2 and 0. */
    private static final double[] LOGITS = {0, 2, 1, 3, 3, 0, -5, -4, -3, 9, 8, 7};

    private static void assertAccuracy(OptionalDouble percent, double smoothing, int... labels) {
        try (Backend k = new PlainBackend(DType.FLOAT64)) {
            Tape tape = new Tape(k);
            Tensor z = k.take(4, 3);
            k.write(LOGITS, z);
            Loss loss = Loss.crossEntropy(tape, tape.constant(z), labels, smoothing);
            assertEquals(percent, loss.accuracyPercent());
            assertEquals(
                    percent, loss.plus(0.4, Loss.sum(tape, tape.constant(z))).accuracyPercent(), "the first one's");
            assertEquals(
                    OptionalDouble.empty(), Loss.sum(tape, tape.constant(z)).accuracyPercent());
        }
    }

    @Test
    void isTheShareOfImages_whoseLargestLogitIsTheirLabels() {
        assertAccuracy(OptionalDouble.of(100), 0, 1, 0, 2, 0);
        assertAccuracy(OptionalDouble.of(75), 0, 1, 1, 2, 0);
        assertAccuracy(OptionalDouble.of(25), 0.1, 0, 1, 2, 1);
        assertAccuracy(OptionalDouble.of(0), 0, 2, 2, 1, 1);
    }
}
