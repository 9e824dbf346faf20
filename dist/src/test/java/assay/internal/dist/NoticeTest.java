package assay.internal.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file NOTICE says what data the program carries. */
class NoticeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern PLACE = Pattern.compile("[a-z0-9-]+/src/main/resources/[\\w./-]*\\w");
    private static final Pattern DATA = Pattern.compile(".*\\.(parquet|gz|csv|bin|zip|arrow|duckdb|npz|safetensors)");

    private static List<Path> places() throws IOException {
        return PLACE.matcher(Files.readString(ROOT.resolve("NOTICE")))
                .results()
                .map(m -> ROOT.resolve(m.group()))
                .toList();
    }

    @Test
    void placesThatItNames_areThere() throws IOException {
        assertEquals(5, places().size()); // two data sets, a text, the carried tables, the list of published numbers
        for (Path place : places()) {
            assertTrue(Files.exists(place), place.toString());
        }
    }

    @Test
    void dataOfTheProgram_isNamed() throws IOException {
        List<Path> data;
        try (Stream<Path> all = Files.find(ROOT, 20, (p, a) -> p.toString().contains("/src/main/resources/"))) {
            data = all.filter(p -> DATA.matcher(p.toString()).matches()).toList();
        }
        assertTrue(
                data.size() >= 11,
                data.toString()); // four files of images, three of a text, three tables, a list of published numbers
        for (Path file : data) {
            assertTrue(places().stream().anyMatch(file::startsWith), file + " is not in NOTICE");
        }
    }
}
