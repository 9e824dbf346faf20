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
            new Snip(),
            new Grasp(),
            new GradNorm(),
            new Plain(),
            new Fisher(),
            new JacobCov(),
            new NasWot(),
            new Params(),
            new Flops());

    private Proxies() {}

    /** @throws UsageException listing the names */
    public static Proxy named(String name) {
        return ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = ALL.stream().map(Proxy::name).collect(Collectors.joining(", "));
            return new UsageException("proxy: expected one of " + names + ", found '" + name + "'.");
        });
    }
}
