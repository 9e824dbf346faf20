package assay.internal.benchmarks.scale;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Genotype201;
import assay.internal.experiments.build.Build;
import assay.internal.experiments.build.Shard;
import assay.internal.experiments.build.ShardFile;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.build.Trained;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.supernet.tensor.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Merges the shards of a build with many seeds, and says how long that takes and what memory it needs. The shards have the
 * form of real ones and made-up noisy numbers. Arguments: a folder for the shards (kept between runs) and how many seeds
 * (185, which makes 1,003,625 trainings of 10 epochs). The benchmark is {@code merged.parquet} in the folder.
 */
public final class MergeBuild {
    private static final int EPOCHS = 10;
    private static final int IMAGES = 1000;

    private MergeBuild() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 185;
        BuildConfig config = BuildConfig.parse(
                """
                name: merged
                images: {dataset: fashion-mini, train: 1000, valid: 1000, test: 1000, size: 12, padding: 0, flip: false}
                network: {channels: 2, cells: 1}
                recipe: {epochs: %d, batch: 50}
                seeds: [%s]
                """.formatted(
                        EPOCHS,
                        LongStream.range(0, seeds).mapToObj(Long::toString).collect(Collectors.joining(", "))),
                "merged");
        Build build = Build.of(config, BuildImages.read(config, Optional.empty()), Backends.ND4J);
        try (ShardFolder shards = new ShardFolder(folder)) {
            shards.claim(build);
            for (Shard shard : Shard.of(config.seeds(), 0, Genotype201.COUNT, Genotype201.COUNT)) {
                if (!shards.has(shard)) {
                    file(build, shard).write(shards.file(shard));
                }
            }
        }
        long bytes = 0;
        List<Path> files = ShardFolder.files(folder);
        for (Path f : files) {
            bytes += Files.size(f);
        }
        long start = System.nanoTime();
        Path target = folder.resolve("merged.parquet");
        int rows = build.write(files, target);
        System.out.printf(
                "%,d trainings of %d epochs, %,d shards of %,d bytes in all: %,d bytes in %.1f s, %.1f s of processor time with the start; heap at most %d MiB; %s%n",
                rows,
                EPOCHS,
                files.size(),
                bytes,
                Files.size(target),
                (System.nanoTime() - start) / 1e9,
                processorSeconds(),
                Runtime.getRuntime().maxMemory() >> 20,
                peak());
    }

    private static ShardFile file(Build build, Shard shard) {
        RandomStream random = new Seeds(shard.seed()).stream("shard", shard.from());
        List<Trained> trained = new ArrayList<>();
        for (int arch : shard.archs(build.representatives())) {
            trained.add(new Trained(
                    arch,
                    curve(random),
                    curve(random),
                    curve(random),
                    0.5 + random.nextDouble(),
                    0.1 + random.nextDouble(),
                    List.of()));
        }
        return new ShardFile(build.fingerprint().sha256(), shard, "made up", List.of(), trained);
    }

    private static Trained.Curve curve(RandomStream random) {
        return new Trained.Curve(
                IntStream.range(0, EPOCHS)
                        .map(e -> 400 + 40 * e + random.nextInt(IMAGES / 10))
                        .toArray(),
                LongStream.range(0, EPOCHS)
                        .map(e -> 20_000 - 1000 * e + random.nextInt(1000))
                        .toArray());
    }

    static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** The largest resident set of this process so far. */
    static String peak() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
    }
}
