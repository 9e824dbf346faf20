package assay.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other people's code may use is what docs/java.md names; everything else lies below {@code assay.internal}. */
class DoorsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("^\\| `(assay\\.[a-z0-9.]+)` \\|", Pattern.MULTILINE);

    @Test
    void packages_areNamedAsDoors_orInternal() throws IOException {
        assertEquals(named(), doors());
    }

    @Test
    void doors_showNoTypeThatIsInternal() throws Exception {
        List<String> leaks = new ArrayList<>();
        int seen = 0;
        for (String name : classes()) {
            Class<?> type = Class.forName(name, false, getClass().getClassLoader());
            if (Modifier.isPublic(type.getModifiers())) {
                seen++;
                signatures(type).filter(s -> s.contains("assay.internal.")).forEach(s -> leaks.add(name + ": " + s));
            }
        }
        assertEquals(List.of(), leaks);
        assertFalse(seen < 100, "public classes seen: " + seen);
    }

    @Test
    void examplePlugin_usesDoorsOnly() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples/plugin/src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertFalse(Files.readString(file).contains("assay.internal"), file.toString());
            }
        }
    }

    private static TreeSet<String> named() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        NAMED.matcher(Files.readString(ROOT.resolve("docs/java.md"))).results().forEach(m -> found.add(m.group(1)));
        return found;
    }

    private static TreeSet<String> doors() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        List<Path> sources = new ArrayList<>(folders("src/main/java"));
        sources.add(ROOT.resolve("junit/src/main/java")); // builds on this module
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .map(f -> name(source, f.getParent()))
                        .filter(name -> !name.startsWith("assay.internal."))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> classes() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path built : folders("target/classes")) {
            try (Stream<Path> files = Files.walk(built)) {
                files.filter(f ->
                                f.toString().endsWith(".class") && !f.toString().endsWith("-info.class"))
                        .map(f -> name(built, f).replaceFirst("\\.class$", ""))
                        .filter(name -> doorsOnly(name))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean doorsOnly(String name) {
        return name.startsWith("assay.") && !name.startsWith("assay.internal.");
    }

    /** These folders of this module and of the modules that it builds on. */
    private static List<Path> folders(String below) {
        return Stream.of("core", "images", "data", "supernet", "proxies", "reports", "conformance", "experiments")
                .map(module -> ROOT.resolve(module).resolve(below))
                .filter(Files::isDirectory)
                .toList();
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('/', '.').replace('\\', '.');
    }

    private static Stream<String> signatures(Class<?> type) {
        Stream<String> members = Stream.of(
                        type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream)
                .filter(DoorsTest::open)
                .map(m -> m instanceof Executable e ? e.toGenericString() : ((Field) m).toGenericString());
        return Stream.concat(
                Stream.concat(Stream.of(String.valueOf(type.getGenericSuperclass())), members),
                Arrays.stream(type.getGenericInterfaces()).map(String::valueOf));
    }

    private static boolean open(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }
}
