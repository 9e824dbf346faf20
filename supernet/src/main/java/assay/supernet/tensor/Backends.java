package assay.supernet.tensor;

import assay.core.error.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The engines by name, as their {@link BackendProvider}s give them. Classes and native libraries of an engine are loaded only
 * when it is used.
 */
public final class Backends {
    public static final String ND4J = "nd4j";
    /** The engine on libtorch, in a separate module with its own class path: see {@link BackendProvider}. */
    public static final String TORCH = "torch";

    public static final String PLAIN = "plain";

    /** The default engine, then the plain one, then the others by name. */
    private static final Comparator<String> USUAL_FIRST = Comparator.comparing((String id) -> !id.equals(ND4J))
            .thenComparing(id -> !id.equals(PLAIN))
            .thenComparing(Comparator.naturalOrder());

    private static final Map<String, BackendProvider> PROVIDERS = providers();

    private Backends() {}

    private static Map<String, BackendProvider> providers() {
        Map<String, BackendProvider> all = new TreeMap<>(USUAL_FIRST);
        ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader())
                .forEach(p -> all.put(p.id(), p));
        return all;
    }

    /** The names that {@link #open} knows, the default first. */
    public static List<String> names() {
        return List.copyOf(PROVIDERS.keySet());
    }

    /** A backend for the calling thread. Several may be open in one process, each used by one thread. */
    public static Backend open(String name, DType dtype) {
        TensorMemory.apply();
        return provider(name).open(dtype);
    }

    /** What {@code assay doctor} shows; loads the engine. */
    public static BackendInfo inspect(String name) {
        TensorMemory.apply();
        return provider(name).inspect();
    }

    private static BackendProvider provider(String name) {
        return PROVIDERS.get(require("backend", name));
    }

    /**
     * Checks the name of an engine.
     *
     * @param where what named it, such as an option
     * @throws UsageException if there is no such engine
     */
    public static String require(String where, String name) {
        if (!PROVIDERS.containsKey(name)) {
            String hint =
                    name.equals(TORCH) ? " It must be on the class path; the launcher 'assay' puts it there." : "";
            throw new UsageException(
                    where + ": expected one of " + String.join("|", names()) + ", found '" + name + "'." + hint);
        }
        return name;
    }
}
