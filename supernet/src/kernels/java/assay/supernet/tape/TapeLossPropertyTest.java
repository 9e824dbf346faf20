package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Curve;
import assay.supernet.tensor.DType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same of losses and of operations on rows: linear maps, words and gates. */
public class TapeLossPropertyTest {
    private static final int[] LABELS = {1, 0, 2};

    private Backend backend;

    /** The engine under test, in float64. */
    protected Backend open() {
        return new PlainBackend(DType.FLOAT64);
    }

    @BeforeEach
    void start() {
        backend = open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static int[] shape(int... dims) {
        return dims;
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void linear_agreesWithDifferences(long seed) {
        new DerivativeCheck(
                        backend,
                        seed,
                        List.of(shape(3, 5), shape(4, 5), shape(4)),
                        0,
                        (t, x, mix) -> Loss.crossEntropy(t, t.linear(x.get(0), x.get(1), x.get(2)), LABELS))
                .run();
    }

    /** A stack of looked-up words through a product and a mask, with losses over words and of squares. */
    @ParameterizedTest
    @ValueSource(longs = {24, 25})
    void wordsAndProducts_agreeWithDifferences(long seed) {
        new DerivativeCheck(backend, seed, List.of(shape(4, 3), shape(3, 5), shape(2, 5), shape(5)), 0, (t, x, mix) -> {
                    Var words = t.stack(
                            List.of(t.lookUp(x.get(0), new int[] {3, 0}), t.lookUp(x.get(0), new int[] {3, 1})));
                    Var y = t.matmul(words, x.get(1));
                    Var masked = t.multiply(y, t.stack(List.of(x.get(2), x.get(2))));
                    Var back = t.linear(masked, x.get(1), t.filled(0.3, 3));
                    return Loss.tokens(t, back, new int[] {2, 0, 1, 1}, new double[4])
                            .plus(0.3, Loss.squares(t, t.multiply(y, y)));
                })
                .run();
    }

    /** The gate of each function, then two states through all functions mixed. */
    @ParameterizedTest
    @EnumSource(Curve.class)
    void highway_agreesWithDifferences(Curve curve) {
        new DerivativeCheck(
                        backend,
                        26 + curve.ordinal(),
                        List.of(shape(3, 2), shape(2, 4), shape(3, 2), shape(2, 4)),
                        8,
                        (t, x, mix) -> {
                            Var first =
                                    t.highway(List.of(Gate.fixed(x.get(0), t.matmul(x.get(0), x.get(1)), curve)), 3, 2);
                            Var y = t.highway(
                                    List.of(
                                            Gate.mixed(first, t.matmul(first, x.get(3)), mix, 0),
                                            Gate.mixed(x.get(2), t.matmul(x.get(2), x.get(3)), mix, 4)),
                                    3,
                                    2);
                            return Loss.tokens(t, y, new int[] {1, 0, 1}, new double[3])
                                    .plus(0.5, Loss.squares(t, first));
                        })
                .run();
    }

    @Test
    void highwayWithoutGates_isZero() {
        Tape tape = new Tape(backend);
        double[] v = {1, 1, 1, 1};
        backend.read(tape.highway(List.of(), 2, 2).value(), v);
        assertArrayEquals(new double[4], v);
    }

    /** A label that is alone has loss 0; two equal ones log 2. */
    @Test
    void tokens_isTheMeanCrossEntropy() {
        Weight w = new Weight(backend.take(2, 2));
        backend.write(new double[] {0, 0, 0, Math.log(3)}, w.value());
        Tape tape = new Tape(backend);
        double[] losses = new double[2];
        Loss loss = Loss.tokens(tape, tape.weight(w), new int[] {0, 1}, losses);
        assertArrayEquals(new double[] {Math.log(2), -Math.log(0.75)}, losses, 1e-15);
        assertEquals((losses[0] + losses[1]) / 2, loss.value(), 1e-15);
        tape.clear();
    }

    @Test
    void smoothedAndAddedLosses_agreeWithDifferences() {
        new DerivativeCheck(backend, 21, List.of(shape(3, 4), shape(3, 4)), 0, (t, x, mix) -> Loss.crossEntropy(
                                t, x.get(0), LABELS, 0.1)
                        .plus(0.4, Loss.crossEntropy(t, x.get(1), LABELS))
                        .plus(0.3, Loss.crossEntropy(t, x.get(0), LABELS)))
                .run();
    }

    /** Against the formula, by hand: sum of -target log p. */
    @Test
    void smoothedLoss_isTheCrossEntropyToTheSmoothedTargets() {
        Weight w = new Weight(backend.take(1, 2));
        backend.write(new double[] {0, Math.log(3)}, w.value());
        Tape tape = new Tape(backend);
        double loss =
                Loss.crossEntropy(tape, tape.weight(w), new int[] {1}, 0.2).value();
        assertEquals(-(0.9 * Math.log(0.75) + 0.1 * Math.log(0.25)), loss, 1e-15);
    }
}
