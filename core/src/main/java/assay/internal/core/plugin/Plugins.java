package assay.internal.core.plugin;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Sha256;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plug-ins of this program. They are named once, before any catalogue is used. Each catalogue collects what they bring at
 * its first use, and then keeps it.
 *
 * <p>A plug-in is code. It runs with all rights of the program: load only plug-ins that you would also start as programs.
 */
public final class Plugins {
    private static final int SHORT = 12;

    private static List<Plugin> loaded = List.of();
    private static ClassLoader loader = Plugins.class.getClassLoader();

    /** What each jar brought, such as {@code method mine}. */
    private static final Map<Path, Set<String>> BROUGHT = new LinkedHashMap<>();

    private Plugins() {}

    /**
     * Loads these jars, all by one class loader.
     *
     * @throws DataMissingException if one cannot be read
     */
    public static synchronized void use(List<Path> jars) {
        if (jars.isEmpty()) {
            return;
        }
        List<Plugin> plugins = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (Path given : jars) {
            Path jar = given.toAbsolutePath().normalize();
            if (!Files.isRegularFile(jar)) {
                throw new DataMissingException("plug-in " + given + ": expected a jar, found "
                        + (Files.exists(jar) ? "something else" : "no such file")
                        + ". Name the file that 'mvn package' made (--plugin, or ASSAY_PLUGINS).");
            }
            try {
                plugins.add(new Plugin(jar, HexFormat.of().formatHex(Sha256.of(jar))));
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(jar + ": a file without a URL", e);
            } catch (IOException e) {
                throw new DataMissingException("plug-in " + given + ": cannot be read: " + e.getMessage() + ".", e);
            }
        }
        loaded = List.copyOf(plugins);
        loader = new URLClassLoader(urls.toArray(URL[]::new), Plugins.class.getClassLoader());
    }

    /** The jars, in the order in which they were named. */
    public static synchronized List<Plugin> all() {
        return loaded;
    }

    /** A part of the identity of the running code: empty without plug-ins, otherwise a short form of all checksums. */
    public static synchronized String key() {
        return loaded.isEmpty()
                ? ""
                : Sha256.hex(loaded.stream()
                                .map(Plugin::sha256)
                                .collect(Collectors.joining("\n"))
                                .getBytes(StandardCharsets.US_ASCII))
                        .substring(0, SHORT);
    }

    /**
     * Assay's own providers of a service and those of plug-ins.
     *
     * @throws DataMissingException if a plug-in names a provider that cannot be made
     */
    static synchronized <P> List<P> providers(Class<P> service) {
        List<P> all = new ArrayList<>();
        try {
            ServiceLoader.load(service, loader).forEach(all::add);
        } catch (ServiceConfigurationError e) {
            throw new DataMissingException(
                    "plug-ins: a provider of " + service.getName() + " cannot be made: " + e.getMessage()
                            + ". Build the plug-in against this version of Assay.",
                    e);
        }
        return all;
    }

    /** Notes what a provider brought, if a plug-in brought it. */
    static synchronized void note(Object provider, String what) {
        if (provider.getClass().getClassLoader() == loader && loader != Plugins.class.getClassLoader()) {
            URL jar = provider.getClass().getProtectionDomain().getCodeSource().getLocation();
            try {
                BROUGHT.computeIfAbsent(Path.of(jar.toURI()), p -> new LinkedHashSet<>())
                        .add(what);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(jar + ": a jar that is no file", e);
            }
        }
    }

    /** For the provenance of results: each jar with its checksum and with the entries that catalogues took from it so far. */
    public static synchronized Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Plugin p : loaded) {
            Set<String> what = BROUGHT.entrySet().stream()
                    .filter(e -> e.getKey().equals(p.file()))
                    .flatMap(e -> e.getValue().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            facts.put(
                    "plug-in " + p.file().getFileName(),
                    "sha256 " + p.sha256() + (what.isEmpty() ? "" : "; brings " + String.join(", ", what)));
        }
        return facts;
    }
}
