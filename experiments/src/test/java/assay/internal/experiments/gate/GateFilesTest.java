package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.testkit.BitRot;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines as files, and what they can be compared with. */
class GateFilesTest {
    private static final Gauged GAUGED = new Gauged(
            List.of(new SeedSeries(Quantity.REGRET, "darts", new TreeMap<>(Map.of(0L, 0.1 + 0.2, 10L, 5e-9, 2L, 3.0)))),
            Map.of("darts", Map.of(0L, "|cell|")),
            Map.of("darts", 12.5),
            List.of());

    private static final Consumer<String> NOTHING_TOLD = remark -> {
        throw new AssertionError(remark);
    };

    @TempDir
    Path folder;

    private static ExperimentConfig experiment(String... overrides) {
        return ExperimentConfig.parse(
                "methods: [darts, random]\nseeds: [0, 1]", "x", List.of(overrides), Catalogue.methods());
    }

    private static Conditions conditions(String... overrides) {
        return new Conditions(experiment(overrides).yaml(), "abc", "def");
    }

    @Test
    void aBaseline_readsBack() {
        Baseline before = new Baseline(conditions(), GAUGED, Map.of("assay", "0.1.0 (x)"));
        Path file = folder.resolve("a/baseline.json");
        BaselineFile.write(file, before);
        assertEquals(before, BaselineFile.read(file, NOTHING_TOLD));
    }

    /** The checksum is over what the file says, not over its layout. People keep it among sources, where line ends change. */
    @Test
    void aBaselineOfOtherNumbers_isRefused_andOneThatIsLaidOutAnewIsNot() throws Exception {
        Baseline before = new Baseline(conditions(), GAUGED, Map.of("assay", "0.1.0 (x)"));
        Path file = folder.resolve("baseline.json");
        BaselineFile.write(file, before);
        BitRot.of(file, () -> BaselineFile.read(file, remark -> {})).flip(500);
        String whole = Files.readString(file);
        ObjectMapper json = new ObjectMapper();
        for (String same :
                List.of(whole.replace("\n", "\r\n"), json.readTree(whole).toString())) {
            assertNotEquals(whole, same);
            Files.writeString(file, same);
            assertEquals(before, BaselineFile.read(file, NOTHING_TOLD));
        }
        Files.writeString(file, whole.replace("3.0", "2.9"));
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> BaselineFile.read(file, NOTHING_TOLD), "edited");
        assertTrue(e.getMessage().contains("\"sha256\""), e.getMessage());
    }

    @Test
    void aBaselineWithoutChecksum_isRead_andThatIsTold() throws Exception {
        Path file = folder.resolve("baseline.json");
        BaselineFile.write(file, new Baseline(conditions(), GAUGED, Map.of()));
        Files.writeString(file, unsealed(Files.readString(file)).replace("3.0", "2.9"));
        List<String> told = new ArrayList<>();
        Baseline found = BaselineFile.read(file, told::add);
        assertEquals(2.9, found.gauged().series().get(0).values().get(2L));
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("no checksum"), told::toString);
    }

    @Test
    void theBaselineOfThisRepository_hasAChecksum() {
        BaselineFile.read(Path.of("../gate/gate-baseline.json"), NOTHING_TOLD);
    }

    private static String unsealed(String whole) {
        return whole.replaceAll(",\\s*\"sha256\" : \"[0-9a-f]{64}\"", "");
    }

    @Test
    void whatIsNoBaseline_isRefused() throws Exception {
        Path file = folder.resolve("baseline.json");
        DataMissingException none =
                assertThrows(DataMissingException.class, () -> BaselineFile.read(file, remark -> {}));
        assertTrue(none.getMessage().contains("--update"), none.getMessage());
        BaselineFile.write(file, new Baseline(conditions(), GAUGED, Map.of()));
        String whole = unsealed(Files.readString(file));
        for (String damaged : List.of(
                "",
                "{}",
                "[1]",
                whole.substring(0, whole.length() / 2),
                whole.replace("gate-baseline", "run"),
                whole.replace("\"regret\"", "\"regrets\""),
                whole.replace("3.0", "\"three\""),
                whole.replace("3.0", "1e999"),
                whole.replace("\"10\"", "\"ten\""),
                whole.replaceAll("(?s)\"series\" : \\[.*?\\],\\s*\"chosen\"", "\"series\" : [], \"chosen\""),
                whole.replaceAll("(?s)\"by_seed\" : \\{.*?\\}", "\"by_seed\" : {}"))) {
            assertNotEquals(whole, damaged);
            Files.writeString(file, damaged);
            assertThrows(DataFormatException.class, () -> BaselineFile.read(file, remark -> {}), damaged);
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
        assertTrue(
                e.getMessage().contains("methods.darts.alpha_rate: 3.0E-4 in the baseline, 0.5 now"), e.getMessage());
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
}
