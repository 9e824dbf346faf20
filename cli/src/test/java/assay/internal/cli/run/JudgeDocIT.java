package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/judge.md, which must print what stands there. */
class JudgeDocIT {
    @TempDir
    static Path folder;

    static DocPage page;

    @BeforeAll
    static void open() throws IOException {
        page = new DocPage(Path.of("../docs/judge.md"), folder);
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    /** In the order of the page: later ones read what earlier ones wrote. */
    @TestFactory
    Stream<DynamicTest> examples() {
        assertTrue(page.examples().size() > 10, "examples of the page");
        return page.examples().stream()
                .map(e -> DynamicTest.dynamicTest(
                        "line " + e.line() + ": " + e.command(), () -> page.check(e, page.run(e.command()))));
    }
}
