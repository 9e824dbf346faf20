package assay.internal.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Flow201;
import assay.internal.bench201.network.Network201;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Init;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.OptionalDouble;

/**
 * A zero-cost proxy of one architecture, its network included; SynFlow as searches and commands compute it: without one, and with
 * weights that are drawn once for all architectures.
 */
final class Score implements Computation {
    private final Proxy proxy;
    private final Skeleton201 size;
    private final Genotype201 arch;
    private final Backend wide;
    private final Probe probe;
    private final long parameters;
    /** Drawn once for all architectures; null if the proxy runs networks. */
    private final Flow201 flow;

    Score(String backend, Backend k, Wanted wanted) {
        proxy = Proxies.named(wanted.text("proxy"));
        size = Nets.skeleton(wanted);
        arch = Nets.cell(wanted);
        wide = Backends.open(backend, DType.FLOAT64);
        RandomImages images = RandomImages.of(k, wanted, 1);
        probe = Probe.ofBatch(k, wide, images.pixels(), images.labels());
        flow = proxy.isFlow() ? new Flow201(size, new Seeds(1), Init.DEFAULT) : null;
        try (Network201 net = network(k)) {
            parameters = net.parameters().count();
        }
    }

    private Network201 network(Backend on) {
        Network201 net = new Network201(on, size, arch);
        net.parameters().initialise(new Seeds(1));
        return net;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    @Override
    public void step() {
        if (flow != null) {
            flow.score(arch);
            return;
        }
        try (ProxyTask task = new ProxyTask(probe, this::network, OptionalDouble.empty())) {
            proxy.score(task);
        }
    }

    @Override
    public void close() {
        wide.close();
    }
}
