package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Genotype201;
import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a table: what it holds. */
class ExploreIT {
    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    private Path page(String... more) {
        Path page = folder.resolve("page.html");
        Ran ran = Ran.assay(Stream.concat(Stream.of("explore", "mini201", "--out", page.toString()), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(page + "\n", ran.out());
        return page;
    }

    @Test
    void thePage_holdsTheTable() throws IOException {
        PackedPage page = PackedPage.read(page());
        assertEquals(15_625, page.index().length);
        Ran asked = Ran.assay("query", "mini201", "--index", "6111", "--standard", "--json");
        double value = new ObjectMapper().readTree(asked.out()).get("value").doubleValue();
        assertEquals((float) value, page.columns().get("fashion-mini test, 6 epochs")[6111]);
        assertEquals(6111, page.index()[6111]);
        Genotype201 cell =
                (Genotype201) SpaceKits.called("201", "test").read(page.texts().get(6111));
        for (int edge = 0; edge < 6; edge++) {
            String option = page.head()
                    .get("groups")
                    .get(edge)
                    .get("options")
                    .get(page.choices()[6111 * 6 + edge])
                    .textValue();
            assertEquals(cell.edges().get(edge).token(), option);
        }
    }

    @Test
    void whatHasNoPage_isRefused() {
        Ran other = Ran.assay("explore", "nothing");
        assertEquals(2, other.code());
        Ran large = Ran.assay("explore", "darts");
        assertEquals(2, large.code());
        assertTrue(large.err().contains("expected a table, or a space that a table judges, found darts"), large.err());
        Ran space = Ran.assay("explore", "mini201", "--with", "nothing");
        assertEquals(3, space.code(), space.err());
    }
}
