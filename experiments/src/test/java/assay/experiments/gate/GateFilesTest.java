package assay.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.cli.config.ExperimentConfig;
import assay.cli.gate.Finding.Verdict;
import assay.cli.run.Trial;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Baselines as files, what they can be compared with, and the answer as XML. */
class GateFilesTest {
    private static final Gauged GAUGED = new Gauged(
            List.of(new Series(Quantity.REGRET, "darts", new TreeMap<>(Map.of(0L, 0.1 + 0.2, 10L, 5e-9, 2L, 3.0)))),
            Map.of("darts", Map.of(0L, "|cell|")),
            Map.of("darts", 12.5),
            List.of());

    @TempDir
    Path folder;

    private static ExperimentConfig experiment(String... overrides) {
        return ExperimentConfig.parse(
                "methods: [darts, random]\nseeds: [0, 1]", "x", List.of(overrides), Trial.catalogue());
    }

    private static Conditions conditions(String... overrides) {
        return new Conditions(experiment(overrides).yaml(), "abc", "def");
    }

    @Test
    void aBaseline_readsBack() {
        Baseline before = new Baseline(conditions(), GAUGED, Map.of("assay", "0.1.0 (x)"));
        Path file = folder.resolve("a/baseline.json");
        BaselineFile.write(file, before);
        assertEquals(before, BaselineFile.read(file));
    }

    @Test
    void whatIsNoBaseline_isRefused() throws Exception {
        Path file = folder.resolve("baseline.json");
        DataMissingException none = assertThrows(DataMissingException.class, () -> BaselineFile.read(file));
        assertTrue(none.getMessage().contains("--update"), none.getMessage());
        BaselineFile.write(file, new Baseline(conditions(), GAUGED, Map.of()));
        String whole = Files.readString(file);
        for (String damaged : List.of(
                "",
                "{}",
                "[1]",
                whole.substring(0, whole.length() / 2),
                whole.replace("gate-baseline", "run"),
                whole.replace("\"regret\"", "\"regrets\""),
                whole.replace("3.0", "\"three\""),
                whole.replace("3.0", "1e999"),
                whole.replace("\"10\"", "\"ten\""))) {
            Files.writeString(file, damaged);
            assertThrows(DataFormatException.class, () -> BaselineFile.read(file), damaged);
        }
    }

    @Test
    void seedsNameAndOtherMethods_mayDiffer() {
        conditions().requireExperiment(experiment("seeds=[7, 8, 9]", "name=other"), "b.json");
        conditions().requireExperiment(experiment("methods=[random]"), "b.json");
    }

    @Test
    void anotherExperiment_isRefused_sayingWhatDiffers() {
        UsageException e = assertThrows(UsageException.class, () -> conditions()
                .requireExperiment(
                        experiment("supernet.epochs=3", "methods=[darts: {alpha_rate: 0.5}, random]"), "b.json"));
        assertTrue(e.getMessage().contains("supernet.epochs: 50 in the baseline, 3 now"), e.getMessage());
        assertTrue(e.getMessage().contains("methods.darts: {alpha_rate: "), e.getMessage());
        UsageException method = assertThrows(
                UsageException.class, () -> conditions().requireExperiment(experiment("methods=[snas]"), "b.json"));
        assertTrue(method.getMessage().contains("'snas'"), method.getMessage());
    }

    @Test
    void otherData_isRefused() {
        Conditions c = conditions();
        c.requireData(conditions("seeds=[5, 6]"), "b.json");
        c.requireData(new Conditions("", "", "def"), "b.json");
        assertThrows(DataMissingException.class, () -> c.requireData(new Conditions("", "other", "def"), "b.json"));
        DataMissingException e = assertThrows(
                DataMissingException.class, () -> c.requireData(new Conditions("", "abc", "other"), "b.json"));
        assertTrue(e.getMessage().contains("table") && e.getMessage().contains("other"), e.getMessage());
    }

    @Test
    void correlations_keepTheirSign_andCountWhatHasNoScoreAsWorst() {
        double[] truth = {1, 2, 3, 4};
        assertEquals(-1, Gauge.correlation(new double[] {4, 3, 2, 1}, truth), 1e-12);
        assertEquals(1, Gauge.correlation(new double[] {Double.NaN, 2, 3, 40}, truth), 1e-12);
        assertEquals(0, Gauge.correlation(new double[] {5, 5, 5, 5}, truth));
    }

    @Test
    void theXml_isRead_whateverAFailureSays() throws Exception {
        OptionalDouble none = OptionalDouble.empty();
        List<Finding> findings = List.of(
                new Finding(
                        Quantity.LOSS,
                        "darts",
                        OptionalDouble.of(1),
                        OptionalDouble.of(2),
                        0.02,
                        OptionalDouble.of(0.001),
                        none,
                        Verdict.WORSE,
                        ""),
                new Finding(
                        Quantity.REGRET,
                        "a<&\"b",
                        none,
                        none,
                        0,
                        none,
                        none,
                        Verdict.FAILED,
                        "x < y & \u0000\u001b[31m \"q\""),
                new Finding(Quantity.REGRET, "new", none, none, 0, none, none, Verdict.NEW, "not in the baseline"),
                new Finding(Quantity.REGRET, "ok", none, none, 0, none, none, Verdict.SAME, ""));
        String xml = JunitXml.text(new GateAnswer(
                Path.of("b.json"),
                new Baseline(conditions(), GAUGED, Map.of()),
                GAUGED,
                List.of(0L),
                "",
                0.05,
                findings));
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertEquals("4", read.getDocumentElement().getAttribute("tests"));
        assertEquals("2", read.getDocumentElement().getAttribute("failures"));
        assertEquals(4, read.getElementsByTagName("testcase").getLength());
        assertEquals(2, read.getElementsByTagName("failure").getLength());
        assertEquals(1, read.getElementsByTagName("skipped").getLength());
        assertTrue(xml.contains("x &lt; y &amp; [31m"), xml);
        assertFalse(xml.contains("\u001b"));
    }
}
