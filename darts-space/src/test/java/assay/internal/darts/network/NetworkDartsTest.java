package assay.internal.darts.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.darts.CostDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.PublishedDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network.Outputs;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkDartsTest {
    private static final SkeletonDarts TINY = new SkeletonDarts(false, 4, 4, 3, 8, false);

    private final Backend backend = new PlainBackend(DType.FLOAT64);

    @AfterEach
    void close() {
        backend.close();
    }

    private Tensor images(int n, int side) {
        Tensor t = backend.take(n, 3, side, side);
        RandomStream random = new RandomStream(7);
        double[] v = new double[t.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        backend.write(v, t);
        return t;
    }

    private double[] read(Var v) {
        double[] all = new double[v.value().size()];
        backend.read(v.value(), all);
        return all;
    }

    /** Two cells, of which both are reductions: each one projects its inputs, pools one of them and skips from the other. */
    @Test
    void outline_hasTheStemAndEachCell_andTheModulesOfThePublishedNetwork() {
        GenotypeDarts arch =
                DartsSpace.darts().parse("normal=dil_conv_3x3~1[2];reduce=max_pool_3x3~1+skip_connect~0[2]");
        try (NetworkDarts net = new NetworkDarts(backend, new SkeletonDarts(false, 4, 2, 3, 8, false), arch)) {
            net.parameters().initialise(new Seeds(1));
            Tape tape = new Tape(backend).weightGrads(false);
            tape.outline().cutBlocks(true);
            net.forward(tape, tape.constant(images(2, 8)), Norms.BATCH);
            assertEquals(3, tape.outline().features().size());
            int stem = 3; // convolution, normalisation, sequence
            int projection = 5; // ReLU, convolution, normalisation, sequence, the module
            int reduction = 5; // ReLU, two convolutions, normalisation, the module
            int cell = 1 + reduction + 1; // pooling, skip connection, cell
            assertEquals(
                    stem + 2 * projection + cell + reduction + projection + cell,
                    tape.outline().outputs().size());
            tape.backward(Loss.along(
                    tape,
                    tape.outline().features().get(2),
                    tape.outline().features().get(2).value()));
            assertTrue(tape.outline().inputs().get(1).grad() != null, "a gradient to the cell before");
            tape.clear();
        }
    }

    /** The formula and the network agree; parameters' names are unique. */
    @ParameterizedTest
    @ValueSource(strings = {"DARTS_V1", "DARTS_V2", "PDARTS", "PC_DARTS_cifar", "DrNAS_cifar10", "NASNet", "AmoebaNet"})
    void parameters_areAsManyAsTheCostSays(String name) {
        GenotypeDarts arch = PublishedDarts.named(name);
        for (SkeletonDarts size : List.of(
                TINY,
                new SkeletonDarts(false, 4, 6, 10, 32, true),
                new SkeletonDarts(true, 4, 5, 10, 32, false),
                new SkeletonDarts(true, 4, 4, 10, 224, true))) {
            try (NetworkDarts net = new NetworkDarts(backend, size, arch)) {
                CostDarts cost = CostDarts.of(arch, size);
                assertEquals(
                        cost.params() + cost.auxiliaryParams(), net.parameters().count(), size.toString());
                Set<String> names =
                        net.parameters().list().stream().map(Parameter::name).collect(Collectors.toSet());
                assertEquals(net.parameters().list().size(), names.size());
            }
        }
    }

    /** The official model has so many, auxiliary classifier included: 36 channels, 20 cells. */
    @Test
    void amoebaNet_hasThePublishedParameters() {
        SkeletonDarts published = new SkeletonDarts(false, 36, 20, 10, 32, true);
        try (NetworkDarts net = new NetworkDarts(backend, published, PublishedDarts.named("AmoebaNet"))) {
            assertEquals(3_603_072, net.parameters().count());
        }
    }

    /** With any number of edges into a node, also with none. */
    @Test
    void raggedCells_run() {
        String cell = "sep_conv_3x3~0|skip_connect~0+skip_connect~1+max_pool_3x3~2|0[2.3.4]";
        GenotypeDarts arch = DartsSpace.darts().parse("normal=" + cell + ";reduce=" + cell);
        try (NetworkDarts net = new NetworkDarts(backend, TINY, arch)) {
            net.parameters().initialise(new Seeds(1));
            Tape tape = new Tape(backend);
            Var logits = net.forward(tape, tape.constant(images(2, 8)), Norms.BATCH);
            assertArrayEquals(new int[] {2, 3}, logits.value().shape());
            tape.clear();
        }
    }

    /** Every weight gets a gradient: no layer is left out of the pass. */
    @ParameterizedTest
    @ValueSource(strings = {"PC_DARTS_cifar", "AmoebaNet"})
    void training_reachesEveryWeight(String name) {
        SkeletonDarts size = new SkeletonDarts(false, 4, 3, 3, 32, true);
        try (NetworkDarts net = new NetworkDarts(backend, size, PublishedDarts.named(name))) {
            net.parameters().initialise(new Seeds(1));
            Tape tape = new Tape(backend);
            Outputs out = net.train(tape, tape.constant(images(3, 32)), DropPath.NONE);
            int[] labels = {0, 1, 2};
            tape.backward(Loss.crossEntropy(tape, out.logits(), labels)
                    .plus(0.4, Loss.crossEntropy(tape, out.auxiliary().orElseThrow(), labels)));
            net.parameters().list().forEach(p -> assertTrue(tape.grad(p.weight()) != null, p.name()));
            tape.clear();
        }
    }

    /** In evaluation a sample's logits do not depend on the batch it is in; in training they do. */
    @Test
    void evaluation_usesRunningStatistics() {
        try (NetworkDarts net = new NetworkDarts(backend, TINY, PublishedDarts.named("DARTS_V2"))) {
            net.parameters().initialise(new Seeds(1));
            Tape tape = new Tape(backend);
            net.train(tape, tape.constant(images(4, 8)), DropPath.NONE);
            tape.clear();
            double[] four = read(net.forward(tape, tape.constant(images(4, 8)), Norms.RUNNING));
            tape.clear();
            double[] one = read(net.forward(tape, tape.constant(images(1, 8)), Norms.RUNNING));
            tape.clear();
            assertArrayEquals(Arrays.copyOf(four, 3), one, 1e-12); // the same numbers, summed alike
            double[] batch = read(net.forward(tape, tape.constant(images(4, 8)), Norms.BATCH));
            assertFalse(Arrays.equals(batch, four));
            tape.clear();
        }
    }

    /** Drop path is repeatable, changes the pass, and its factors keep the mean. */
    @Test
    void dropPath_isDrawnFromItsStream() {
        try (NetworkDarts net = new NetworkDarts(backend, TINY, PublishedDarts.named("DARTS_V2"))) {
            net.parameters().initialise(new Seeds(1));
            double[] without = dropped(net, DropPath.NONE);
            double[] with = dropped(net, new DropPath(0.3, new RandomStream(5)));
            assertArrayEquals(with, dropped(net, new DropPath(0.3, new RandomStream(5))));
            assertFalse(Arrays.equals(without, with));
        }
        double[] factors = new DropPath(0.25, new RandomStream(9)).factors(40_000);
        // 5 standard deviations of the mean of 40,000 factors of variance 1/3
        assertEquals(1, Arrays.stream(factors).average().orElseThrow(), 5 * Math.sqrt(1 / 3.0 / 40_000));
        assertEquals(Set.of(0.0, 1 / 0.75), Arrays.stream(factors).boxed().collect(Collectors.toSet()));
        assertThrows(IllegalArgumentException.class, () -> new DropPath(1, new RandomStream(1)));
    }

    private double[] dropped(NetworkDarts net, DropPath drop) {
        Tape tape = new Tape(backend);
        double[] logits =
                read(net.train(tape, tape.constant(images(4, 8)), drop).logits());
        tape.clear();
        return logits;
    }
}
