package assay.proxies;

import java.util.List;

/**
 * Provides proxies from outside Assay. Found by {@link java.util.ServiceLoader}: a jar names its provider in {@code
 * META-INF/services/assay.proxies.ProxyProvider}.
 */
public interface ProxyProvider {
    List<Proxy> proxies();
}
