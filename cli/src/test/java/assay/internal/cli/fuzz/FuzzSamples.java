package assay.internal.cli.fuzz;

import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.truth.Dataset;
import assay.internal.cli.MadeUpBenchmark;
import assay.internal.cli.Ran;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.gate.Conditions;
import assay.internal.experiments.gate.Gauged;
import assay.internal.experiments.gate.Quantity;
import assay.internal.experiments.gate.SeedSeries;
import assay.internal.testkit.PickleWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Files as Assay and others write them, small ones. */
final class FuzzSamples {
    static final String LONG_TABLE = """
            arch,dataset,split,schedule,trial,seeds,epoch,metric,value
            7,cifar10-valid,valid,12,777,777,1,accuracy,51
            7,cifar10-valid,valid,12,777,777,12,accuracy,62.5
            8,cifar100,test,200,888,888,200,accuracy,70.25
            7,cifar10-valid,train,12,777,777,1,time,10.5
            """;

    static final String WIDE_TABLE = """
            arch_index,mean_seeds_200,c10_test_200,c10_edgegpu_latency,c10_edgegpu_energy
            0,777+888,85.5,5.0,20
            1,777,93.5,7.5,30
            2,888,90.5,5.0,
            """;

    static final String EXPERIMENT = """
            name: tried
            methods: [darts, {balenas-tf: {samples: 10}}, 'data@m1': {draws: 1}]
            seeds: [0, 1, 2..5]
            space: nasbench201
            supernet: {epochs: 3, clip: 5.0, channels: 4, cells: 1}
            images: {dataset: cifar10, size: 16, train: 64, valid: 64}
            diagnostics: [hessian: {every: 2}]
            report: {by_class: true, title: 'A: "title"', hours: 3.5}
            """;

    static final String BUILD = """
            name: tiny
            images: {dataset: fashion-mini, train: 40, valid: 20, test: 20, size: 4, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 1, batch: 20, rate: 0.04}
            seeds: [0]
            """;

    final Path folder;

    FuzzSamples(Path folder) {
        this.folder = folder;
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static void run(String... args) {
        Ran ran = Ran.assay(args);
        if (ran.code() != 0) {
            throw new AssertionError(List.of(args) + ": " + ran.code() + " " + ran.err());
        }
    }

    /** Has the program write what it writes. */
    void make() throws IOException {
        write("long.csv", LONG_TABLE);
        write("wide.csv", WIDE_TABLE);
        run("import", path("long.csv"), "--store", path("home/nasbench201.duckdb"));
        run("import", path("wide.csv"), "--store", path("home/nasbench201.duckdb"));
        for (String form : List.of("parquet", "arrow", "csv")) {
            run("export", path("x." + form), "--table", "measurement", "--store", path("home/nasbench201.duckdb"));
        }
        MadeUpBenchmark.write(folder, "leaves-201", new Dataset("leaves", "Leaves", 10, 8), 1, List.of(0));
        images();
        for (String scores : List.of("s.parquet", "s.duckdb")) {
            run(words(
                    "proxy sweep 201 --proxies params,synflow --channels 2 --cells 1 --size 8 --first 3 --out",
                    scores));
        }
        String train = "train --space 201 --arch 7 --size 8 --channels 2 --cells 1 --epochs 1 --batch 5 --backend plain"
                + " --seed 4 --images " + path("images") + " --out";
        run(words(train, "trained"));
        String run = "run --backend plain --methods random --seeds 0 --set supernet.epochs=1 --set images.train=64"
                + " --set images.valid=64 --set supernet.channels=2 --out";
        run(words(run, "report"));
        write("build.yaml", BUILD);
        run(words("build " + path("build.yaml") + " --backend plain --range 0..125 --work", "shards"));
        baseline();
        SpaceKits.named("nasbench101", "fuzz")
                .read("a958be818a5f3d98eb5ce84f41a7764a"); // makes the index of all hashes
    }

    private String[] words(String command, String file) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.add(path(file));
        return all.toArray(String[]::new);
    }

    private void baseline() {
        SeedSeries regret = new SeedSeries(Quantity.REGRET, "darts", new TreeMap<>(Map.of(0L, 1.5, 1L, 2.25)));
        Gauged gauged = new Gauged(
                List.of(regret),
                Map.of("darts", Map.of(0L, "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|")),
                Map.of("darts", 3.5),
                List.of());
        BaselineFile.write(
                folder.resolve("baseline.json"),
                new Baseline(new Conditions(EXPERIMENT, "0".repeat(64), "1".repeat(64)), gauged, Map.of("assay", "x")));
    }

    private void images() throws IOException {
        RandomStream random = new RandomStream(3);
        byte[] records = new byte[20 * 3073];
        random.nextBytes(records);
        for (int i = 0; i < 20; i++) {
            records[i * 3073] = (byte) (i % 10);
        }
        Files.createDirectories(folder.resolve("images"));
        Files.write(folder.resolve("images/train-made.bin"), records);
        Files.write(folder.resolve("images/test-made.bin"), records);
        BufferedImage picture = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 63; i++) {
            picture.setRGB(i % 9, i / 9, random.nextInt(1 << 24));
        }
        for (String form : List.of("png", "jpg", "bmp", "gif")) {
            ImageIO.write(picture, form, folder.resolve("one." + form).toFile());
        }
    }

    byte[] anyIn(String subfolder) {
        try (Stream<Path> files = Files.walk(folder.resolve(subfolder))) {
            return Files.readAllBytes(files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().endsWith(".gz"))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value with all kinds of what official files hold. */
    static byte[] pickle(int protocol) {
        Map<Object, Object> inner = new TreeMap<>(Map.of("seed", List.of(1L, 2L), "name", "cifar10"));
        return PickleWriter.bytes(
                List.of(Map.of("meta_archs", List.of("|a~0|", "b")), inner, new Object[] {1L, 2.5, null, true}),
                protocol);
    }
}
