package assay.cli.proxy;

import assay.core.space.Genotype;
import assay.proxies.Probe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Scores architectures by their networks; belongs to one thread. A score depends on the architecture and settings alone. */
final class Scorer implements AutoCloseable {
    /** @param seconds wall-clock; the pass that several proxies share counts for the first that asks for it */
    record Score(OptionalDouble value, double seconds) {}

    private final NetworkFactory factory;
    private final ScoreSettings settings;
    private final Backend single;
    private final Backend wide;
    private final Probe probe;

    Scorer(NetworkFactory factory, ScoreSettings settings) {
        this.factory = factory;
        this.settings = settings;
        wide = Backends.open(settings.backend(), DType.FLOAT64);
        single = settings.dtype() == DType.FLOAT64 ? wide : Backends.open(settings.backend(), settings.dtype());
        probe = settings.batch()
                .map(b -> Probe.ofBatch(single, wide, tensor(b), b.labels()))
                .orElseGet(() -> new Probe(single, wide, settings.side(), settings.side(), null, null));
    }

    private Tensor tensor(ProxyBatch batch) {
        Tensor x = single.take(batch.labels().length, 3, settings.side(), settings.side());
        single.write(batch.pixels(), x);
        return x;
    }

    /** By name, in the order asked for. */
    Map<String, Score> score(Genotype arch, List<Proxy> proxies) {
        Map<String, Score> scores = new LinkedHashMap<>();
        try (ProxyTask task = new ProxyTask(probe, on -> network(on, arch), factory.multiplyAdds(arch, settings))) {
            for (Proxy p : proxies) {
                long began = System.nanoTime();
                OptionalDouble value = p.score(task);
                scores.put(p.name(), new Score(value, (System.nanoTime() - began) / 1e9));
            }
        }
        return scores;
    }

    private Network network(Backend on, Genotype arch) {
        Network net = factory.network(on, arch, settings);
        net.parameters().initialise(settings.weights(), settings.init());
        return net;
    }

    @Override
    public void close() {
        single.close();
        if (wide != single) {
            wide.close();
        }
    }
}
