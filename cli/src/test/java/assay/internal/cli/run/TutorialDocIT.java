package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of README.md and of the tutorial, which must print what stands there. */
class TutorialDocIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    /** In the order of the pages: later ones read what earlier ones wrote. */
    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> all = new ArrayList<>();
        for (String name : List.of("README.md", "docs/tutorial.md")) {
            DocPage page = new DocPage(Path.of("..").resolve(name), folder);
            assertTrue(page.examples().size() >= 3, name);
            page.examples()
                    .forEach(e -> all.add(DynamicTest.dynamicTest(
                            name + " line " + e.line() + ": " + e.command(), () -> e.check(page.run(e.command())))));
        }
        return all;
    }
}
