package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Benchmark;
import assay.internal.experiments.judge.TruthTable;
import assay.internal.experiments.work.AssayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of a few methods on a made-up table and made-up images, by the plain backend: what tests of runs share. */
abstract class TinyRuns {
    private static final String TINY = """
            images: {train: 48, valid: 48, size: 8}
            supernet: {channels: 2, cells: 1, epochs: 3, batch: 16, weight_rate: 0.05}
            methods:
              - darts: {alpha_rate: 0.01}
              - balenas: {alpha_rate: 0.01, draws: 1, warmup: 1}
              - balenas-tf: {alpha_rate: 0.01, draws: 1, warmup: 1, samples: 4, proxy_channels: 2, proxy_cells: 1}
              - zero-cost: {samples: 4, proxy: params, proxy_channels: 2, proxy_cells: 1}
              - random
            seeds: [0, 1]
            """;

    @TempDir
    static Path shared;

    static Path data;
    static Path imported;

    @TempDir
    Path folder;

    Path config;
    Path home;

    @BeforeAll
    static void makeData() throws IOException {
        data = TinyData.write(shared.resolve("data"));
        System.setProperty("assay.home", shared.resolve("home").toString());
        TruthTable.open(Benchmark.NASBENCH201, Optional.of(data), remark -> {}).close();
        imported = AssayHome.path().resolve("truth");
    }

    @BeforeEach
    void useAFreshHome() throws IOException {
        home = folder.resolve("home");
        System.setProperty("assay.home", home.toString());
        config = folder.resolve("tiny.yaml");
        Files.writeString(config, TINY);
    }

    /** Puts a table in place as if it had been imported. A real import takes seconds. */
    final void useTheImportedTable() throws IOException {
        Path truth = Files.createDirectories(home.resolve("truth"));
        try (Stream<Path> files = Files.list(imported)) {
            for (Path f : files.toList()) {
                Files.copy(f, truth.resolve(f.getFileName().toString()));
            }
        }
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    final String[] line(String out, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                config.toString(),
                "--data",
                data.toString(),
                "--backend",
                "plain",
                "--out",
                out(out).toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    final Path out(String name) {
        return folder.resolve(name);
    }

    /** The results but for the two columns that a clock wrote. */
    final List<String> results(String out) throws IOException {
        List<String> lines = Files.readAllLines(out(out).resolve("results.csv"));
        List<String> header = List.of(lines.get(0).split(","));
        int search = header.indexOf("search_s");
        int selection = header.indexOf("selection_s");
        assertTrue(search > 0 && selection > 0, lines.get(0));
        return lines.stream()
                .map(l -> {
                    List<String> cells = new ArrayList<>(List.of(l.split(",", -1)));
                    cells.set(search, "");
                    cells.set(selection, "");
                    return String.join(",", cells);
                })
                .toList();
    }
}
