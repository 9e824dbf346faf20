package assay.core.blackbox;

import java.util.List;

/**
 * Provides methods from outside Assay that ask tables. Found by {@link java.util.ServiceLoader}: a jar names its provider in
 * {@code META-INF/services/assay.core.blackbox.TableMethodProvider}.
 */
public interface TableMethodProvider {
    List<TableMethod> methods();
}
