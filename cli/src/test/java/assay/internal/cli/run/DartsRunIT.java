package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments in the space of DARTS on made-up images: searched, trained, reported. By the plain backend. */
class DartsRunIT {
    private static final String TINY = """
            space: darts
            images: {train: 16, valid: 16, size: 8}
            supernet: {channels: 2, cells: 2, epochs: 2, batch: 8, weight_rate: 0.05}
            methods:
              - darts: {alpha_rate: 0.01}
              - balenas-tf: {draws: 1, samples: 3, proxy_channels: 2, proxy_cells: 2}
              - random
              - random@again
            seeds: [0]
            diagnostics: [entropy, skips, distribution]
            retrain: {train: 20, test: 20, size: 8, channels: 2, cells: 2, epochs: 2, batch: 10, seeds: [0, 1]}
            """;

    @TempDir
    static Path shared;

    static Path data;
    static Path config;

    @BeforeAll
    static void makeData() throws IOException {
        data = TinyData.write(shared.resolve("data"));
        byte[] records = new byte[40 * 3073];
        new Seeds(8).stream("test").nextBytes(records);
        for (int i = 0; i < 40; i++) {
            records[i * 3073] = (byte) (i % 10);
        }
        Files.write(data.resolve("cifar10/test-tiny.bin"), records);
        config = shared.resolve("tiny.yaml");
        Files.writeString(config, TINY);
        System.setProperty("assay.home", shared.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran run(Path out, String... more) {
        String[] first = {
            "run", config.toString(), "--data", data.toString(), "--backend", "plain", "--out", out.toString()
        };
        return Ran.assay(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private static List<Path> trainings() throws IOException {
        try (Stream<Path> all = Files.walk(shared.resolve("home/work"))) {
            return all.filter(p -> p.getParent().endsWith("trainings"))
                    .filter(p -> p.toString().contains("/tiny-"))
                    .toList();
        }
    }

    @Test
    void whatWasFound_isTrained_once_andReported_alsoAgain() throws IOException {
        Path out = shared.resolve("report");
        Ran ran = run(out);
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 4, results.size(), "four methods, one seed, test only");
        assertTrue(results.stream().skip(1).allMatch(l -> l.contains("cifar10,test,2,mean,0+1,")), results::toString);
        List<String> trained = Files.readAllLines(out.resolve("tables/trainings.csv"));
        assertEquals(1 + 3 * 2, trained.size(), "random and random@again share their network: " + trained);
        assertTrue(trained.stream().anyMatch(l -> l.contains("random 0; random@again 0")), trained::toString);
        String page = Files.readString(out.resolve("report.html"));
        for (String text : List.of(
                "Test error of the found networks",
                "published: BaLeNAS-TF, BaLeNAS 2022, Table 3",
                "of the sampled cells only the selected ones were trained",
                "skip share of the answer",
                "training accuracy of the supernet, %",
                "Memory and time of the searches",
                "normal cell; node 0",
                "reduction cell; node 0")) {
            assertTrue(page.contains(text), text);
        }
        List<String> steps = Files.readAllLines(out.resolve("tables/footprint.csv"));
        assertTrue(steps.get(1).matches("darts,0,[0-9]+\\.[0-9]+,4\\.0,.*"), "two epochs of two batches: " + steps);
        assertTrue(Files.exists(out.resolve("figures/cell-1-reduce.svg")));
        List<Path> files = trainings();
        assertEquals(6, files.size(), () -> "results, no checkpoints: " + files);

        Ran again = Ran.assay("report", "tiny", "--out", shared.resolve("again").toString());
        assertEquals(0, again.code(), () -> again.out() + again.err());
        assertEquals(page, Files.readString(shared.resolve("again/report.html")));
    }

    /** DARTS' protocol: each search's answer is trained briefly, of each method the best to the end. */
    @Test
    void ofSeveralSearches_theBestByValidationIsTrainedToTheEnd() throws IOException {
        Path out = shared.resolve("selected");
        Ran ran = run(
                out,
                "--methods",
                "darts,random",
                "--set",
                "name=selected",
                "--seeds",
                "0,1,2",
                "--set",
                "retrain.select_epochs=1",
                "--set",
                "retrain.select_train=20",
                "--set",
                "retrain.select_valid=20");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String[]> selected = Files.readAllLines(out.resolve("tables/selected-searches.csv")).stream()
                .skip(1)
                .map(l -> l.split(",", 6))
                .toList();
        assertEquals(6, selected.size());
        for (String method : List.of("darts", "random")) {
            List<String[]> of =
                    selected.stream().filter(l -> l[0].equals(method)).toList();
            double best =
                    of.stream().mapToDouble(l -> Double.parseDouble(l[3])).min().orElseThrow();
            String[] first = of.stream()
                    .filter(l -> Double.parseDouble(l[3]) == best)
                    .findFirst()
                    .orElseThrow();
            assertEquals("yes", first[4], method);
        }
        List<String> trained = Files.readAllLines(out.resolve("tables/trainings.csv"));
        assertEquals(1 + 2 * 2, trained.size(), "one network a method, two retraining seeds: " + trained);
        assertTrue(Files.readString(out.resolve("report.html")).contains("Selected among searches"));
        Ran same = reproduce(out, "selected-again");
        assertEquals(0, same.code(), () -> same.out() + same.err());
        assertTrue(same.out().contains("10 trainings"), same::out);
    }

    private static Ran reproduce(Path page, String out) {
        return Ran.assay(
                "reproduce",
                page.toString(),
                "--data",
                data.toString(),
                "--out",
                shared.resolve(out).toString(),
                "-q");
    }

    /** Searched and trained once more, from the page alone: the run's own work folder is not looked at. */
    @Test
    void aReport_isReproduced_trainingsAndAll_andAnotherClaimIsNot() throws IOException {
        Path out = shared.resolve("reproducible");
        Ran ran = run(out, "--methods", "darts,random", "--set", "name=reproducible");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        Ran same = reproduce(out, "reproduced");
        assertEquals(0, same.code(), () -> same.out() + same.err());
        assertTrue(
                same.out().startsWith("The same: 2 runs, 2 incumbents after epochs, 2 answers, 4 trainings."),
                same::out);
        assertTrue(same.out().contains("The page shows what it carries: 2 numbers compared."), same::out);
        String html = Files.readString(out.resolve("report.html"));
        Matcher training = Pattern.compile("(?s)\"trainings\":\\[\\[\\d+,\"cifar10\",0,2,[\\d.]+,[\\d.]+,([\\d.]+),")
                .matcher(html);
        assertTrue(training.find(), html);
        String claim = html.substring(0, training.start(1)) + "0.125" + html.substring(training.end(1));
        Ran other = reproduce(Files.writeString(shared.resolve("claim.html"), claim), "reproduced");
        assertEquals(1, other.code(), () -> other.out() + other.err());
        assertTrue(other.out().startsWith("Different (1; compared: 2 runs, "), other::out);
        assertTrue(other.out().contains(": loss: 0.125 -> " + training.group(1)), other::out);
    }

    /** Each of them derives by a rule of its own. */
    @Test
    void methodsOfThisSpace_answer() throws IOException {
        Path out = shared.resolve("rules");
        Ran ran = run(
                out,
                "--set",
                "name=rules",
                "--set",
                "supernet.epochs=3",
                "--set",
                "supernet.channels=4",
                "--set",
                "retrain.epochs=1",
                "--set",
                "methods=[{p-darts: {warmup: 0, cells_first: 1, cells_second: 2, cells_third: 2, skips: 0}},"
                        + " {drnas-progressive: {warmup: 0, partial_first: 4, partial_last: 2}},"
                        + " {data: {draws: 2}}, {rsps: {candidates: 3, judge_images: 8}}, {darts-pt: {tune: 0}}]");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 5, results.size());
        String limited = results.stream()
                .filter(l -> l.startsWith("p-darts,"))
                .findFirst()
                .orElseThrow();
        String normal = limited.substring(limited.indexOf("normal="), limited.indexOf(";reduce="));
        assertFalse(normal.contains("skip_connect"), limited);
    }

    /** One training by 'assay train' with the options that the section stands for gives the same network. */
    @Test
    void aTraining_isThatOfTheCommand() throws IOException {
        Path out = shared.resolve("one");
        Ran ran = run(out, "--methods", "random", "--set", "name=one", "--json");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        String row = Files.readAllLines(out.resolve("tables/trainings.csv")).get(1);
        String arch = row.substring(row.indexOf("normal="));
        Ran train = Ran.assay(("train --images " + data.resolve("cifar10")
                        + " --train 20 --test-images 20 --size 8 --channels 2 --cells 2"
                        + " --epochs 2 --batch 10 --auxiliary 0 --cutout 4 --seed 0 --backend plain --json --out "
                        + shared.resolve("by-hand") + " --arch")
                .concat(" " + arch)
                .split(" "));
        assertEquals(0, train.code(), () -> train.out() + train.err());
        String loss = row.split(",")[5];
        assertTrue(train.out().contains("\"loss\":" + loss) || train.out().contains("\"loss\" : " + loss), train::out);
    }

    /** Ten grey images of 28x28 pixels in the form of Fashion-MNIST. */
    private static Path fashion() throws IOException {
        Path folder = Files.createDirectories(shared.resolve("fashion"));
        for (String part : List.of("train", "t10k")) {
            ByteBuffer images = ByteBuffer.allocate(16 + 10 * 784)
                    .putInt(0x803)
                    .putInt(10)
                    .putInt(28)
                    .putInt(28);
            byte[] pixels = new byte[10 * 784];
            new Seeds(9).stream(part).nextBytes(pixels);
            Files.write(
                    folder.resolve(part + "-images-idx3-ubyte"),
                    images.put(pixels).array());
            ByteBuffer labels = ByteBuffer.allocate(18).putInt(0x801).putInt(10);
            for (int i = 0; i < 10; i++) {
                labels.put((byte) i);
            }
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
        }
        return folder;
    }

    /** A transfer: what was searched on CIFAR-10's colours is trained on other, grey images by one command. */
    @Test
    void whatARunFound_isTrainedOnOtherImages_byOneCommand() throws IOException {
        Ran ran = run(shared.resolve("searched"), "--methods", "random", "--set", "name=searched");
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        String train =
                "train --images " + fashion() + " --channels 2 --cells 2 --epochs 1 --batch 5 --auxiliary 0 --cutout 0"
                        + " --seed 0 --backend plain --out " + shared.resolve("transfer") + " --from ";
        Ran transfer = Ran.assay((train + "searched:random:0 --json").split(" "));
        assertEquals(0, transfer.code(), () -> transfer.out() + transfer.err());
        String results = Files.readString(shared.resolve("searched/results.csv"));
        String chosen = results.substring(results.indexOf("normal=")).split(",")[0];
        assertTrue(transfer.out().contains(chosen), transfer::out);
        assertTrue(transfer.out().contains("\"dataset\" : \"fashion\""), transfer::out);
        for (List<String> wrong : List.of(
                List.of("searched:random", "expected EXPERIMENT:METHOD:SEED"),
                List.of("searched:random:1", "one of random:0"),
                List.of("nothing:random:0", "nothing"),
                List.of("searched:random:0 --arch DARTS_V2", "found both"))) {
            Ran refused = Ran.assay((train + wrong.get(0)).split(" "));
            assertTrue(refused.code() == 2 || refused.code() == 3, refused::err);
            assertTrue(refused.err().contains(wrong.get(1)), refused::err);
        }
    }

    /** Images in the official form of CIFAR-100: coarse label, fine label, pixels. */
    private static void cifar100() throws IOException {
        Path folder = Files.createDirectories(data.resolve("cifar100"));
        for (String part : List.of("train", "test")) {
            byte[] records = new byte[200 * 3074];
            new Seeds(10).stream(part).nextBytes(records);
            for (int i = 0; i < 200; i++) {
                records[i * 3074] = (byte) (i % 20);
                records[i * 3074 + 1] = (byte) (i % 100);
            }
            Files.write(folder.resolve(part + ".bin"), records);
        }
    }

    /** The other transfer: an experiment that trains on CIFAR-100 what it found on CIFAR-10, and the same by one command. */
    @Test
    void whatWasFoundOnCifar10_isTrainedOnCifar100() throws IOException {
        cifar100();
        Path out = shared.resolve("transferred");
        String retrain = "retrain={dataset: cifar100, size: 8, channels: 2, cells: 2, epochs: 1, batch: 10}";
        Ran ran = run(out, "--methods", "random", "--set", "name=transferred", "--set", retrain);
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        assertTrue(Files.readAllLines(out.resolve("results.csv")).get(1).contains("cifar100,test,1,mean,0,"), ran::out);
        String row = Files.readAllLines(out.resolve("tables/trainings.csv")).get(1);
        Ran train = Ran.assay(("train --images " + data.resolve("cifar100")
                        + " --size 8 --channels 2 --cells 2 --epochs 1 --batch 10 --auxiliary 0 --seed 0 --backend plain"
                        + " --json --out " + shared.resolve("hundred") + " --from transferred:random:0")
                .split(" "));
        assertEquals(0, train.code(), () -> train.out() + train.err());
        assertTrue(train.out().contains("\"classes\" : \"100\""), train::out);
        assertTrue(train.out().contains("\"loss\" : " + row.split(",")[5]), () -> row + train.out());
    }

    @Test
    void whatTheSpaceLacks_isToldFirst() {
        Path out = shared.resolve("never");
        for (List<String> wrong : List.of(
                List.of("methods=[regularized-evolution]", "a method that searches"),
                List.of("methods=[enas]", "two edges into each node"),
                List.of("truth={schedule: 200}", "unknown key 'truth'"),
                List.of("retrain={size: 8, auxiliary: 0.4}", "auxiliary"),
                List.of("retrain={size: 8, drop_path: 1}", "retrain.drop_path"),
                List.of(
                        "retrain={size: 8, channels: 2, cells: 2, batch: 1000000}",
                        "GiB in tensors with retrain.batch 1000000"))) {
            Ran ran = run(out, "--set", wrong.get(0));
            assertEquals(2, ran.code(), () -> wrong + ran.out() + ran.err());
            assertTrue(ran.err().contains(wrong.get(1)), () -> wrong + ran.err());
        }
    }
}
