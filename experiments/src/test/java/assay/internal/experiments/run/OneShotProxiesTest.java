package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench101.Cell101;
import assay.internal.bench1shot1.network.Network101;
import assay.internal.bench1shot1.network.Skeleton101;
import assay.internal.supernet.plain.PlainBackend;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.ProxyTask;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zero-cost proxies take NAS-Bench-101's networks as they are. */
class OneShotProxiesTest {
    private static final Skeleton101 SIZE = new Skeleton101(6, 1, 10);

    private final Backend backend = new PlainBackend(DType.FLOAT64);

    @ParameterizedTest
    @ValueSource(strings = {"snip", "grasp", "synflow", "grad_norm"})
    void proxies_scoreCellsOfNasBench101(String proxy) {
        // In one cell everything passes through all three operations, in the other through a pooling alone.
        double large = score(proxy, Cell101.parse("1110" + "011" + "01" + "1", "c3;c1;mp"));
        double small = score(proxy, Cell101.parse("11" + "1", "mp"));
        assertTrue(Double.isFinite(large) && Double.isFinite(small), large + " " + small);
        assertNotEquals(large, small);
        assertEquals(large, score(proxy, Cell101.parse("1110" + "011" + "01" + "1", "c3;c1;mp")), "again");
    }

    private double score(String proxy, Cell101 cell) {
        RandomStream random = new RandomStream(1);
        Tensor images = backend.take(4, 3, 8, 8);
        backend.write(random.doubles(images.size()).map(v -> 2 * v - 1).toArray(), images);
        Probe probe = Probe.ofBatch(backend, backend, images, new int[] {0, 1, 2, 3});
        try (ProxyTask task = new ProxyTask(
                probe,
                on -> {
                    Network101 net = new Network101(on, SIZE, cell);
                    net.initialise(new Seeds(5));
                    return net;
                },
                OptionalDouble.empty())) {
            return Proxies.named(proxy).score(task).orElseThrow();
        }
    }
}
