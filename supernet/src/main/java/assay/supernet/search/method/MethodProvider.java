package assay.supernet.search.method;

import java.util.List;

/**
 * Provides methods from outside Assay, made of Assay's parts or of other parts. Found by {@link java.util.ServiceLoader}: a
 * jar names its provider in {@code META-INF/services/assay.supernet.search.method.MethodProvider}.
 */
public interface MethodProvider {
    List<Method> methods();
}
