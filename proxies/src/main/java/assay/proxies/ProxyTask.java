package assay.proxies;

import assay.core.error.UsageException;
import assay.internal.proxies.today.ReluSigns;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One architecture to judge. Its network and the pass over the batch are made at the first use, and shared by all later
 * proxies. A proxy must leave the parameters unchanged.
 */
public final class ProxyTask implements AutoCloseable {
    private final Probe probe;
    private final Function<Backend, Network> maker;
    private final OptionalDouble multiplyAdds;
    private Function<Backend, Optional<Network>> thin = on -> Optional.empty();
    private Network network;
    private Network wide;
    private LossPass pass;
    private boolean keep;
    private boolean passIsShared;
    private final Map<Class<?>, Object> shared = new HashMap<>();

    /**
     * @param maker makes the architecture's network with its initial values, the same on every backend
     * @param multiplyAdds of one image; empty if not counted
     */
    public ProxyTask(Probe probe, Function<Backend, Network> maker, OptionalDouble multiplyAdds) {
        this.probe = probe;
        this.maker = maker;
        this.multiplyAdds = multiplyAdds;
    }

    /** The engines and images with which it is judged. */
    public Probe probe() {
        return probe;
    }

    OptionalDouble multiplyAdds() {
        return multiplyAdds;
    }

    /** Says how the architecture's network of one channel and one cell is made, where there is one. */
    public ProxyTask thinBy(Function<Backend, Optional<Network>> how) {
        thin = how;
        return this;
    }

    /** A new network of one channel and one cell, without stem and initial values, for images {@code [n, 1, h, w]}. */
    public Optional<Network> thin() {
        return thin.apply(probe.backend());
    }

    /** A new network on another backend. */
    public Network networkOn(Backend other) {
        return maker.apply(other);
    }

    /** The network on the probe's backend. */
    public Network network() {
        if (network == null) {
            network = maker.apply(probe.backend());
        }
        return network;
    }

    /** The network in float64. */
    public Network wide() {
        if (probe.float64() == probe.backend()) {
            return network();
        }
        if (wide == null) {
            wide = maker.apply(probe.float64());
        }
        return wide;
    }

    /**
     * The probe's images.
     *
     * @throws UsageException if it has none
     */
    public Tensor images() {
        if (probe.images() == null) {
            throw new UsageException("proxy: expected a batch of images to judge with, found none."
                    + " Name a data set, or choose a proxy that needs no data: "
                    + Proxies.withoutData() + ".");
        }
        return probe.images();
    }

    /** Announces the proxies that will be used, so that one pass is enough for all of them. */
    public ProxyTask judgedBy(List<Proxy> proxies) {
        keep = proxies.stream().anyMatch(Proxy::needsInnerGradients);
        passIsShared = proxies.stream().filter(Proxy::needsData).count() > 1;
        return this;
    }

    /** Forward and backward over the batch, once. */
    public LossPass pass() {
        if (pass == null) {
            pass = new LossPass(network(), images(), probe.labels(), keep);
        }
        return pass;
    }

    /** The same with gradients to inner values; if they were not kept, the pass is computed again. */
    LossPass keptPass() {
        keep = true;
        if (pass != null && !pass.kept()) {
            pass.close();
            pass = null;
        }
        return pass();
    }

    /**
     * What the ReLUs of {@link #pass} read. If no other proxy asks for that pass, it is not made: one that goes only forward needs less memory.
     */
    List<ReluSigns> reluSigns() {
        return pass != null || passIsShared ? pass().reluSigns() : ReluSigns.of(network(), images());
    }

    /** A result that several proxies take their scores from, computed when the first asks. */
    public <T> T shared(Class<T> type, Supplier<T> compute) {
        Object found = shared.get(type);
        if (found == null) {
            found = compute.get();
            shared.put(type, found);
        }
        return type.cast(found);
    }

    @Override
    public void close() {
        if (pass != null) {
            pass.close();
        }
        if (network != null) {
            network.close();
        }
        if (wide != null) {
            wide.close();
        }
    }
}
