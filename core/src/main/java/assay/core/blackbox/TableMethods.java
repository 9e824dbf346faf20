package assay.core.blackbox;

import assay.core.error.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The methods that ask a table while they search. */
public final class TableMethods {
    /** In the order of {@code assay list methods}. */
    private static final List<TableMethod> OWN = List.of(
            RandomSearch.METHOD, RegularizedEvolution.METHOD, Reinforce.METHOD, LocalSearch.METHOD, Bohb.METHOD);

    private TableMethods() {}

    /** Found once: what a {@link TableMethodProvider} brings stands behind Assay's own. */
    private static final class Found {
        static final List<TableMethod> ALL = with(ServiceLoader.load(TableMethodProvider.class));
    }

    /** @throws UsageException if two methods have one name */
    static List<TableMethod> with(Iterable<TableMethodProvider> providers) {
        Map<String, TableMethod> all = new LinkedHashMap<>();
        OWN.forEach(m -> all.put(m.name(), m));
        for (TableMethodProvider provider : providers) {
            for (TableMethod m : provider.methods()) {
                if (all.put(m.name(), m) != null) {
                    throw new UsageException("table methods: expected names that are not taken, found '" + m.name()
                            + "' again, of " + provider.getClass().getName()
                            + ". Give the method of the plug-in another name.");
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Assay's own, then those that plug-ins bring. */
    public static List<TableMethod> all() {
        return Found.ALL;
    }

    /** The one of this name. */
    public static Optional<TableMethod> named(String name) {
        return all().stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
