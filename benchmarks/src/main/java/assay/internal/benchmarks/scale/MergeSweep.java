package assay.internal.benchmarks.scale;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.data.store.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Joins the parts of a sweep over NATS-Bench's size space, 32,768 networks by 31 proxies: 1,015,808 made-up scores in 1,000 files.
 * Argument: a folder (the parts are kept between runs). The scores are {@code merged.parquet} in the folder.
 */
public final class MergeSweep {
    private static final int NETWORKS = 32_768;
    private static final int PROXIES = 31;
    private static final int PARTS = 1000;
    private static final Map<String, String> SETTINGS = Map.of("channels", "16", "space", "sss");

    private MergeSweep() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> proxies =
                IntStream.range(0, PROXIES).mapToObj(i -> "proxy" + i).toList();
        int[] archs = IntStream.range(0, NETWORKS).toArray();
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            Path part = folder.resolve(i + ".duckdb");
            parts.add(part);
            if (!Files.exists(part)) {
                part(part, proxies, NETWORKS * i / PARTS, NETWORKS * (i + 1) / PARTS, new Seeds(i).stream("scores"));
            }
        }
        Path work = folder.resolve("merged.parquet.duckdb");
        Files.deleteIfExists(work);
        long start = System.nanoTime();
        double before = MergeBuild.processorSeconds();
        try (ScoreFile file = new ScoreFile(work, SETTINGS)) {
            proxies.forEach(p -> file.classes(p, archs, archs));
            file.take(parts, SETTINGS);
        }
        Path target = folder.resolve("merged.parquet");
        ScoreFile.export(work, target, Export.Format.PARQUET);
        System.out.printf(
                "%,d scores of %,d parts: %,d bytes in %.1f s, %.1f s of processor time; heap at most %d MiB; %s%n",
                NETWORKS * PROXIES,
                PARTS,
                Files.size(target),
                (System.nanoTime() - start) / 1e9,
                MergeBuild.processorSeconds() - before,
                Runtime.getRuntime().maxMemory() >> 20,
                MergeBuild.peak());
    }

    private static void part(Path file, List<String> proxies, int from, int to, RandomStream random) {
        int[] archs = IntStream.range(from, to).toArray();
        List<Row> rows = new ArrayList<>();
        for (int arch : archs) {
            for (String p : proxies) {
                rows.add(new Row(arch, p, OptionalDouble.of(random.nextGaussian()), random.nextDouble()));
            }
        }
        try (ScoreFile scores = new ScoreFile(file, SETTINGS)) {
            proxies.forEach(p -> scores.classes(p, archs, archs));
            scores.add(rows);
        }
    }
}
