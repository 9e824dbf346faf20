package assay.supernet.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
    private static final int V = 7;
    private static final int H = 4;
    private static final int B = 3;
    private static final int STEPS = 3;
    private static final DropoutRates RATES = new DropoutRates(0.2, 0.2, 0.3, 0.3, 0.3, 0.3);

    private final Backend backend = new PlainBackend(DType.FLOAT64);

    @AfterEach
    void close() {
        backend.close();
    }

    private static TextSegment text(int steps) {
        RandomStream random = new RandomStream(5);
        int[] words = random.ints((steps + 1) * B, 0, V).toArray();
        return new TextSegment(Arrays.copyOf(words, steps * B), Arrays.copyOfRange(words, B, words.length), steps, B);
    }

    private static double[] normal(long seed, int n) {
        RandomStream random = new RandomStream(seed);
        double[] v = new double[n];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    /** Values far from the initial ones, which are nearly linear. */
    private static void fill(LanguageModel model) {
        for (Parameter p : model.parameters().list()) {
            model.parameters().set(p, normal(100 + p.index(), p.size()));
        }
    }

    private static Vec mix(double[] values) {
        Vec mix = new Vec(values.length);
        mix.set(values);
        return mix;
    }

    /** Loss with its regularisers, and gradients of all parameters, then of the mixture. */
    private double loss(LanguageModel model, double[] weights, List<double[]> grads) {
        return loss(model, weights, grads, STEPS);
    }

    private double loss(LanguageModel model, double[] weights, List<double[]> grads, int steps) {
        Vec mix = weights == null ? null : mix(weights);
        DropoutMasks masks = DropoutMasks.draw(RATES, model, B, new RandomStream(9));
        Tape tape = new Tape(backend);
        RecurrentPass pass = model.forward(tape, text(steps), normal(3, B * H), masks, mix, Norms.BATCH);
        Loss loss = pass.loss(0.7, 0.4);
        assertEquals(pass.raw().value() + 0.7 * pass.activation() + 0.4 * pass.change(), loss.value(), 1e-12);
        if (grads != null) {
            tape.backward(loss);
            for (Parameter p : model.parameters().list()) {
                grads.add(read(tape.grad(p.weight())));
            }
            if (mix != null) {
                grads.add(mix.grad());
            }
        }
        tape.clear();
        return loss.value();
    }

    private double[] read(Tensor t) {
        double[] v = new double[t.size()];
        backend.read(t, v);
        return v;
    }

    private void checkGradients(LanguageModel model, double[] weights) {
        fill(model);
        List<double[]> grads = new ArrayList<>();
        loss(model, weights, grads);
        double step = 1e-5;
        for (Parameter p : model.parameters().list()) {
            double[] at = model.parameters().get(p);
            for (int i = 0; i < at.length; i += 3) {
                double[] moved = at.clone();
                moved[i] += step;
                model.parameters().set(p, moved);
                double up = loss(model, weights, null);
                moved[i] -= 2 * step;
                model.parameters().set(p, moved);
                double down = loss(model, weights, null);
                model.parameters().set(p, at);
                near((up - down) / (2 * step), grads.get(p.index())[i], p.name() + " " + i);
            }
        }
        for (int i = 0; weights != null && i < weights.length; i++) {
            double[] moved = weights.clone();
            moved[i] += step;
            double up = loss(model, moved, null);
            moved[i] -= 2 * step;
            double down = loss(model, moved, null);
            near((up - down) / (2 * step), grads.get(grads.size() - 1)[i], "weight " + i);
        }
    }

    /** 1e-6: the step squared times third derivatives of some ten thousand, as values of one make them over time. */
    private static void near(double expected, double found, String what) {
        assertEquals(expected, found, 1e-6 * Math.max(1, Math.abs(expected)), what);
    }

    @Test
    void mixedCell_agreesWithDifferences() {
        try (LanguageModel model = LanguageModel.mixed(backend, 2, V, H)) {
            checkGradients(model, normal(4, 15));
        }
    }

    /** With a node of two operations, one that is empty, and none. */
    @Test
    void fixedCell_agreesWithDifferences() {
        GenotypeRecurrent cell = RecurrentSpace.of(4).parse("tanh~0+relu~0|0|none~1|sigmoid~3+identity~1[1.3.4]");
        try (LanguageModel model = LanguageModel.fixed(backend, cell, V, H)) {
            assertEquals(
                    V * H + 4 * H * H + 3 * 2 * H * H + V, model.parameters().count());
            checkGradients(model, null);
        }
    }

    /** Weight dropout: as a model whose weights are 0, and the others larger, in all products with states. */
    @Test
    void droppedWeights_areAsWeightsOfZero() {
        GenotypeRecurrent cell = RecurrentSpace.of(3).parse("tanh~0|0|sigmoid~1+relu~0[1.3]");
        try (LanguageModel model = LanguageModel.fixed(backend, cell, V, H)) {
            fill(model);
            DropoutMasks masks = DropoutMasks.draw(new DropoutRates(0, 0, 0, 0, 0, 0.4), model, B, new RandomStream(2));
            assertEquals(3, masks.weights().size());
            double[] before = normal(3, B * H);
            RecurrentPass dropped = pass(model, before, masks);
            List<Parameter> all = model.parameters().list();
            for (int i = 0; i < 3; i++) {
                double[] w = model.parameters().get(all.get(1 + i));
                int skip = i == 0 ? 2 * H * H : 0; // the rows that multiply words
                for (int k = skip; k < w.length; k++) {
                    w[k] *= masks.weights().get(i)[k - skip];
                }
                model.parameters().set(all.get(1 + i), w);
            }
            assertArrayEquals(pass(model, before, DropoutMasks.NONE).losses(), dropped.losses(), 1e-13);
        }
    }

    private RecurrentPass pass(LanguageModel model, double[] before, DropoutMasks masks) {
        Tape tape = new Tape(backend);
        RecurrentPass pass = model.forward(tape, text(STEPS), before, masks, null, Norms.BATCH);
        tape.clear();
        return pass;
    }

    /** One operation of one edge into each node, no normalisation: the same numbers. */
    @Test
    void mixedCellOfOneArchitecture_isTheFixedCell() {
        RecurrentSpace space = RecurrentSpace.of(3);
        GenotypeRecurrent cell = space.parse("sigmoid~0|relu~1|identity~0[1.2.3]");
        double[] oneHot = new double[space.edges() * 5];
        space.options(cell).stream().forEach(i -> oneHot[i] = 1);
        try (LanguageModel fixed = LanguageModel.fixed(backend, cell, V, H);
                LanguageModel mixed = LanguageModel.mixed(backend, 3, V, H)) {
            fill(fixed);
            fill(mixed);
            RecurrentPass one = evaluate(fixed, text(STEPS), fixed.start(B), null, Norms.BATCH);
            RecurrentPass other = evaluate(mixed, text(STEPS), mixed.start(B), mix(oneHot), Norms.IDENTITY);
            assertArrayEquals(one.losses(), other.losses(), 1e-13);
        }
    }

    private RecurrentPass evaluate(LanguageModel m, TextSegment text, double[] before, Vec mix, Norms norms) {
        Tape tape = new Tape(backend);
        RecurrentPass pass = m.forward(tape, text, before, DropoutMasks.NONE, mix, norms);
        tape.clear();
        return pass;
    }

    /** A text in one piece, and in pieces that hand the hidden state on. */
    @Test
    void hiddenState_carriesOver() {
        GenotypeRecurrent cell = RecurrentSpace.of(2).parse("tanh~0|relu~1[1.2]");
        try (LanguageModel model = LanguageModel.fixed(backend, cell, V, H)) {
            fill(model);
            TextSegment whole = text(5);
            double[] all =
                    evaluate(model, whole, model.start(B), null, Norms.BATCH).losses();
            RecurrentPass first = evaluate(model, part(whole, 0, 2), model.start(B), null, Norms.BATCH);
            double[] rest = evaluate(model, part(whole, 2, 3), first.hidden(), null, Norms.BATCH)
                    .losses();
            assertArrayEquals(Arrays.copyOf(all, 2 * B), first.losses(), 1e-13);
            assertArrayEquals(Arrays.copyOfRange(all, 2 * B, 5 * B), rest, 1e-13);
        }
    }

    private static TextSegment part(TextSegment t, int from, int steps) {
        int to = from + steps;
        return new TextSegment(
                Arrays.copyOfRange(t.words(), from * B, to * B),
                Arrays.copyOfRange(t.targets(), from * B, to * B),
                steps,
                B);
    }

    @Test
    void initialValues_areWithinTheirBound() {
        try (LanguageModel model = LanguageModel.mixed(backend, 2, V, H)) {
            model.initialise(new Seeds(1));
            for (Parameter p : model.parameters().list()) {
                double[] v = model.parameters().get(p);
                double largest = Arrays.stream(v).map(Math::abs).max().orElseThrow();
                boolean bias = p.name().equals("decoder.bias");
                assertEquals(bias ? 0 : 0.03, largest, bias ? 0 : 0.01, p.name());
            }
        }
    }

    /** After one segment of this length, a further one takes no more memory from the engine. */
    @Test
    void memory_isTheSameAfterEachSegment() {
        GenotypeRecurrent cell = RecurrentSpace.of(2).parse("tanh~0|relu~1[1.2]");
        try (LanguageModel model = LanguageModel.fixed(backend, cell, V, H)) {
            fill(model);
            loss(model, null, new ArrayList<>());
            long held = backend.bytesHeld();
            loss(model, null, new ArrayList<>());
            assertEquals(held, backend.bytesHeld());
        }
    }

    /** Lengths are drawn anew for each segment: were each held by itself, the published sizes would not fit into memory. */
    @Test
    void memory_ofShorterSegments_isThatOfTheLongest() {
        try (LanguageModel model = LanguageModel.mixed(backend, 2, V, H)) {
            fill(model);
            model.expect(9);
            loss(model, normal(4, 15), new ArrayList<>(), 4);
            double alone = loss(model, normal(4, 15), new ArrayList<>(), 9);
            long held = backend.bytesHeld();
            for (int steps = 8; steps > 1; steps--) {
                loss(model, normal(4, 15), new ArrayList<>(), steps);
            }
            assertEquals(alone, loss(model, normal(4, 15), new ArrayList<>(), 9));
            assertEquals(held, backend.bytesHeld());
        }
    }

    @Test
    void singleStep_hasNoChange_andShapesAreChecked() {
        GenotypeRecurrent cell = RecurrentSpace.of(1).parse("tanh~0[1]");
        try (LanguageModel model = LanguageModel.fixed(backend, cell, V, H)) {
            Tape tape = new Tape(backend);
            RecurrentPass pass = model.forward(tape, text(1), model.start(B), DropoutMasks.NONE, null, Norms.BATCH);
            assertEquals(0, pass.change());
            assertEquals(pass.raw().value(), pass.loss(0, 1).value());
            tape.clear();
        }
        assertThrows(IllegalArgumentException.class, () -> new TextSegment(new int[4], new int[4], 3, 2));
        assertThrows(IllegalArgumentException.class, () -> new DropoutRates(0, 1, 0, 0, 0));
    }
}
