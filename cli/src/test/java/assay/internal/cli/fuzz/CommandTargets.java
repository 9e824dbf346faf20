package assay.internal.cli.fuzz;

import static assay.internal.testkit.FuzzTarget.bytes;
import static assay.internal.testkit.FuzzTarget.texts;

import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.internal.cli.Ran;
import assay.internal.testkit.FuzzTarget;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.PickleWriter;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whole commands: imports of every form of file, lists of questions, and work that is gone on with. */
final class CommandTargets {
    private final FuzzSamples samples;
    private final Path work;

    CommandTargets(FuzzSamples samples, Path work) {
        this.samples = samples;
        this.work = work;
    }

    /** Documented codes, and no message of an exception that nobody foresaw. */
    static void run(String... args) {
        Ran ran = Ran.assay(args);
        boolean foreseen = !ran.err().contains("our fault")
                && !ran.err().contains("a file could not be read or written")
                && !ran.err().contains("Exception");
        if (!Set.of(0, 2, 3, 4).contains(ran.code()) || !foreseen) {
            throw new AssertionError(Arrays.toString(args) + ": exit code " + ran.code() + ": " + ran.err());
        }
    }

    private Mutations.Reader imported(String name) {
        return input -> {
            Path file = work.resolve("import").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, input);
            Path store = work.resolve("stores/x.duckdb");
            try {
                run("import", "-q", file.toString(), "--store", store.toString());
            } finally {
                delete(store.getParent());
                delete(file.getParent());
            }
        };
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    List<FuzzTarget> all() {
        List<FuzzTarget> all = new ArrayList<>(imports());
        all.addAll(lists());
        all.add(judged());
        all.add(checkpoint());
        all.add(snapshot());
        return all;
    }

