package assay.internal.experiments.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.experiments.referee.ArchitectureReader;
import assay.internal.experiments.referee.JudgedRow;
import assay.internal.experiments.referee.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result files of other programs become rows; damaged ones are refused. */
class ForeignRunTest {
    @TempDir
    Path folder;

    private static byte[] resource(String name) throws IOException {
        if (name.startsWith("syne-tune/")) {
            return Files.readAllBytes(Path.of("../examples/judge/syne-tune/0", name.substring("syne-tune/".length())));
        }
        try (InputStream in = ForeignRunTest.class.getResourceAsStream("/foreign/" + name)) {
            return in.readAllBytes();
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    /** Jackson takes two zero bytes at the beginning for UTF-32, in which these bytes are no characters. */
    @ParameterizedTest
    @ValueSource(strings = {"naslib/errors.json", "naslib/zeros.json"})
    void bytesThatLookLikeUtf32_areNoJson(String name) throws IOException {
        byte[] json = "{\"valid_acc\": [1.5], \"errors\": 1}".getBytes(StandardCharsets.UTF_8);
        for (byte[] mark :
                new byte[][] {{'{', 0, 0, 0}, {0, 0, 0, '{'}, {0, 0, (byte) 0xFE, (byte) 0xFF}, {0, 0, '{', 0}}) {
            byte[] bytes = Arrays.copyOf(mark, mark.length + json.length);
            System.arraycopy(json, 0, bytes, mark.length, json.length);
            Path file = file(name, bytes);
            DataFormatException e = assertThrows(DataFormatException.class, () -> PythonJson.read(file));
            assertTrue(e.getMessage().startsWith(file + ": refused: expected JSON, found: "), e.getMessage());
        }
    }

    private static List<JudgedRow> read(Path file) {
        return read(file, Optional.empty());
    }

    private static List<JudgedRow> read(Path file, Optional<String> method) {
        return new RowReader(
                        ArchitectureReader.of(SpaceKits.named("nasbench201", "test")),
                        new RowReader.Options(Map.of(), method, false),
                        remark -> {})
                .read(List.of(file))
                .rows();
    }

    private static Genotype cell(int index) {
        return SpaceKits.named("nasbench201", "test").numbering().orElseThrow().at(index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.pth", "legacy.pth"})
    void natsBench_hasTheBestSoFar_itsCost_andItsAnswer(String resource) throws IOException {
        List<JudgedRow> rows =
                read(file("search-tss/cifar10-T20000/R-EA-SS3/results.pth", resource("nats/" + resource)));
        assertEquals(5, rows.size());
        JudgedRow last = rows.get(2);
        assertEquals("R-EA-SS3", last.method());
        assertEquals(0, last.seed());
        assertEquals(OptionalLong.of(3), last.step());
        assertEquals(Optional.of(cell(9930)), last.architecture());
        assertEquals(OptionalDouble.of(30), last.costSeconds());
        assertEquals(OptionalLong.of(3), last.evaluations());
        assertTrue(last.isFinal());
        assertFalse(rows.get(1).isFinal());
        assertEquals(Optional.of(cell(6111)), rows.get(0).architecture());
        assertEquals(OptionalDouble.of(24.5), rows.get(4).costSeconds());
        assertEquals(1, rows.get(4).seed());
        assertTrue(
                rows.get(4).at().endsWith("results.pth loop 1 step 2"),
                rows.get(4).at());
    }

    @Test
    void nasBench201sPrograms_keepTheAnswersAlone() throws IOException {
        List<JudgedRow> rows = read(file("mine.pth", resource("nats/answers.pth")));
        assertEquals(
                List.of("mine", "mine"), rows.stream().map(JudgedRow::method).toList());
        assertEquals(List.of(0L, 1L), rows.stream().map(JudgedRow::seed).toList());
        assertEquals(Optional.of(cell(1462)), rows.get(1).architecture());
        assertTrue(rows.stream().allMatch(JudgedRow::isFinal));
    }

    /** Written by Syne Tune 0.16.0: a random search with two workers on mini201, exported as its blackbox. */
    @Test
    void syneTune_hasResultsInTheOrderOfTime_withTheMetricAsScore() throws IOException {
        file("st/metadata.json", resource("syne-tune/metadata.json"));
        List<JudgedRow> rows = read(file("st/results.csv.zip", resource("syne-tune/results.csv.zip")));
        assertEquals(LINES, rows.size());
        JudgedRow first = rows.get(0);
        assertEquals("RS", first.method());
        assertEquals(0, first.seed());
        assertEquals(
                "|none~0|+|nor_conv_1x1~0|nor_conv_3x3~1|+|skip_connect~0|avg_pool_3x3~1|nor_conv_3x3~2|",
                first.architecture().orElseThrow().text());
        assertEquals(OptionalDouble.of(0.15426861345767975), first.costSeconds());
        assertEquals(OptionalDouble.empty(), first.timeSeconds());
        assertEquals(OptionalDouble.of(-0.646), first.score());
        assertEquals(OptionalLong.of(1), first.evaluations());
        double before = 0;
        for (JudgedRow row : rows) {
            assertTrue(row.costSeconds().orElseThrow() >= before);
            before = row.costSeconds().orElseThrow();
        }
    }

    private static final int LINES = 20;

    @Test
    void syneTune_withoutItsMetadata_isReadByWhatIsKnownOfItsBlackbox() throws IOException {
        Path zip = file("rs-7/results.csv.zip", resource("syne-tune/results.csv.zip"));
        JudgedRow first = read(zip).get(0);
        assertEquals("rs-7", first.method());
        assertEquals(0, first.seed());
        assertEquals(OptionalDouble.of(-0.646), first.score());
        assertEquals(
                "RS",
                read(Path.of("../examples/judge/syne-tune/1/results.csv.zip"))
                        .get(0)
                        .method());
        assertEquals(
                1,
                read(Path.of("../examples/judge/syne-tune/1/results.csv.zip"))
                        .get(0)
                        .seed());
        assertEquals("mine", read(zip, Optional.of("mine")).get(0).method());
        String other = "accuracy,st_tuner_time,trial_id,config_hp_x0\n1,2,0,none\n";
        DataFormatException e = assertThrows(
                DataFormatException.class, () -> read(file("x/results.csv", other.getBytes(StandardCharsets.UTF_8))));
        assertTrue(e.getMessage().contains("expected metadata.json beside it"), e.getMessage());
    }

    @Test
    void syneTune_ofRealTrials_hasRealTime_andAMetricToRaise() throws IOException {
        file(
                "st/metadata.json",
                "{\"backend\": \"LocalBackend\", \"metric_names\": [\"acc\"], \"metric_mode\": [\"max\"]}"
                        .getBytes(StandardCharsets.UTF_8));
        String csv =
                "acc,st_tuner_time,trial_id,config_hp_x0,config_hp_x1,config_hp_x2,config_hp_x3,config_hp_x4,config_hp_x5\n"
                        + "0.5,2.5,0,none,none,none,none,none,none\n";
        JudgedRow row = read(file("st/results.csv", csv.getBytes(StandardCharsets.UTF_8)))
                .get(0);
        assertEquals(OptionalDouble.of(2.5), row.timeSeconds());
        assertEquals(OptionalDouble.empty(), row.costSeconds());
        assertEquals(OptionalDouble.of(0.5), row.score());
    }

    private static final String LISTS = "\"train_acc\":[50.0,60.5,70.25],\"train_loss\":[-1,-1,-1],"
            + "\"valid_acc\":[60.0,70.5,NaN],\"valid_loss\":[-1,-1,-1],\"test_acc\":[60.1,70.2,80.3],"
            + "\"test_loss\":[-1,-1,-1],\"runtime\":[1.5,2.5,3.0],\"train_time\":[1,2,3]";
    private static final String LOG = "11/29 10:00:00 nl.defaults.trainer INFO: Start evaluation\n"
            + "11/29 10:00:01 nl.defaults.trainer INFO: Final architecture hash: (4, 0, 3, 1, 4, 3)\n";

    @Test
    void naslib_isItsAnswer_readFromTheLogBesideIt() throws IOException {
        Path errors = file(
                "201/cifar10/re/7/errors.json",
                ("{" + LISTS + ",\"arch_eval\":[],\"params\":0.3}").getBytes(StandardCharsets.UTF_8));
        file("201/cifar10/re/7/log.log", LOG.getBytes(StandardCharsets.UTF_8));
        JudgedRow row = read(errors).get(0);
        assertEquals(1, read(errors).size());
        assertEquals("re", row.method());
        assertEquals(7, row.seed());
        assertEquals(OptionalLong.of(3), row.step());
        assertEquals(OptionalDouble.of(7), row.timeSeconds());
        assertEquals(OptionalDouble.empty(), row.score());
        assertTrue(row.isFinal());
        assertEquals(
                "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|",
                row.architecture().orElseThrow().text());
    }

    @Test
    void naslib_withArchitecturesOfTheEpochs_isATrajectory() throws IOException {
        String config = "{\"optimizer\":\"bananas\",\"seed\":4,\"search\":{\"seed\":5,\"epochs\":3}}";
        Path errors = file(
                "run/errors.json",
                ("[" + config + ",{" + LISTS + ",\"arch\":[\"(4, 0, 3, 1, 4, 3)\",[1,1,1,1,1,1]],\"params\":0.3}]")
                        .getBytes(StandardCharsets.UTF_8));
        List<JudgedRow> rows = read(errors);
        assertEquals(2, rows.size());
        assertEquals("bananas", rows.get(0).method());
        assertEquals(5, rows.get(0).seed());
        assertEquals(OptionalDouble.of(60), rows.get(0).score());
        assertEquals(OptionalDouble.of(4), rows.get(1).timeSeconds());
        assertEquals(
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
                rows.get(1).architecture().orElseThrow().text());
        assertFalse(rows.get(1).isFinal());
        file("run/log.log", LOG.getBytes(StandardCharsets.UTF_8));
        assertEquals(3, read(errors).size());
        assertTrue(read(errors).get(2).isFinal());
    }

    @Test
    void naslib_withoutAnyArchitecture_isRefused_withTheWayOut() throws IOException {
        Path errors = file("errors.json", ("{" + LISTS + "}").getBytes(StandardCharsets.UTF_8));
        DataFormatException e = assertThrows(DataFormatException.class, () -> read(errors));
        assertTrue(e.getMessage().contains("Expected log.log beside it"), e.getMessage());
    }

    @Test
    void othersPickles_areRefused_withWhatWasExpected() throws IOException {
        String legacy = new String(resource("nats/legacy.pth"), StandardCharsets.ISO_8859_1);
        byte[] renamed = legacy.replace("all_archs", "all_cells").getBytes(StandardCharsets.ISO_8859_1);
        DataFormatException e = assertThrows(DataFormatException.class, () -> read(file("x.pth", renamed)));
        assertTrue(
                e.getMessage().contains("loop 0: lists all_archs and all_total_times of one length"), e.getMessage());
    }

    @Test
    void otherFiles_areLeftToTheReaderOfRows() throws IOException {
        assertEquals(
                Optional.empty(),
                ForeignRun.open(file("a.csv", "seed,arch\n1,2\n".getBytes(StandardCharsets.UTF_8)), Optional.empty()));
        assertEquals(
                Optional.empty(),
                ForeignRun.open(file("a.json", "[{\"arch\": 1}]".getBytes(StandardCharsets.UTF_8)), Optional.empty()));
        assertEquals(Optional.empty(), ForeignRun.open(file("empty", new byte[0]), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats/results.pth", "nats/legacy.pth", "nats/answers.pth", "syne-tune/results.csv.zip"})
    void damagedFiles_areReadOrRefused(String name) throws IOException {
        byte[] whole = resource(name);
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i < 100 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i >= 100) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = file("damaged/results.bin", bytes);
            try {
                read(file);
            } catch (AssayException refused) {
                assertFalse(refused.getMessage().isBlank());
            }
        }
    }
}
