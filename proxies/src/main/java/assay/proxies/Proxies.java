package assay.proxies;

import assay.core.error.UsageException;
import assay.internal.core.plugin.Brought;
import assay.supernet.network.Norms;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue of proxies. */
public final class Proxies {
    /** Assay's own proxies, in the order of lists. */
    private static final List<Proxy> OWN = List.of(
            new Synflow("synflow", Norms.IDENTITY),
            new Synflow("synflow_bn", Norms.BATCH),
            new Synflow("synflow_partly", Norms.IDENTITY_IN_CELLS),
            new Snip(),
            new Grasp(),
            new GradNorm(),
            new Plain(),
            new Fisher(),
            new JacobCov(),
            new NasWot(),
            new Zen(),
            new L2Norm(),
            new Params(),
            new Flops());

    private Proxies() {}

    /** Collected once. */
    private static final class Found {
        static final List<Proxy> ALL =
                Brought.join("proxy", OWN, ProxyProvider.class, ProxyProvider::proxies, Proxy::name);
    }

    /** Assay's own, then those that plug-ins bring. */
    public static List<Proxy> all() {
        return Found.ALL;
    }

    /** The names of the proxies that do not look at images. */
    static String withoutData() {
        return all().stream().filter(p -> !p.needsData()).map(Proxy::name).collect(Collectors.joining(", "));
    }

    /** @throws UsageException listing the names */
    public static Proxy named(String name) {
        return all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = all().stream().map(Proxy::name).collect(Collectors.joining(", "));
            return new UsageException("proxy: expected one of " + names + ", found '" + name + "'.");
        });
    }
}
