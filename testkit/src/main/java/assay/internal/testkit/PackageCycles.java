package assay.internal.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds cycles between packages, by the imports of their source files. */
public final class PackageCycles {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z0-9_.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([a-z0-9_.]+)\\.[A-Z]");

    private final Map<String, Set<String>> uses = new TreeMap<>();

    private PackageCycles() {}

    /**
     * The first cycle as {@code a -> b -> a}; empty if there is none.
     *
     * @param sources the folder of a module's sources, {@code src/main/java}
     */
    public static List<String> in(Path sources) {
        PackageCycles found = new PackageCycles();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(found::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.uses.isEmpty()) {
            throw new IllegalArgumentException(sources + ": expected source files, found none");
        }
        Set<String> done = new HashSet<>();
        for (String start : found.uses.keySet()) {
            List<String> circle = found.circle(start, new ArrayList<>(), done);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }

    private void read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher of = PACKAGE.matcher(text);
        if (of.find()) {
            Set<String> used = uses.computeIfAbsent(of.group(1), p -> new TreeSet<>());
            IMPORT.matcher(text).results().map(r -> r.group(1)).forEach(used::add);
            used.remove(of.group(1));
        }
    }

    private List<String> circle(String at, List<String> way, Set<String> done) {
        if (way.contains(at)) {
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
            circle.add(at);
            return circle;
        }
        if (!done.contains(at)) {
            way.add(at);
            for (String next : uses.getOrDefault(at, Set.of())) {
                List<String> circle = circle(next, way, done);
                if (!circle.isEmpty()) {
                    return circle;
                }
            }
            way.remove(way.size() - 1);
            done.add(at);
        }
        return List.of();
    }
}
