package assay.supernet.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a step of time leaves on the Java heap: the record of its operations, and no vectors. */
class StepOfTimeTest {
    private static final int V = 11;
    private static final int B = 2;
    private static final int EDGES = 36;
    private static final int OPTIONS = 5;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Backend backend = Backends.open(Backends.ND4J, DType.FLOAT32);

    @AfterEach
    void close() {
        backend.close();
    }

    private LanguageModel mixed(int hidden) {
        return LanguageModel.mixed(backend, 8, V, hidden);
    }

    private LanguageModel fixed(int hidden) {
        return LanguageModel.fixed(backend, PublishedRecurrent.named("DARTS_V2"), V, hidden);
    }

    private static TextSegment text(int steps, long seed) {
        int[] words = new RandomStream(seed).ints((steps + 1) * B, 0, V).toArray();
        return new TextSegment(Arrays.copyOf(words, steps * B), Arrays.copyOfRange(words, B, words.length), steps, B);
    }

    private static Vec mix(long seed) {
        double[] w = new double[EDGES * OPTIONS];
        RandomStream random = new RandomStream(seed);
        Arrays.setAll(w, i -> random.nextDouble());
        Vec mix = new Vec(w.length);
        mix.set(w);
        return mix;
    }

    private static double pass(LanguageModel model, Tape tape, TextSegment text, Vec mix) {
        DropoutMasks masks =
                DropoutMasks.draw(new DropoutRates(0, 0.1, 0.1, 0.1, 0.1), model, B, new RandomStream(text.steps()));
        RecurrentPass pass = model.forward(tape, text, model.start(B), masks, mix, Norms.BATCH);
        tape.backward(pass.loss(0, 1e-3));
        return pass.raw().value();
    }

    /** Bytes that a step of time allocates, in a model whose passes are warm. */
    private double bytes(LanguageModel model, Vec mix) {
        model.initialise(new Seeds(1));
        model.expect(25);
        Tape tape = new Tape(backend);
        double[] each = new double[2];
        int[] steps = {5, 25};
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 2; i++) {
                TextSegment text = text(steps[i], 1);
                long before = MEMORY.getCurrentThreadAllocatedBytes();
                pass(model, tape, text, mix);
                tape.clear();
                each[i] = MEMORY.getCurrentThreadAllocatedBytes() - before;
            }
        }
        model.close();
        return (each[1] - each[0]) / (steps[1] - steps[0]);
    }

    @Test
    void stepOfTime_allocatesTheSameForAllSizes() {
        double small = bytes(mixed(16), mix(2));
        double large = bytes(mixed(400), mix(2));
        assertTrue(large < 32_000, "mixed cell: " + large);
        // one vector for a channel would be 3,200 bytes; what the compiler has not seen yet is a few hundred
        assertEquals(small, large, 1_500);

        double fewUnits = bytes(fixed(16), null);
        double manyUnits = bytes(fixed(400), null);
        assertTrue(manyUnits < 20_000, "fixed cell: " + manyUnits);
        assertEquals(fewUnits, manyUnits, 1_500);
    }

    @Test
    void arraysOfAnEarlierPass_leaveNothingBehind() {
        LanguageModel model = mixed(6);
        model.initialise(new Seeds(3));
        Vec mix = mix(4);
        double[] fresh = grad(model, new Tape(backend), mix);

        Tape used = new Tape(backend);
        pass(model, used, text(7, 5), mix(6));
        used.clear();
        pass(model, used, text(4, 8), mix(7));
        used.releaseGrads();
        used.clear();
        assertArrayEquals(fresh, grad(model, used, mix));
        model.close();
    }

    private double[] grad(LanguageModel model, Tape tape, Vec mix) {
        mix.clearGrads();
        double loss = pass(model, tape, text(5, 9), mix);
        double[] once = mix.grad();
        tape.clear();
        double[] all = Arrays.copyOf(once, once.length + 1);
        all[once.length] = loss;
        return all;
    }
}
