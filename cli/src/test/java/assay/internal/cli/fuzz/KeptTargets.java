package assay.internal.cli.fuzz;

import static assay.internal.testkit.FuzzTarget.bytes;
import static assay.internal.testkit.FuzzTarget.texts;

import assay.internal.data.scores.Scores;
import assay.internal.experiments.work.SealedText;
import assay.internal.testkit.FuzzTarget;
import assay.internal.testkit.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Assay keeps in its home and reads again: databases and the files of a run. And what a program may say to it. */
final class KeptTargets {
    private static final String ASKED = "methods: [{random-search: {trainings: 2}}]\n";

    private final FuzzSamples samples;
    private final Path work;

    KeptTargets(FuzzSamples samples, Path work) {
        this.samples = samples;
        this.work = work;
    }

    List<FuzzTarget> all() throws IOException {
        byte[] store = samples.bytes("home/nasbench201.duckdb");
        byte[] runs = Files.readAllBytes(home("runs.duckdb"));
        Path asked = experiment("asked.yaml", ASKED);
        run(asked);
        Path job = only(home("work"), "asked-", ".json");
        Path moment = only(home("work"), "asked-", "started");
        byte[] sealed = Files.readAllBytes(job);
        String inside = SealedText.read(job, "");
        return List.of(
                bytes("store", database("store/x.duckdb", this::askStore), store),
                bytes("store, by SQL", database("asked/x.duckdb", this::askBySql), store),
                bytes("run store", kept(home("runs.duckdb"), () -> CommandTargets.run("report", "nothing")), runs),
                bytes(
                        "scores, DuckDB",
                        database("scores/x.duckdb", f -> Scores.read(f, "201", 15_625)),
                        samples.bytes("s.duckdb")),
                bytes("job file", kept(job, () -> run(asked)), sealed),
                texts("job file inside", kept(job, () -> run(asked)), inside).packed(this::sealed),
                texts("moment", kept(moment, () -> run(asked)), Files.readString(moment)),
                conversation());
    }

    private static Path home(String file) {
        return Path.of(System.getProperty("assay.home")).resolve(file);
    }

    private static Path only(Path folder, String above, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            f -> f.toString().contains(above) && f.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private byte[] sealed(byte[] text) {
        try {
            Path file = work.resolve("sealed");
            SealedText.write(file, new String(text, StandardCharsets.UTF_8));
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path experiment(String file, String methods) throws IOException {
        return Files.writeString(
                work.resolve(file),
                "space: nasbench201\ntruth: {benchmark: mini201}\nseeds: [0]\nname: " + file.replaceFirst("\\..*", "")
                        + "\n" + methods);
    }

    private void run(Path experiment) {
        CommandTargets.run(
                "run", "-q", experiment.toString(), "--out", work.resolve("out").toString());
    }

    /** Reads a file that is damaged, and has the sound one put back. */
    private interface Use {
        void go() throws IOException;
    }

    private static Mutations.Reader kept(Path file, Use use) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        return input -> {
            Files.write(file, input);
            try {
                use.go();
            } finally {
                Files.write(file, sound);
            }
        };
    }

    private interface FileUse {
        void go(Path file) throws IOException;
    }

    /** A database in a folder of its own: logs and snapshots that come to be beside it are not the next one's. */
    private Mutations.Reader database(String name, FileUse use) {
        return input -> {
            Path file = work.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, input);
            try {
                use.go(file);
            } finally {
                CommandTargets.delete(file.getParent());
            }
        };
    }

    private void askStore(Path store) {
        CommandTargets.run(
                ("query 201 --index 7 --dataset cifar10-valid --split valid --schedule 12 --trials 777 --store "
                                + store)
                        .split(" "));
    }

    private void askBySql(Path store) {
        CommandTargets.run(
                "sql", "SELECT arch, avg(value) FROM measurement GROUP BY arch", "--store", store.toString());
    }

    /** The messages of a user's program, one a line, as the run of an experiment reads them. */
    private FuzzTarget conversation() throws IOException {
        Path said = work.resolve("said.jsonl");
        Path told = experiment(
                "told.yaml", "methods: [{mine: {command: [cat, " + said + "], trainings: 3, workers: 2}}]\n");
        return texts(
                "conversation of the protocol",
                input -> {
                    Files.write(said, input);
                    run(told);
                },
                """
                {"type": "sample", "count": 3, "id": "a"}
                {"type": "evaluate", "id": 1, "architecture": "6111", "schedule": 5, "epochs": 3}
                {"type": "submit", "choices": [1, 2, 0, 4, 3, 1]}
                {"type": "submit", "architecture": 7}
                {"type": "next"}
                {"type": "answer"}
                """,
                """
                {"type": "neighbours", "architecture": [1, 2, 0, 4, 3, 1]}
                {"type": "costs", "architecture": "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"}
                {"type": "proxy", "proxy": "synflow", "architecture": "7"}
                {"type": "next"}
                {"type": "answer", "architecture": 6111}
                """);
    }
}
