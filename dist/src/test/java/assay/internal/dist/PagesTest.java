package assay.internal.dist;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    @Test
    void manualPages_haveParagraphs_headingsWithoutColons_andLinesThatFit(@TempDir Path folder) throws Exception {
        Pages.main(new String[] {folder.toString()});
        String query = Files.readString(folder.resolve("adoc/assay-query.adoc"));
        assertTrue(query.contains("the exit code is 4.\n\nWith --batch, each row"), query);
        assertTrue(query.contains("\n== Examples\n"), query);
        assertFalse(query.contains("Examples:"), query);
        assertTrue(query.contains(" \\\n      --device edgegpu\n"), query);
        assertTrue(Files.readString(folder.resolve("adoc/assay.adoc")).contains("\n== Exit codes\n"));
    }
}
