package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Init;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast flow against the definition, by the gradients of the plain engine. */
class Flow201Test {
    private static final Bench201Space SPACE = new Bench201Space();
    private static final Seeds SEEDS = new Seeds(11);

    private final PlainBackend k = new PlainBackend(DType.FLOAT64);

    private double byDefinition(Skeleton201 size, Genotype201 cell, Init init) {
        try (Network201 net = new Network201(k, size, cell)) {
            Parameters parameters = net.parameters();
            parameters.initialise(SEEDS, init);
            parameters.weights().forEach(w -> k.abs(w.value(), w.value()));
            Tensor ones = k.take(1, 3, size.imageSize(), size.imageSize());
            k.fill(ones, 1);
            Tape tape = new Tape(k);
            tape.backward(Loss.sum(tape, net.forward(tape, tape.constant(ones), Norms.IDENTITY)));
            double sum = 0;
            for (Parameter p : parameters.list()) {
                Tensor g = p.kind().scored() ? tape.grad(p.weight()) : null;
                if (g != null) {
                    double[] grad = new double[g.size()];
                    k.read(g, grad);
                    double[] w = parameters.get(p);
                    for (int i = 0; i < w.length; i++) {
                        sum += Math.abs(w[i] * grad[i]);
                    }
                }
            }
            tape.clear();
            k.give(ones);
            return sum;
        }
    }

    @ParameterizedTest
    // Channels that are no multiple of four, sides down to one pixel, one cell and several; with 64 pixels and one
    // cell, no map
    // differs everywhere.
    @CsvSource({"4, 1, 8", "3, 2, 8", "4, 3, 16", "5, 1, 12", "3, 1, 4", "1, 1, 64"})
    void score_isThatOfTheDefinition(int channels, int cells, int side) {
        Skeleton201 size = new Skeleton201(channels, cells, 10, side);
        Flow201 flow = new Flow201(size, SEEDS, Init.DEFAULT);
        RandomStream random = new RandomStream(side);
        for (int i = 0; i < 12; i++) {
            Genotype201 cell = SPACE.sample(random);
            double expected = byDefinition(size, cell, Init.DEFAULT);
            // Sums of nonnegative numbers: rounding alone, a few 1e-16 for each of the layers.
            assertEquals(expected, flow.score(cell), 1e-12 * expected, cell.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void score_followsTheInitialisation(Init init) {
        Skeleton201 size = new Skeleton201(4, 1, 10, 8);
        Genotype201 cell = SPACE.decode(new int[] {3, 2, 4, 1, 3, 2});
        double expected = byDefinition(size, cell, init);
        assertEquals(expected, new Flow201(size, SEEDS, init).score(cell), 1e-12 * expected);
    }

    @Test
    void cutOffCell_scoresZero_andScoresDoNotDependOnWhatWasScoredBefore() {
        Skeleton201 size = new Skeleton201(4, 1, 10, 8);
        Flow201 flow = new Flow201(size, SEEDS, Init.DEFAULT);
        Genotype201 full = SPACE.decode(new int[] {3, 3, 3, 3, 3, 3});
        double first = flow.score(full);
        assertEquals(0, flow.score(SPACE.decode(new int[] {3, 3, 3, 0, 0, 0})));
        assertTrue(flow.score(SPACE.decode(new int[] {0, 0, 0, 1, 0, 0})) > 0);
        assertEquals(first, flow.score(full));
        assertEquals(first, flow.another().score(full));
    }
}
