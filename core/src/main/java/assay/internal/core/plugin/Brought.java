package assay.internal.core.plugin;

import assay.core.error.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes catalogues to which plug-ins can add entries. */
public final class Brought {
    private Brought() {}

    /**
     * Assay's own entries, then those of providers.
     *
     * @param <P> provider
     * @param <T> entry
     * @param what the kind of entry, in one or two words: {@code method}
     * @throws UsageException if two entries have the same name
     */
    public static <P, T> List<T> join(
            String what, List<T> own, Class<P> service, Function<P, List<T>> entries, Function<T, String> name) {
        return join(what, own, Plugins.providers(service), entries, name);
    }

    /** The same for these providers. */
    public static <P, T> List<T> join(
            String what, List<T> own, List<P> providers, Function<P, List<T>> entries, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        own.forEach(t -> all.put(name.apply(t), t));
        for (P provider : providers) {
            for (T entry : entries.apply(provider)) {
                if (all.putIfAbsent(name.apply(entry), entry) != null) {
                    throw new UsageException(
                            what + ": expected names that are not taken, found '" + name.apply(entry) + "' again, of "
                                    + provider.getClass().getName() + ". Give that of the plug-in another name.");
                }
                Plugins.note(provider, what + " " + name.apply(entry));
            }
        }
        return List.copyOf(all.values());
    }
}
