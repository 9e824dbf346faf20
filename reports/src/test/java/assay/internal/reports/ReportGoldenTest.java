package assay.internal.reports;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.run.Experiment;
import assay.core.space.bench201.Op201;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of a tiny made-up experiment as text. After a wanted change run the test with {@code -Dassay.golden=write},
 * look at the difference, and commit it alone.
 */
class ReportGoldenTest {
    private static final String GOLDEN = "/golden/";

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        Experiment tiny = experiment(
                "tiny",
                List.of("cifar10", "cifar100"),
                run("darts", 0, all(Op201.SKIP_CONNECT)),
                run("darts", 1, all(Op201.CONV_1X1)),
                run("zero-cost", 0, all(Op201.CONV_3X3)),
                run("zero-cost", 1, all(Op201.NONE)));
        new Report(tiny, Samples.formula()).writeTo(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.md",
                "results.csv",
                "results.json",
                "figures/seeds-cifar10.svg",
                "tables/methods.csv",
                "tables/pairs.csv",
                "tables/friedman.csv",
                "tables/cost.json",
                "curves/accuracy-cifar10-epoch.csv",
                "curves/pareto-cifar10-params.csv",
                "figures/cell-1.svg",
                "figures/cell-4.svg"
            })
    void file_isAsItWas(String name) throws IOException {
        String now = plain(Files.readString(folder.resolve(name)));
        String kept = name.substring(name.indexOf('/') + 1);
        if ("write".equals(System.getProperty("assay.golden"))) {
            Path source = Path.of("src", "test", "resources", "golden", kept);
            Files.createDirectories(source.getParent());
            Files.writeString(source, now);
            return;
        }
        try (InputStream in = getClass().getResourceAsStream(GOLDEN + kept)) {
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), now);
        }
    }

    /** Without the style sheet, which is the same in all figures and a file of its own. */
    private static String plain(String text) {
        return text.replaceAll("(?s)<style>.*?</style>\n", "");
    }
}
