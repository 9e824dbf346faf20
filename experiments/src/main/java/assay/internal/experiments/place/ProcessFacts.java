package assay.internal.experiments.place;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Sha256;
import assay.internal.experiments.work.Version;
import assay.internal.supernet.cpu.OneDnn;
import assay.supernet.tensor.Backends;
import java.io.IOException;
import java.io.Serializable;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What determines the bytes of results besides the inputs.
 *
 * @param version of the program
 * @param code SHA-256 of its classes
 * @param engine its name and version
 * @param processor its name, and the instructions that the engine uses
 */
public record ProcessFacts(String version, String code, String engine, String processor) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The facts of this process.
     *
     * @param backend name of the engine
     * @return the facts
     */
    public static ProcessFacts here(String backend) {
        boolean oneDnn = backend.equals(Backends.ND4J) && OneDnn.available();
        return new ProcessFacts(
                Version.number(),
                ofClasses(),
                oneDnn ? backend + ", " + OneDnn.version() : backend,
                System.getProperty("os.arch") + ", " + model()
                        + (oneDnn ? ", oneDNN instructions " + OneDnn.instructions() : ""));
    }

    /**
     * Where a result was computed, for its record; results are the same to the byte only with the same instruction set.
     *
     * @param backend name of the engine
     * @return version, commit, processor and engine
     */
    public static String origin(String backend) {
        String engine = backend.equals(Backends.ND4J) && OneDnn.available()
                ? OneDnn.version() + " instructions " + OneDnn.instructions()
                : backend;
        return Stream.of("assay " + Version.number(), Version.commit(), System.getProperty("os.arch"), model(), engine)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /**
     * Why a process with these facts must not do work for one with others.
     *
     * @param other of the process that does the work
     * @return what differs; empty if nothing does. The processor is no reason
     */
    public List<String> against(ProcessFacts other) {
        List<String> all = new ArrayList<>();
        differ(all, "version", version, other.version);
        differ(all, "code", code.substring(0, 12), other.code.substring(0, 12));
        differ(all, "engine", engine, other.engine);
        return all;
    }

    private static void differ(List<String> into, String what, String expected, String found) {
        if (!expected.equals(found)) {
            into.add(what + " " + expected + ", found " + found);
        }
    }

    /** The checksum over every jar and folder of classes that has a package of ours. */
    private static String ofClasses() {
        try {
            TreeSet<String> parts = new TreeSet<>();
            for (URL url : Collections.list(ProcessFacts.class.getClassLoader().getResources("assay"))) {
                parts.add(
                        url.openConnection() instanceof JarURLConnection jar
                                ? sha256(path(jar.getJarFileURL()))
                                : folder(path(url)));
            }
            return Sha256.hex(String.join("\n", parts).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new DataMissingException("the program's own classes cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Path path(URL file) {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            return Path.of(URI.create("file:///").resolve(file.getPath())); // a name with blanks
        }
    }

    private static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(Sha256.of(file));
    }

    private static String folder(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                all.append(folder.relativize(file)).append(sha256(file)).append('\n');
            }
        }
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The processor's name as Linux knows it. */
    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(l -> l.startsWith("model name"))
                    .findFirst()
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .orElse("unknown processor");
        } catch (IOException | RuntimeException e) {
            return "unknown processor";
        }
    }
}
