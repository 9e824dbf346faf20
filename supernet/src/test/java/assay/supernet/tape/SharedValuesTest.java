package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Window;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory of the tape: several ReLUs of one value, a ReLU in the place of a sum, and what the second sweep gives back. */
class SharedValuesTest {
    private final Backend backend = new PlainBackend(DType.FLOAT64);

    @AfterEach
    void close() {
        backend.close();
    }

    /** The derivatives are those of the operations with values of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "nd4j"})
    void reluInPlaceOfASum_agreesWithDifferences(String engine) {
        try (Backend wide = Backends.open(engine, DType.FLOAT64)) {
            new DerivativeCheck(
                            wide, 24, List.of(dims(3, 3, 2, 4), dims(3), dims(3), dims(3, 3, 1, 1)), 0, (t, x, mix) -> {
                                Var sum = t.activeSum(List.of(norm(x.get(0), x.get(1), x.get(2))), 3, 3, 2, 4);
                                Var active = t.relu(sum);
                                Var next = t.conv(active, x.get(3), Window.same(1));
                                return Loss.crossEntropy(
                                        t,
                                        t.spatialMean(
                                                t.relu(t.activeSum(List.of(norm(next, x.get(1), null)), 3, 3, 2, 4))),
                                        new int[] {1, 0, 2});
                            })
                    .run();
        }
    }

    private static Term norm(Var x, Var gamma, Var beta) {
        return Term.normalised(Channels.all(x.value()), x, gamma, beta);
    }

    @Test
    void aSumOfWhichOnlyTheReluIsKept_isReadThroughReluAlone() {
        Weight w = new Weight(backend.take(3, 3, 2, 4));
        backend.fill(w.value(), 1);
        Tape tape = new Tape(backend);
        Var sum = tape.activeSum(List.of(norm(tape.weight(w), null, null)), 3, 3, 2, 4);
        assertThrows(IllegalStateException.class, () -> tape.avgPool(sum, Window.same(3)));
        assertThrows(IllegalStateException.class, () -> tape.sum(List.of(Term.plain(sum)), 3, 3, 2, 4));
        tape.avgPool(tape.relu(sum), Window.same(3));
        tape.clear();
    }

    @Test
    void severalRelusOfOneValue_shareTheResult_andAddTheirGradients() {
        Weight w = new Weight(backend.take(3, 3, 2, 2));
        double[] x = DerivativeCheck.normal(new RandomStream(25), 36);
        backend.write(x, w.value());
        Tape tape = new Tape(backend);
        Var in = tape.weight(w);
        Var first = tape.relu(in);
        long held = backend.bytesHeld();
        Var second = tape.relu(in);
        assertEquals(held, backend.bytesHeld());
        assertEquals(2, tape.reluInputs().size());
        List<Term> terms = List.of(Term.plain(first), Term.plain(first), Term.plain(second));
        tape.backward(Loss.sum(tape, tape.sum(terms, 3, 3, 2, 2)));
        double[] gradient = new double[36];
        backend.read(tape.grad(w), gradient);
        for (int i = 0; i < 36; i++) {
            assertEquals(x[i] > 0 ? 3 : 0, gradient[i]);
        }
        tape.clear();
    }

    /** Neither ReLUs nor pools read their gradients again, and ReLUs of one value have one tangent. */
    @Test
    void hessianProduct_keepsOnlyWhatItReads() {
        Weight x = new Weight(backend.take(3, 3, 8, 8));
        backend.write(DerivativeCheck.normal(new RandomStream(28), 576), x.value());
        Tape tape = new Tape(backend).retainGrads(true);
        Var y = tape.weight(x);
        for (int i = 0; i < 8; i++) {
            y = tape.avgPool(tape.relu(y), Window.same(3));
            y = tape.channels(List.of(new Piece(y, 2, 1), new Piece(y, 0, 2)));
        }
        List<Term> terms = List.of(Term.plain(tape.relu(y)), Term.plain(tape.relu(y)));
        Loss loss = Loss.crossEntropy(tape, tape.spatialMean(tape.sum(terms, 3, 3, 8, 8)), new int[] {1, 0, 2});
        long map = 576L * Double.BYTES;
        long before = backend.bytesHeld();
        tape.backward(loss);
        assertEquals(
                4 * map,
                backend.bytesHeld() - before,
                map / 2,
                "that of the sum, its two terms, y or a value before it");
        tape.direct(x, tape.grad(x));
        before = backend.bytesHeld();
        tape.pushForward();
        assertEquals(
                (3 * 8 + 2 - 2) * map,
                backend.bytesHeld() - before,
                map / 2,
                "one for each operation, of which two lie ready");
        tape.clear();
    }

    /** Only the gradients' tangents between two operations are held, not those of all eight. */
    @Test
    void secondSweep_givesBackWhatItHasRead() {
        Weight w = new Weight(backend.take(3, 3, 1, 1));
        Weight x = new Weight(backend.take(3, 3, 8, 8));
        backend.write(DerivativeCheck.normal(new RandomStream(26), 9), w.value());
        backend.write(DerivativeCheck.normal(new RandomStream(27), 576), x.value());
        Tape tape = new Tape(backend).retainGrads(true);
        Var y = tape.weight(x);
        for (int i = 0; i < 8; i++) {
            y = tape.conv(y, tape.weight(w), Window.same(1));
        }
        Loss loss = Loss.crossEntropy(tape, tape.spatialMean(y), new int[] {1, 0, 2});
        tape.backward(loss);
        tape.direct(w, tape.grad(w));
        tape.pushForward();
        long before = backend.bytesHeld();
        tape.pushBackward(loss);
        long map = 576L * Double.BYTES;
        assertEquals(3 * map, backend.bytesHeld() - before, map, "two maps, that of x, and vectors");
        tape.clear();
    }

    private static int[] dims(int... dims) {
        return dims;
    }
}
