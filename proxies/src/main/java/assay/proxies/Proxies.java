package assay.proxies;

import assay.core.error.UsageException;
import assay.internal.core.plugin.Brought;
import assay.internal.proxies.today.AzNas;
import assay.internal.proxies.today.EpeNas;
import assay.internal.proxies.today.GradSign;
import assay.internal.proxies.today.LinearRegions;
import assay.internal.proxies.today.Meco;
import assay.internal.proxies.today.NtkCondition;
import assay.internal.proxies.today.OnPath;
import assay.internal.proxies.today.Swap;
import assay.internal.proxies.today.ZiCo;
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
            new Zen(false),
            new Zen(true),
            new L2Norm(),
            new AzNas(AzNas.Part.EXPRESSIVITY),
            new AzNas(AzNas.Part.PROGRESSIVITY),
            new AzNas(AzNas.Part.TRAINABILITY),
            new ZiCo(),
            new Swap(null),
            new Meco(false, false),
            new Meco(true, false),
            new Meco(false, true),
            new Meco(true, true),
            new NtkCondition(),
            new LinearRegions(),
            new EpeNas(),
            new GradSign(),
            new Params(),
            new Flops(),
            new OnPath(OnPath.Count.FLOPS),
            new OnPath(OnPath.Count.CONVS),
            new OnPath(OnPath.Count.PARAMS));

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
        if (name.startsWith(Swap.REGULARISED)) {
            return Swap.regularised(name)
                    .orElseThrow(() -> new UsageException("proxy: expected " + Swap.REGULARISED
                            + "MU:SIGMA with two numbers, SIGMA above 0, found '" + name + "'."));
        }
        return all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> {
            String names = all().stream().map(Proxy::name).collect(Collectors.joining(", "));
            return new UsageException(
                    "proxy: expected one of " + names + ", " + Swap.REGULARISED + "MU:SIGMA, found '" + name + "'.");
        });
    }
}
