package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import assay.internal.cli.run.DocPage.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The examples of README.md and of the tutorial, which must print what stands there. */
class TutorialDocIT {
    private static final List<String> PAGES = List.of("README.md", "docs/tutorial.md");

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
        return examples(e -> !isLong(e));
    }

    /** A minute of searches on two cores. */
    @TestFactory
    @Tag("nightly")
    List<DynamicTest> longExamples() throws IOException {
        return examples(TutorialDocIT::isLong);
    }

    private static boolean isLong(Example example) {
        return example.command().equals("./assay run");
    }

    private static List<DynamicTest> examples(Predicate<Example> which) throws IOException {
        List<DynamicTest> all = new ArrayList<>();
        for (String name : PAGES) {
            DocPage page = new DocPage(Path.of("..").resolve(name), folder);
            page.examples().stream()
                    .filter(which)
                    .forEach(e -> all.add(DynamicTest.dynamicTest(
                            name + " line " + e.line() + ": " + e.command(),
                            () -> page.check(e, page.run(e.command())))));
        }
        assertFalse(all.isEmpty());
        return all;
    }

    /** This makes sure that every block with a command is run, and that its output is compared. */
    @ParameterizedTest
    @FieldSource("PAGES")
    void allBlocks_areExamples(String name) throws IOException {
        assertEquals(List.of(), new DocPage(Path.of("..").resolve(name), folder).otherBlocks());
    }
}
