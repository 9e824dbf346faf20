package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSizeTest {
    private final Backend backend = new PlainBackend(DType.FLOAT64);
    private final SizeSpace space = new SizeSpace();

    @ParameterizedTest
    @ValueSource(strings = {"8:8:8:8:8", "64:64:64:64:64", "8:16:24:32:40", "40:8:64:16:56", "16:32:32:64:64"})
    void parameterCounts_areThoseOfTheFormula(String text) {
        GenotypeSize arch = space.parse(text);
        assertEquals(
                Cost201.of(arch, 10, 32).params(),
                new NetworkSize(backend, arch, 10).parameters().count());
    }

    /** Channels that double with each block make it a network of the topology space with one cell a stage. */
    @Test
    void doublingChannels_areTheNetworkOfTheTopologySpace() {
        Network size = new NetworkSize(backend, space.parse("8:16:16:32:32"), 10);
        Network topology =
                new Network201(backend, new Skeleton201(8, 1, 10, 8), new Bench201Space().parse(SizeSpace.CELL));
        assertArrayEquals(logits(topology), logits(size));
    }

    @Test
    void changingChannels_givesFiniteNumbersThatDependOnTheImage() {
        double[] found = logits(new NetworkSize(backend, new GenotypeSize(List.of(8, 24, 16, 8, 40)), 10));
        assertEquals(20, found.length);
        for (int c = 0; c < 10; c++) {
            assertTrue(Double.isFinite(found[c]) && found[c] != found[10 + c]);
        }
    }

    private double[] logits(Network net) {
        net.parameters().initialise(new Seeds(1));
        RandomStream random = new RandomStream(3);
        Tensor images = backend.take(2, 3, 8, 8);
        double[] pixels = new double[images.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextGaussian();
        }
        backend.write(pixels, images);
        Tape tape = new Tape(backend);
        double[] logits = new double[20];
        backend.read(net.forward(tape, tape.constant(images), Norms.BATCH).value(), logits);
        return logits;
    }
}
