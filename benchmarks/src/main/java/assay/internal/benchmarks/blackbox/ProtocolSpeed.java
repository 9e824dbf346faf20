package assay.internal.benchmarks.blackbox;

import assay.core.kit.SpaceKits;
import assay.core.run.RunRecord;
import assay.core.space.SearchSpace;
import assay.internal.core.io.FolderTree;
import assay.internal.data.built.BuiltStore;
import assay.internal.data.built.Embedded;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.external.Program;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Evaluations a second through the protocol of programs (docs/protocol.md), everything on one core, the program in Python included:
 * {@code taskset -c 0 benchmarks/run blackbox.ProtocolSpeed [PYTHON]}. To be seen: at least 20,000 with {@code evaluate_all}; waiting
 * for each reply costs two switches between the processes. The CPU time of both together does not depend on what else the machine does.
 */
public final class ProtocolSpeed {
    private static final int EVALUATIONS = 100_000;
    private static final int ROUNDS = 3;

    /** The place of the user time among the fields after the program's name. */
    private static final int USER = 11;

    private static final double TICKS_A_SECOND = 100;

    private static final String ONE_BY_ONE = """
            import assay
            search = assay.Search()
            while search.open:
                search.evaluate(choices=search.random_choices())
            search.answer()
            """;

    private static final String WITHOUT_WAITING = """
            import assay
            search = assay.Search()
            for _ in search.evaluate_all(search.random_choices() for _ in range(search.left_trainings)):
                pass
            search.answer()
            """;

    private ProtocolSpeed() {}

    public static void main(String[] args) throws IOException {
        String python = args.length > 0 ? args[0] : "python3";
        Path folder = Files.createTempDirectory("protocol-speed");
        System.setProperty("assay.home", folder.resolve("home").toString());
        Path store = folder.resolve("mini201.duckdb");
        Embedded.TABLE.require(store, "benchmark");
        try (StoreTruth truth = StoreTruth.open(BuiltStore.benchmark(store).orElseThrow(), store)) {
            for (int round = 1; round <= ROUNDS; round++) {
                time(round, "evaluate, one by one", ONE_BY_ONE, python, folder, truth);
                time(round, "evaluate_all", WITHOUT_WAITING, python, folder, truth);
            }
        } finally {
            FolderTree.delete(folder);
        }
    }

    private static void time(int round, String name, String script, String python, Path folder, StoreTruth truth)
            throws IOException {
        Path file = folder.resolve("search.py");
        Files.writeString(file, script);
        List<String> command = List.of(python, file.toString());
        MethodConfig config = ExperimentConfig.parse(
                        "space: nasbench201\ntruth: {benchmark: mini201}\nmethods: [{mine: {command: [x], trainings: "
                                + EVALUATIONS + ", budget_s: 0}}]\n",
                        "benchmark",
                        List.of(),
                        Catalogue.methods())
                .methods()
                .get(0);
        SearchSpace space = SpaceKits.named("nasbench201", "space").search().orElseThrow();
        Hired hired = new Hired(
                new Program(command, command, Map.of()),
                folder.resolve("job"),
                (proxy, arch) -> OptionalDouble.empty());
        double cpu = cpuSeconds();
        long began = System.nanoTime();
        RunRecord run = hired.search(config, space, truth, round, () -> false).run(round);
        double seconds = (System.nanoTime() - began) / 1e9;
        int done = run.epochs().size();
        System.out.printf(
                "round %d: %-22s %,d evaluations in %.2f s: %,.0f a second, %,.0f a second of CPU time%n",
                round, name, done, seconds, done / seconds, done / (cpuSeconds() - cpu));
    }

    /**
     * The processor time of this process and of the processes that it started and that have ended; NaN if the system does not
     * say it (no /proc).
     */
    private static double cpuSeconds() throws IOException {
        Path file = Path.of("/proc/self/stat");
        if (!Files.exists(file)) {
            return Double.NaN;
        }
        String all = Files.readString(file);
        String[] fields = all.substring(all.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = USER; i < USER + 4; i++) { // ours in user and system mode, then those of children
            ticks += Long.parseLong(fields[i].strip());
        }
        return ticks / TICKS_A_SECOND;
    }
}
