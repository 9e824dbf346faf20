package assay.proxies;

import assay.core.error.UsageException;
import assay.supernet.network.Norms;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue of proxies. */
public final class Proxies {
    /** In the order in which their names are listed. */
    public static final List<Proxy> ALL = List.of(
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

    /** The names of those that look at no images. */
    static String withoutData() {
        return ALL.stream().filter(p -> !p.needsData()).map(Proxy::name).collect(Collectors.joining(", "));
    }

    /** @throws UsageException listing the names */
    public static Proxy named(String name) {
        return ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = ALL.stream().map(Proxy::name).collect(Collectors.joining(", "));
            return new UsageException("proxy: expected one of " + names + ", found '" + name + "'.");
        });
    }
}