    private List<FuzzTarget> imports() {
        byte[] parquet = samples.bytes("x.parquet");
        byte[] arrow = samples.bytes("x.arrow");
        Cell101 cell = Bench101Index.get().cell(4_000);
        return List.of(
                texts(
                                "import, CSV",
                                imported("t.csv"),
                                FuzzSamples.LONG_TABLE,
                                FuzzSamples.WIDE_TABLE,
                                samples.text("x.csv"))
                        .packed(FuzzTargets.GZIP),
                bytes("import, Parquet", imported("t.parquet"), parquet, FuzzTargets.unsealed(parquet, "assay_seal")),
                bytes("import, Arrow", imported("t.arrow"), arrow, FuzzTargets.unsealed(arrow, "assay_seal")),
                bytes("import, built benchmark", imported("leaves-201.parquet"), samples.bytes("leaves-201.parquet")),
                bytes(
                        "import, TFRecord",
                        imported("nasbench_only108.tfrecord"),
                        TfRecords.file(Records101.record(3, 108, 0), Records101.record(4, 108, 1))),
                bytes("import, pickle", imported("nb101.pkl"), naslib(cell), FuzzSamples.pickle(2)),
                texts(
                                "import, zero-cost scores",
                                imported("zc_nasbench201.json"),
                                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {\"idx\": 3, \"val_accuracy\": 81.5, \"synflow\":"
                                        + " {\"score\": 46.25, \"time\": 0.5}, \"zen\": {\"score\": -1}}}}")
                        .packed(FuzzTargets.GZIP),
                texts(
                        "import, HPOBench",
                        imported("NAS-Bench-201-v1_1-096897_cifar100.json"),
                        "{\"777\": {\"" + ArchitectureInputs.EXAMPLES[0]
                                + "\": {\"train_acc1es\": {\"0\": 1.5}, \"train_losses\":"
                                + " {\"0\": 4}, \"train_times\": {\"0\": 13}, \"eval_acc1es\": {\"ori-test@0\": 61},"
                                + " \"eval_losses\": {\"ori-test@0\": 3}, \"eval_times\": {\"x-test@0\": 2.5}}}}"));
    }

    private static byte[] naslib(Cell101 cell) {
        List<List<Long>> matrix = IntStream.range(0, cell.vertices())
                .mapToObj(x -> IntStream.range(0, cell.vertices())
                        .mapToObj(y -> cell.hasEdge(x, y) ? 1L : 0L)
                        .toList())
                .toList();
        List<String> operations = new ArrayList<>(List.of("input"));
        operations.addAll(List.of(cell.operations()
                .replace("c3", "conv3x3-bn-relu")
                .replace("c1", "conv1x1-bn-relu")
                .replace("mp", "maxpool3x3")
                .split(";")));
        operations.add("output");
        // A map with a fixed order. That of Map.of differs from run to run, but an input must depend on the seed alone.
        Map<String, Object> fixed = new TreeMap<>(Map.of(
                "module_adjacency",
                matrix,
                "module_operations",
                operations,
                "trainable_parameters",
                Cost101.of(cell).params()));
        Map<String, Double> values = new TreeMap<>(Map.of("final_test_accuracy", 0.9, "final_training_time", 1_769.5));
        Map<Long, Object> trained = Map.of(108L, List.of(values));
        return PickleWriter.bytes(Map.of(cell.hash().text(), new Object[] {fixed, trained}), 4);
    }

    private List<FuzzTarget> lists() {
        String asked = "--dataset cifar10-valid --split valid --schedule 12 --trials 777 --metric accuracy";
        String trained = "--dataset cifar10-valid --schedule 12 --trials 777 --budget 100 --evaluation-s 1";
        String[] lists = {
            "index\n7\n8\n", "arch,epoch\n7,12\n7,1\n", "{\"index\": 7}\n", "[{\"index\": 7, \"epoch\": 12}]", "7\n8\n"
        };
        return List.of(
                texts("query --batch", batch("query 201 " + asked), lists).packed(FuzzTargets.GZIP),
                texts("simulate --batch", batch("simulate 201 " + trained), lists)
                        .packed(FuzzTargets.GZIP));
    }

    private Mutations.Reader batch(String command) {
        return input -> {
            Path file = Files.write(work.resolve("list"), input);
            run((command + " -q --store " + samples.folder.resolve("home/nasbench201.duckdb") + " --batch " + file)
                    .split(" "));
        };
    }

    private FuzzTarget judged() {
        Path out = work.resolve("judged");
        return texts(
                        "judge",
                        input -> {
                            Path file = Files.write(work.resolve("found"), input);
                            run(("judge -q " + file + " --on mini201 --out " + out).split(" "));
                        },
                        "method,seed,step,cost_s,score,architecture\nmine,0,1,0.5,71.8,6111\nmine,0,2,1.5,75,7\n",
                        "{\"method\": \"a\", \"seed\": 0, \"architecture\": \"7\", \"final\": true}\n")
                .packed(FuzzTargets.GZIP);
    }

    /** A training that goes on from what is left of its folder. */
    private FuzzTarget checkpoint() {
        byte[] checkpoint = samples.bytes("trained/checkpoint");
        return bytes(
                "checkpoint of a training",
                input -> {
                    Path out = work.resolve("resumed");
                    delete(out);
                    Files.createDirectories(out);
                    for (String name : List.of("seed", "fingerprint", "training.json")) {
                        if (Files.exists(samples.folder.resolve("trained").resolve(name))) {
                            Files.write(out.resolve(name), samples.bytes("trained/" + name));
                        }
                    }
                    Files.write(out.resolve("checkpoint"), input);
                    run(
                            ("train -q --space 201 --arch 7 --size 8 --channels 2 --cells 1 --epochs 1 --batch 5 --backend plain"
                                            + " --seed 4 --images " + samples.folder.resolve("images") + " --out "
                                            + out)
                                    .split(" "));
                },
                checkpoint);
    }

    private FuzzTarget snapshot() {
        Path store = samples.folder.resolve("home/nasbench201.duckdb");
        Path file = store.resolveSibling(store.getFileName() + ".snapshot");
        return bytes(
                "snapshot",
                input -> {
                    Files.write(file, input);
                    run(("query 201 --index 7 --dataset cifar10-valid --split valid --schedule 12 --trials 777 --store "
                                    + store)
                            .split(" "));
                },
                samples.bytes("home/nasbench201.duckdb.snapshot"));
    }
}
