package assay.internal.bench1shot1.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Space;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Kind;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Network101Test {
    private final Backend backend = new PlainBackend(DType.FLOAT64);

    private static Cell101 cell(String adjacency, String operations) {
        return Cell101.parse(adjacency, operations);
    }

    /** One convolution in each of three cells, a projection before it, pooling between the stacks. */
    @Test
    void outline_hasTheStemAndEachCell_andEachLayerOnce() {
        try (Network101 net = new Network101(backend, new Skeleton101(5, 1, 10), cell("101", "c3"))) {
            net.initialise(new Seeds(1));
            Tape tape = new Tape(backend).weightGrads(false);
            net.forward(tape, tape.constant(backend.take(2, 3, 8, 8)), Norms.BATCH);
            assertEquals(4, tape.outline().features().size());
            assertEquals(3 + 3 * (3 + 3 + 1) + 2, tape.outline().outputs().size());
            tape.clear();
        }
    }

    /** 8,555,530 and 2,694,282: the cells of the official notebook and README. */
    @Test
    void parameterCounts_areThePublishedOnes() {
        Cell101 first = cell("100110100001001010101", "c3;mp;c3;c3;c1");
        assertEquals(8_555_530, count(first));
        Cell101 inception = cell("111010" + "00001" + "0001" + "100" + "01" + "1", "c1;c3;c3;c3;mp");
        assertEquals("28cfc7874f6d200472e1a9dcd8650aa0", inception.hash().text());
        assertEquals(2_694_282, count(inception));
    }

    /** The records' counts are those of {@link Cost101}, which the real tables confirm. */
    @Test
    void parameterCounts_areThoseOfTheCostFormula_onASeededSample() {
        Bench101Index index = Bench101Index.get();
        RandomStream random = new Seeds(101).stream("cells");
        for (int i = 0; i < 12; i++) {
            Cell101 cell = index.cell(random.nextInt(index.size()));
            assertEquals(Cost101.of(cell).params(), count(cell), cell.text());
        }
    }

    private long count(Cell101 cell) {
        try (Network101 net = new Network101(backend, Skeleton101.OFFICIAL, cell)) {
            return net.parameters().count();
        }
    }

    /** Three vertices share 8 channels as 3, 3, 2; the one with 2 takes a parent of 3 without its last channel. */
    @Test
    void aParentWithOneChannelMore_losesItsLast() {
        // 1, 2, 3 lead to the output (vertex 4); 1 leads to 3.
        Cell101 cell = cell("1110" + "011" + "01" + "1", "c1;c1;mp");
        assertEquals(List.of(0, 3, 3, 2, 8), Cost101.channels(cell, 8));
        try (Network101 net = new Network101(backend, new Skeleton101(8, 1, 4), cell)) {
            net.initialise(new Seeds(1));
            double[] before = logits(net, 8);
            Parameters p = net.parameters();
            assertEquals(4 * 3, before.length);
            assertTrue(Arrays.stream(before).allMatch(Double::isFinite));
            // Vertex 3 pools the sum of its projection and the first two channels of vertex 1.
            Parameter projection = p.list().stream()
                    .filter(q -> q.name().equals("stack0.module0.vertex_3.proj.0.weight"))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(new int[] {2, 8, 1, 1}, projection.shape());
        }
    }

    @Test
    void aCellOfTwoVertices_isTheProjectionAlone() {
        try (Network101 net = new Network101(backend, new Skeleton101(6, 1, 3), cell("1", ""))) {
            net.initialise(new Seeds(2));
            assertEquals(9, logits(net, 8).length);
            // stem 27 x 6 + 12; projections 6 x 6 + 12, 6 x 12 + 24, 12 x 24 + 48; dense 24 x 3 + 3
            assertEquals(174 + 48 + 96 + 336 + 75, net.parameters().count());
        }
    }

    private double[] logits(Network101 net, int side) {
        Tape tape = new Tape(backend);
        double[] found = new double
                [3
                        * net.parameters()
                                .list()
                                .get(net.parameters().list().size() - 1)
                                .size()];
        backend.read(
                net.forward(tape, tape.constant(images(3, side)), Norms.BATCH).value(), found);
        tape.clear();
        return found;
    }

    private Tensor images(int n, int side) {
        Tensor images = backend.take(n, 3, side, side);
        RandomStream random = new RandomStream(5);
        double[] pixels = random.doubles(images.size()).toArray();
        backend.write(pixels, images);
        return images;
    }

    /** One step against the gradient lowers the loss by about the step times the gradient's squared length. */
    @Test
    void theNetwork_canBeTrained() {
        Cell101 cell = cell("1110" + "011" + "01" + "1", "c3;c1;mp");
        try (Network101 net = new Network101(backend, new Skeleton101(6, 1, 3), cell)) {
            net.initialise(new Seeds(3));
            int[] labels = {0, 1, 2};
            Tensor images = images(3, 8);
            double step = 1e-5;
            double squared = 0;
            Tape tape = new Tape(backend);
            Loss loss = loss(tape, net, images, labels);
            double before = loss.value();
            tape.backward(loss);
            double[][] moved = new double[net.parameters().list().size()][];
            for (Parameter p : net.parameters().list()) {
                double[] grad = new double[p.size()];
                backend.read(tape.grad(p.weight()), grad);
                double[] at = net.parameters().get(p);
                for (int i = 0; i < at.length; i++) {
                    at[i] -= step * grad[i];
                    squared += grad[i] * grad[i];
                }
                moved[p.index()] = at;
            }
            tape.clear();
            net.parameters().list().forEach(p -> net.parameters().set(p, moved[p.index()]));
            double after = loss(tape, net, images, labels).value();
            // 5 %: the second derivative times the step, and ReLUs that switch
            assertEquals(step * squared, before - after, 0.05 * step * squared);
        }
    }

    private static Loss loss(Tape tape, Network101 net, Tensor images, int[] labels) {
        return Loss.crossEntropy(tape, net.forward(tape, tape.constant(images), Norms.TRACK), labels);
    }

    @Test
    void architecturesOf1Shot1_areTheirCell_withoutLooseEnds() {
        OneShot loose = OneShotSpace.of(1).parse("c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,1)");
        Skeleton101 size = new Skeleton101(8, 1, 10);
        try (Network101 net = Network101.of(backend, size, loose);
                Network101 pruned = new Network101(backend, size, cell("11" + "1", "c3"))) {
            assertEquals(pruned.parameters().count(), net.parameters().count());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Network101.of(backend, size, new Bench201Space().decode(new int[6])));
    }

    @Test
    void initialValues_haveTensorFlowsDeviation_andDependOnTheSeedAlone() {
        Cell101 cell = cell("11" + "1", "c3");
        try (Network101 a = new Network101(backend, new Skeleton101(64, 1, 10), cell);
                Network101 b = new Network101(backend, new Skeleton101(64, 1, 10), cell)) {
            a.initialise(new Seeds(9));
            b.initialise(new Seeds(9));
            for (Parameter p : a.parameters().list()) {
                double[] v = a.parameters().get(p);
                assertArrayEquals(v, b.parameters().get(b.parameters().list().get(p.index())));
                if (p.kind() == Kind.CONV_WEIGHT && p.size() > 10_000) {
                    double variance = Arrays.stream(v).map(x -> x * x).average().orElseThrow();
                    // 5 %: three standard errors of the variance of 10,000 draws
                    assertEquals(1.0 / p.fanIn(), variance, 0.05 / p.fanIn(), p.name());
                }
            }
        }
    }
}
