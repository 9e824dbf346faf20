package assay.supernet.tensor;

import assay.core.error.UsageException;
import assay.supernet.nd4j.Nd4jBackend;
import assay.supernet.plain.PlainBackend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The engines by name. Classes and natives of an engine are loaded when it is asked for, and not before. */
public final class Backends {
    public static final String ND4J = "nd4j";
    /** In a module of its own, with a class path of its own: see {@link BackendProvider}. */
    public static final String TORCH = "torch";

    public static final String PLAIN = "plain";

    private static final Map<String, BackendProvider> PROVIDERS = providers();

    private Backends() {}

    private static Map<String, BackendProvider> providers() {
        Map<String, BackendProvider> found = new LinkedHashMap<>();
        found.put(ND4J, new Nd4j());
        found.put(PLAIN, new Plain());
        Map<String, BackendProvider> others = new TreeMap<>();
        ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader())
                .forEach(p -> others.put(p.id(), p));
        found.putAll(others);
        return found;
    }

    /** The names that {@link #open} knows, the usual one first. */
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
        BackendProvider found = PROVIDERS.get(name);
        if (found == null) {
            String hint = name.equals(TORCH) ? " The launcher 'assay' adds torch to the class path; so must you." : "";
            throw new UsageException(
                    "backend: expected one of " + String.join("|", names()) + ", found '" + name + "'." + hint);
        }
        return found;
    }

    private static final class Nd4j implements BackendProvider {
        @Override
        public String id() {
            return ND4J;
        }

        @Override
        public Backend open(DType dtype) {
            return Nd4jBackend.open(dtype);
        }

        @Override
        public BackendInfo inspect() {
            return Nd4jBackend.inspect();
        }
    }

    private static final class Plain implements BackendProvider {
        @Override
        public String id() {
            return PLAIN;
        }

        @Override
        public Backend open(DType dtype) {
            return new PlainBackend(dtype);
        }

        @Override
        public BackendInfo inspect() {
            return new BackendInfo("plain Java", "none", false, false, 1, List.of(), List.of());
        }
    }
}
