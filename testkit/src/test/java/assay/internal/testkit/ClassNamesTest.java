package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class of the program has a name of its own: a name that is read means one thing. */
class ClassNamesTest {
    @Test
    void names_meanOneClassEach() throws IOException {
        Map<String, List<String>> places;
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            places = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ClassNamesTest::sources)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString(),
                            TreeMap::new,
                            Collectors.mapping(Path::toString, Collectors.toList())));
        }
        assertTrue(places.size() > 500, "classes seen: " + places.size());
        places.remove("package-info.java");
        places.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), places);
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
