package assay.internal.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.internal.experiments.spaces.ProxyBatch;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.proxies.Probe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.kit.NetworkKit;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Scores architectures by their networks; belongs to one thread. A score depends only on the architecture and the settings. */
public final class Scorer implements AutoCloseable {
    /** @param seconds wall-clock; a pass that several proxies share counts for the first of them */
    public record Score(OptionalDouble value, double seconds) {}

    private final NetworkKit networks;
    private final ScoreSettings settings;
    private final Optional<Supplier<ToDoubleFunction<Genotype>>> flow;
    /** This thread's; null until it is needed. */
    private ToDoubleFunction<Genotype> own;

    /** Null until a network is needed. */
    private Probe probe;

    /** @throws UsageException if the space cannot have networks with these settings */
    public Scorer(NetworkKit networks, ScoreSettings settings) {
        this(networks, settings, flow(networks, settings));
    }

    /** @param flow the faster SynFlow of {@link #flow}; threads share one */
    Scorer(NetworkKit networks, ScoreSettings settings, Optional<Supplier<ToDoubleFunction<Genotype>>> flow) {
        if (settings.convBias()) {
            networks.whyNoBias().ifPresent(why -> {
                throw new UsageException("--conv-bias: " + why + ". Leave it out.");
            });
        }
        try {
            networks.check(settings.shape());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        this.networks = networks;
        this.settings = settings;
        this.flow = flow;
    }

    static Optional<Supplier<ToDoubleFunction<Genotype>>> flow(NetworkKit networks, ScoreSettings settings) {
        return networks.flow(settings.shape(), settings.weights(), settings.init());
    }

    private Probe probe() {
        if (probe == null) {
            Backend wide = Backends.open(settings.backend(), DType.FLOAT64);
            Backend single =
                    settings.dtype() == DType.FLOAT64 ? wide : Backends.open(settings.backend(), settings.dtype());
            probe = settings.batch()
                    .map(b -> Probe.ofBatch(single, wide, tensor(single, b), b.labels())
                            .seeded(settings.own()))
                    .orElseGet(() ->
                            new Probe(single, wide, settings.side(), settings.side(), null, null, settings.own()));
        }
        return probe;
    }

    private Tensor tensor(Backend single, ProxyBatch batch) {
        Tensor x = single.take(batch.labels().length, 3, settings.side(), settings.side());
        single.write(batch.pixels(), x);
        return x;
    }

    /** The scores by name, in the given order. */
    public Map<String, Score> score(Genotype arch, List<Proxy> proxies) {
        List<Proxy> byNetwork = proxies.stream().filter(p -> !byFlow(p)).toList();
        if (byNetwork.size() < proxies.size() && own == null) {
            own = flow.orElseThrow().get();
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        try (ProxyTask task = byNetwork.isEmpty() ? null : task(arch).judgedBy(byNetwork)) {
            for (Proxy p : proxies) {
                scores.put(
                        p.name(), timed(() -> byFlow(p) ? OptionalDouble.of(own.applyAsDouble(arch)) : p.score(task)));
            }
        }
        return scores;
    }

    private boolean byFlow(Proxy p) {
        return p.isFlow() && flow.isPresent();
    }

    private ProxyTask task(Genotype arch) {
        return new ProxyTask(
                        probe(),
                        on -> network(on, arch),
                        OptionalDouble.of(networks.cost(settings.shape(), arch).multiplyAdds()))
                .thinBy(on -> networks.thin(on, arch));
    }

    private static Score timed(Supplier<OptionalDouble> value) {
        long began = System.nanoTime();
        OptionalDouble found = value.get();
        return new Score(found, (System.nanoTime() - began) / 1e9);
    }

    private Network network(Backend on, Genotype arch) {
        Network net = networks.network(on, settings.shape(), arch);
        net.parameters().initialise(settings.weights(), settings.init());
        return net;
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.backend().close();
            if (probe.float64() != probe.backend()) {
                probe.float64().close();
            }
        }
    }
}
