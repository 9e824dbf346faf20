package assay.supernet.search.method;

import java.util.List;

/**
 * Brings methods from outside of Assay, made of its parts or of parts of their own. Found by {@link java.util.ServiceLoader}: a
 * jar names its provider in {@code META-INF/services/assay.supernet.search.method.MethodProvider}.
 */
public interface MethodProvider {
    List<Method> methods();
}
