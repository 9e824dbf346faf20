package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardOnlyTest {
    private static final int MAP = 2 * 3 * 4 * 4;

    private final PlainBackend backend = new PlainBackend(DType.FLOAT64);
    private final Tensor images = random(1, 2, 3, 4, 4);
    private final Weight kernel = new Weight(random(2, 3, 3, 1, 1));

    @AfterEach
    void close() {
        backend.close();
    }

    private Tensor random(int seed, int... shape) {
        Tensor t = backend.take(shape);
        backend.write(DerivativeCheck.normal(new RandomStream(seed), t.size()), t);
        return t;
    }

    private double[] values(Tensor t) {
        double[] v = new double[t.size()];
        backend.read(t, v);
        return v;
    }

    /** Layers, each with a ReLU that two operations share and one whose input something else reads, too. */
    private Var layers(Tape t, int count) {
        Var x = t.constant(images);
        for (int i = 0; i < count; i++) {
            Var y = t.conv(t.relu(x), t.weight(kernel), Window.same(1));
            Var z = t.avgPool(t.relu(x), Window.same(3));
            Var sum = t.batchNorm(t.sum(List.of(Term.plain(y), Term.plain(z)), 2, 3, 4, 4), null, null);
            x = t.sum(List.of(Term.plain(sum), Term.plain(t.relu(sum))), 2, 3, 4, 4);
        }
        return t.relu(x);
    }

    @Test
    void result_andWhatRelusRead_areThoseOfAPassThatKeepsItsValues() {
        Tape kept = new Tape(backend);
        double[] expected = values(layers(kept, 3).value());
        List<double[]> inputs = kept.reluInputs().stream()
                .distinct()
                .map(v -> values(v.value()))
                .toList();
        kept.clear();
        List<double[]> seen = new ArrayList<>();
        Tape tape = new Tape(backend).watchRelus(in -> seen.add(values(in.value())));
        for (int pass = 0; pass < 2; pass++) {
            assertArrayEquals(
                    expected, values(tape.forwardOnly(t -> layers(t, 3)).value()));
            tape.clear();
        }
        assertEquals(2 * inputs.size(), seen.size());
        for (int i = 0; i < seen.size(); i++) {
            assertArrayEquals(inputs.get(i % inputs.size()), seen.get(i));
        }
    }

    @Test
    void memory_doesNotGrowWithTheNumberOfLayers() {
        long before = backend.bytesHeld();
        Tape tape = new Tape(backend);
        for (int layers : new int[] {1, 2, 9}) {
            tape.forwardOnly(t -> layers(t, layers));
            tape.clear();
        }
        assertEquals(3L * MAP * Double.BYTES, backend.bytesHeld() - before);
    }

    /** As between the blocks of a network whose gradients stay within blocks. */
    @Test
    void aLeafThatHoldsAnEarlierValue_keepsIt() {
        Function<Tape, Var> pass = t -> {
            Var x = t.conv(t.constant(images), t.weight(kernel), Window.same(1));
            Var leaf = t.input(x.value());
            Var twice = t.avgPool(t.avgPool(leaf, Window.same(3)), Window.same(3));
            return t.sum(List.of(Term.plain(twice), Term.plain(leaf)), 2, 3, 4, 4);
        };
        Tape tape = new Tape(backend);
        double[] expected = values(pass.apply(tape).value());
        tape.clear();
        assertArrayEquals(expected, values(tape.forwardOnly(pass).value()));
        tape.clear();
    }

    @Test
    void gradients_areRefused() {
        Tape tape = new Tape(backend);
        Loss loss = Loss.sum(tape, tape.forwardOnly(t -> layers(t, 1)));
        assertThrows(IllegalStateException.class, () -> tape.backward(loss));
        assertThrows(IllegalStateException.class, () -> tape.forwardOnly(t -> layers(t, 1)));
        tape.clear();
        tape.backward(Loss.sum(tape, layers(tape, 1)));
        tape.clear();
    }

    @Test
    void aPassThatIsAnotherOneTheSecondTime_isRefused() {
        AtomicInteger times = new AtomicInteger();
        Tape tape = new Tape(backend);
        assertThrows(IllegalStateException.class, () -> tape.forwardOnly(t -> layers(t, times.incrementAndGet())));
        tape.clear();
    }
}
