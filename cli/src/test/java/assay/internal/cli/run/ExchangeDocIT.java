package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.testkit.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/exchange.md, which must print what stands there; those in Python with the programs that they name. */
class ExchangeDocIT {
    /** Names the virtual environment that python/readers makes, if it is in another place. */
    private static final String ENVIRONMENT = "ASSAY_READERS_ENV";

    @TempDir
    static Path folder;

    static DocPage page;

    @BeforeAll
    static void open() throws IOException {
        page = new DocPage(Path.of("../docs/exchange.md"), folder);
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    /** In the order of the page: later ones read what earlier ones wrote. */
    @TestFactory
    Stream<DynamicTest> examples() {
        assertTrue(page.examples().size() > 5, "examples of the page");
        Stream<DynamicTest> commands = page.examples().stream()
                .map(e -> DynamicTest.dynamicTest(
                        "line " + e.line() + ": " + e.command(), () -> page.check(e, page.run(e.command()))));
        Stream<DynamicTest> programs = page.programs().stream()
                .map(p -> DynamicTest.dynamicTest("line " + p.line() + ": Python", () -> python(p)));
        return Stream.concat(
                Stream.concat(commands, programs), Stream.of(DynamicTest.dynamicTest("pdflatex", this::typeset)));
    }

    /** Every table of the report in one document. */
    private void typeset() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Installed.find("pdflatex").isPresent(),
                "pdflatex is not there: no table is typeset. In Debian it is in texlive-latex-base, booktabs in"
                        + " texlive-latex-recommended.");
        Path tables = folder.resolve("out/latex");
        StringBuilder text = new StringBuilder("\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n");
        try (Stream<Path> files = Files.list(tables)) {
            files.map(f -> f.getFileName().toString())
                    .sorted()
                    .forEach(f -> text.append("\\input{").append(f).append("}\n"));
        }
        Files.writeString(tables.resolve("all.tex"), text.append("\\end{document}\n"));
        Process process = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex")
                .directory(tables.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(Files.size(tables.resolve("all.pdf")) > 10_000, said);
    }

    private static void python(DocPage.Program program) throws IOException, InterruptedException {
        String named = System.getenv(ENVIRONMENT);
        Path python = Path.of(named == null ? "../target/python-readers" : named, "bin/python");
        Assumptions.assumeTrue(
                Files.isExecutable(python),
                python
                        + " is not there: what docs/exchange.md says of other programs is not run. python/readers makes it.");
        Path file = folder.resolve("example.py");
        Files.writeString(file, program.code());
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(List.of(python.toAbsolutePath().toString(), file.toString()))
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> {
            try {
                return Files.readString(errors);
            } catch (IOException e) {
                return e.toString();
            }
        });
        page.check(program, printed);
    }
}
