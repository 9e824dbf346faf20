package assay.supernet.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgdTest {
    private final Backend backend = new PlainBackend(DType.FLOAT64);

    /** Runs steps on the loss "sum of w" (gradient 1) and returns w. */
    private double run(boolean nesterov, int steps, double scale) {
        Weight w = new Weight(backend.take(1));
        backend.fill(w.value(), 2);
        Tape tape = new Tape(backend);
        try (Sgd sgd = new Sgd(backend, List.of(w), 0.9, nesterov, 0.1)) {
            for (int i = 0; i < steps; i++) {
                tape.backward(Loss.sum(tape, tape.weight(w)));
                sgd.step(tape, 0.5, scale);
                tape.clear();
            }
        }
        double[] v = new double[1];
        backend.read(w.value(), v);
        return v[0];
    }

    @Test
    void momentum_followsTheRecurrence() {
        // d = 1 + 0.2 = 1.2, w = 1.4; d = 1 + 0.14, buffer = 1.08 + 1.14 = 2.22, w = 0.29.
        assertEquals(1.4, run(false, 1, 1), 1e-15);
        assertEquals(0.29, run(false, 2, 1), 1e-15);
    }

    @Test
    void nesterov_looksAhead() {
        // d = 1.2, buffer = 1.2, w = 2 - 0.5 (1.2 + 1.08) = 0.86; d = 1.086, buffer = 2.166, w = 0.86 - 0.5 (1.086 +
        // 1.9494).
        assertEquals(0.86, run(true, 1, 1), 1e-15);
        assertEquals(-0.6577, run(true, 2, 1), 1e-12);
    }

    @Test
    void clipping_scalesTheGradientButNotTheDecay() {
        // d = 0.25 + 0.2.
        assertEquals(2 - 0.5 * 0.45, run(false, 1, 0.25), 1e-15);
        assertEquals(0.5, Sgd.clipScale(10, 5), 1e-6);
        assertEquals(1.0, Sgd.clipScale(3, 5));
    }

    @Test
    void aWeightOutsideThePass_stillDecays() {
        Weight w = new Weight(backend.take(2));
        backend.fill(w.value(), 1);
        Tape tape = new Tape(backend);
        try (Sgd sgd = new Sgd(backend, List.of(w), 0, false, 0.1)) {
            sgd.step(tape, 1, 1);
        }
        double[] v = new double[2];
        backend.read(w.value(), v);
        assertEquals(0.9, v[0], 1e-15);
    }

    @Test
    void aFrozenWeight_standsStill_withoutDecay() {
        Weight w = new Weight(backend.take(2));
        backend.fill(w.value(), 1);
        Tape tape = new Tape(backend);
        try (Sgd sgd = new Sgd(backend, List.of(w), 0.9, true, 0.1)) {
            sgd.step(tape, 1, 1);
            double[] before = new double[2];
            backend.read(w.value(), before);
            sgd.freeze(List.of(w));
            sgd.step(tape, 1, 1);
            double[] after = new double[2];
            backend.read(w.value(), after);
            assertEquals(before[0], after[0]);
            assertEquals(0, sgd.gradNorm(tape));
        }
    }
}
