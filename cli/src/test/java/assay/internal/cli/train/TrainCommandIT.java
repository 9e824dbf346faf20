package assay.internal.cli.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.internal.cli.Assay;
import assay.internal.cli.Ran;
import assay.internal.core.io.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole trainings of tiny networks on made-up images. */
class TrainCommandIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path images;

    @TempDir
    Path folder;

    /** Each class bright in a part of its own. */
    @BeforeAll
    static void makeImages() throws IOException {
        RandomStream random = new RandomStream(3);
        for (String name : List.of("train-made.bin", "test-made.bin")) {
            int n = name.startsWith("train") ? 60 : 20;
            byte[] records = new byte[n * 3073];
            for (int i = 0; i < n; i++) {
                records[i * 3073] = (byte) (i % 10);
                for (int j = 0; j < 3072; j++) {
                    records[i * 3073 + 1 + j] = (byte) (random.nextInt(100) + (j / 308 == i % 10 ? 150 : 0));
                }
            }
            Files.write(images.resolve(name), records);
        }
    }

    private static String[] command(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                "--arch",
                "DARTS_V2",
                "--images",
                images.toString(),
                "--size",
                "8",
                "--channels",
                "4",
                "--cells",
                "3",
                "--auxiliary",
                "0",
                "--epochs",
                "3",
                "--batch",
                "10",
                "--backend",
                "plain",
                "--seed",
                "4",
                "--out",
                out.toString()));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aFlatFolderOfTestImages_isTakenByTrainAndEvaluate() throws IOException {
        for (String name : List.of("train/a", "train/b", "test/a", "test/b")) {
            Path to = Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < 4; i++) {
                ImageIO.write(
                        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                        "png",
                        to.resolve(i + ".png").toFile());
            }
        }
        String test = folder.resolve("test").toString();
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of(command(out, "--test", test)));
        command.set(command.indexOf("--images") + 1, folder.resolve("train").toString());
        command.set(command.indexOf("--batch") + 1, "4");
        Ran ran = Ran.assay(command.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        Ran measured = Ran.assay(
                "evaluate",
                "--backend",
                "plain",
                out.resolve("model.safetensors").toString(),
                "--images",
                test);
        assertEquals(0, measured.code(), measured.err());
        assertTrue(measured.out().contains("on 8 test images"), measured.out());
    }

    @Test
    void training_writesModelHistoryAndReport_andTheModelMeasuresTheSame() throws IOException {
        Ran ran = Ran.assay(command(folder, "--json"));
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = MAPPER.readTree(ran.out());
        assertEquals("train", answer.get("kind").textValue());
        JsonNode last = answer.get("epochs").get(2);
        assertEquals(0.00625, last.get("rate").doubleValue(), 1e-15);
        assertEquals(20, last.get("test").get("images").intValue());
        assertTrue(ran.err().contains("epoch 3/3"), ran.err());
        assertEquals(4, Files.readAllLines(folder.resolve("history.csv")).size());
        assertEquals(answer, MAPPER.readTree(folder.resolve("history.json").toFile()));
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("Training of DARTS_V2") && page.contains("normal cell"), page);
        assertTrue(Files.exists(folder.resolve("figures/loss.svg")));
        Ran measured = Ran.assay(
                "evaluate",
                folder.resolve("model.safetensors").toString(),
                "--images",
                images.toString(),
                "--backend",
                "plain",
                "--batch",
                "7",
                "--workers",
                "2",
                "--json");
        assertEquals(0, measured.code(), measured.err());
        JsonNode found = MAPPER.readTree(measured.out());
        // The same network and images, in batches of another size. So sums in float32 are taken in another order.
        assertEquals(
                last.get("test").get("loss").doubleValue(), found.get("loss").doubleValue(), 1e-5);
        assertEquals(last.get("test").get("top1_percent"), found.get("top1_percent"));
        byte[] model = Files.readAllBytes(folder.resolve("model.safetensors"));
        assertEquals(0, Ran.assay(command(folder)).code(), "a training that is done is only written again");
        assertArrayEquals(model, Files.readAllBytes(folder.resolve("model.safetensors")));
    }

    private static String[] augmented(String workers, String crop) {
        String jitter = crop.equals("resized") ? "0.4,0.4,0.4,0.2" : "0,0,0,0";
        return new String[] {"--workers", workers, "--crop", crop, "--jitter", jitter};
    }

    /** Stopped at any moment, the same command ends in the bytes of a training that nobody disturbed. */
    @ParameterizedTest
    @CsvSource({"KILL, 1, 137, resized", "KILL, 2, 137, pad", "INT, 2, 130, pad", "TERM, 1, 130, pad"})
    void stoppedTraining_goesOnToTheSameBytes(String signal, String workers, int code, String crop) throws Exception {
        Path whole = folder.resolve("whole");
        Path stopped = folder.resolve("stopped");
        String[] longer = with(command(stopped, augmented(workers, crop)), "--epochs", "12");
        List<String> program = new ArrayList<>(signal.equals("INT") ? interruptible() : List.of());
        program.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Assay.class.getName()));
        program.addAll(Arrays.asList(longer));
        Process process = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        for (int i = 0; i < 30_000 && !Files.exists(stopped.resolve("checkpoint")) && process.isAlive(); i++) {
            Thread.sleep(2);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not stop");
        String said = Files.readString(folder.resolve("said"));
        assertEquals(code, process.exitValue(), said);
        assertEquals(
                signal.equals("KILL") ? 0 : 1,
                said.lines().filter(l -> l.contains("stopped")).count(),
                said);
        assertFalse(Files.exists(stopped.resolve("model.safetensors")));
        Ran rest = Ran.assay(longer);
        assertEquals(0, rest.code(), rest.err());
        assertTrue(rest.err().contains("going on after epoch"), rest.err());
        assertEquals(0, Ran.assay(with(longer, "--out", whole.toString())).code());
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("model.safetensors")),
                Files.readAllBytes(stopped.resolve("model.safetensors")));
    }

    private static String[] with(String[] command, String option, String value) {
        String[] changed = command.clone();
        changed[Arrays.asList(command).indexOf(option) + 1] = value;
        return changed;
    }

    /** Tests that run in the background inherit an ignored SIGINT, and so would the program. */
    private static List<String> interruptible() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=INT");
        return new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0 ? env : List.of();
    }

    @Test
    void anotherSeed_isAnotherNetwork_andADrawnSeedIsKept() throws IOException {
        String[] without = Arrays.stream(command(folder.resolve("a")))
                .filter(a -> !a.equals("--seed") && !a.equals("4"))
                .toArray(String[]::new);
        List<String> some = new ArrayList<>(Arrays.asList(without));
        some.add(some.indexOf("--channels") + 1, "4"); // the filter took it, too
        Ran first = Ran.assay(some.toArray(String[]::new));
        assertEquals(0, first.code(), first.err());
        String seed = Files.readString(folder.resolve("a/seed")).strip();
        assertTrue(first.err().contains("seed " + seed + ";"), first.err());
        Ran again = Ran.assay(some.toArray(String[]::new));
        assertTrue(again.err().contains("going on after epoch 3"), again.err());
        assertEquals(0, Ran.assay(command(folder.resolve("b"))).code());
        assertNotEquals(
                Arrays.hashCode(Files.readAllBytes(folder.resolve("a/model.safetensors"))),
                Arrays.hashCode(Files.readAllBytes(folder.resolve("b/model.safetensors"))));
    }

    /** 124 epochs were lost so once: checkpoint, history and model were overwritten by another training. */
    @Test
    void folderOfAnotherTraining_isRefusedWithWhatDiffers_andStaysAsItIs() throws IOException {
        assertEquals(0, Ran.assay(command(folder)).code());
        Map<String, String> before = bytes();
        Ran rate = Ran.assay(command(folder, "--rate", "0.05"));
        assertEquals(2, rate.code(), rate.err());
        assertTrue(
                rate.err().contains("found another: --rate 0.025 before, 0.05 now. Nothing was changed"), rate.err());
        assertTrue(rate.err().contains("--out") && rate.err().contains("--fresh"), rate.err());
        Ran several = Ran.assay(with(command(folder, "--workers", "2", "--test-images", "10"), "--seed", "5"));
        assertEquals(2, several.code(), several.err());
        for (String part :
                List.of("--workers 1 before, 2 now", "--seed 4 before, 5 now", "--test-images 20 before, 10 now")) {
            assertTrue(several.err().contains(part), several.err());
        }
        assertEquals(before, bytes());
        Files.delete(folder.resolve("training.json"));
        Ran unknown = Ran.assay(command(folder));
        assertEquals(2, unknown.code(), unknown.err());
        assertTrue(unknown.err().contains("found one without training.json"), unknown.err());
        Ran fresh = Ran.assay(command(folder, "--rate", "0.05", "--fresh"));
        assertEquals(0, fresh.code(), fresh.err());
        assertFalse(fresh.err().contains("going on"), fresh.err());
        assertEquals(
                0,
                Ran.assay(command(folder, "--rate", "0.05", "--test-every", "3"))
                        .code());
    }

    /** Of every file but the lock. */
    private Map<String, String> bytes() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String name : List.of("checkpoint", "history.csv", "model.safetensors", "seed", "training.json")) {
            all.put(name, Sha256.hex(Files.readAllBytes(folder.resolve(name))));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "201 2 |nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_1x1~1|skip_connect~2|",
                "101 8 110101:c3;mp"
            })
    void cellsOfTheBenchmarks_areTrained_andTheirModelsMeasured(String space, String channels, String cell)
            throws IOException {
        Ran ran = Ran.assay(
                "train",
                "--space",
                space,
                "--arch",
                cell,
                "--images",
                images.toString(),
                "--size",
                "8",
                "--channels",
                channels,
                "--cells",
                "1",
                "--epochs",
                "1",
                "--batch",
                "20",
                "--backend",
                "plain",
                "--seed",
                "1",
                "--out",
                folder.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("top-1 "), ran.out());
        Ran measured = Ran.assay(
                "evaluate",
                folder.resolve("model.safetensors").toString(),
                "--images",
                images.toString(),
                "--backend",
                "plain");
        assertEquals(0, measured.code(), measured.err());
        assertEquals(ran.out().split(" ")[1], measured.out().split(" ")[1]);
    }

    @Test
    void dryRun_saysWhatItWouldCost_andWritesNothing() throws IOException {
        Ran ran = Ran.assay(command(folder.resolve("nothing"), "--dry-run", "--json"));
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = MAPPER.readTree(ran.out());
        assertEquals(6, answer.get("steps_per_epoch").intValue());
        assertTrue(answer.get("estimated_hours").doubleValue() > 0);
        assertTrue(answer.get("engine_memory_bytes").longValue()
                > 4 * answer.get("params").longValue());
        assertFalse(Files.exists(folder.resolve("nothing")));
        Ran people = Ran.assay(command(folder.resolve("nothing"), "--dry-run"));
        assertTrue(people.out().contains("\nestimated     "), people.out());
        assertTrue(people.err().startsWith("timing 4 steps of "), people.err());
    }

    @Test
    void mistakes_areToldWithWhatToDo() throws IOException {
        Ran auxiliary = Ran.assay(with(command(folder), "--auxiliary", "0.4"));
        assertEquals(2, auxiliary.code());
        assertTrue(
                auxiliary.err().contains("expected 8x8 to 10x10 pixels")
                        && auxiliary.err().contains("--auxiliary"),
                auxiliary.err());
        Ran memory = Ran.assay(with(command(folder), "--batch", "1000000"));
        assertEquals(2, memory.code());
        assertTrue(memory.err().contains("GiB in tensors with --batch 1000000"), memory.err());
        Ran arch = Ran.assay("train", "--arch", "DARTS_V9", "--images", images.toString());
        assertEquals(2, arch.code());
        assertTrue(arch.err().contains("genotype column 1"), arch.err());
        Path text = folder.resolve("model.safetensors");
        Files.writeString(text, "not a model at all");
        Ran model = Ran.assay("evaluate", text.toString(), "--images", images.toString());
        assertEquals(3, model.code());
        assertTrue(model.err().contains("safetensors"), model.err());
    }

    private static void classFolders(Path folder, String... classes) throws IOException {
        for (String name : classes) {
            Path of = Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < 4; i++) {
                BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                image.setRGB(i, i, 0xFFFFFF);
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
    }

    /** The same number of classes, but other classes: their accuracy would mean nothing. */
    @Test
    void classesAreComparedByTheirNames() throws IOException {
        Path photos = folder.resolve("photos");
        Path others = folder.resolve("others");
        Path out = folder.resolve("out");
        classFolders(photos.resolve("train"), "a", "b", "c", "__MACOSX");
        classFolders(photos.resolve("test"), "a", "b", "c");
        classFolders(others.resolve("test"), "a", "c", "d");
        Ran wrong = Ran.assay(on(photos, command(out, "--test", others.toString())));
        assertEquals(2, wrong.code(), wrong.err());
        assertTrue(wrong.err().contains("missing b, and others d"), wrong.err());
        Ran trained = Ran.assay(on(photos, command(out)));
        assertEquals(0, trained.code(), trained.err());
        assertTrue(trained.err().contains("passed over __MACOSX"), trained.err());
        String model = out.resolve("model.safetensors").toString();
        Ran right = Ran.assay("evaluate", model, "--images", photos.toString(), "--backend", "plain");
        assertEquals(0, right.code(), right.err());
        Ran other = Ran.assay("evaluate", model, "--images", others.toString(), "--backend", "plain");
        assertEquals(2, other.code(), other.err());
        assertTrue(
                other.err().contains("expected the classes of the network, found missing b, and others d"),
                other.err());
    }

    private static String[] on(Path images, String... command) {
        command[Arrays.asList(command).indexOf("--images") + 1] = images.toString();
        return command;
    }
}
