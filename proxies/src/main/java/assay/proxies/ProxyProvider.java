package assay.proxies;

import java.util.List;

/**
 * Brings proxies from outside Assay. Found by {@link java.util.ServiceLoader}: a jar names its provider in {@code
 * META-INF/services/assay.proxies.ProxyProvider}.
 */
public interface ProxyProvider {
    List<Proxy> proxies();
}
