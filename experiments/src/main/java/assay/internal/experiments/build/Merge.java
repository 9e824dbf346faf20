package assay.internal.experiments.build;

import assay.core.error.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins shards from any machines to the trainings of a whole space: each once, none missing.
 *
 * @param trainings ascending by architecture, then seed
 * @param origins where they were computed, each listed once
 */
record Merge(List<OfSeed> trainings, List<String> origins) {
    /** A training and its seed. */
    record OfSeed(long seed, Trained trained) {}

    /**
     * @param files of shards; the same shard twice is refused
     * @param fingerprint that all shards must have
     * @param representatives for every architecture, the one that is trained in its place
     * @throws UsageException naming shards that do not belong here, overlap or are missing
     */
    static Merge of(List<Path> files, String fingerprint, int epochs, List<Long> seeds, int[] representatives) {
        Map<Long, Map<Integer, Path>> covered = new TreeMap<>();
        List<OfSeed> all = new ArrayList<>();
        TreeSet<String> origins = new TreeSet<>();
        for (Path file : files) {
            ShardFile shard = ShardFile.read(file, epochs);
            if (!shard.fingerprint().equals(fingerprint)) {
                throw new UsageException(file + ": of another build: expected configuration, images and engine "
                        + head(fingerprint) + ", found "
                        + head(shard.fingerprint())
                        + ". Take it out of the folder.");
            }
            long seed = shard.shard().seed();
            if (!seeds.contains(seed)) {
                continue;
            }
            require(file, shard, representatives);
            Map<Integer, Path> ofSeed = covered.computeIfAbsent(seed, s -> new TreeMap<>());
            for (int i = shard.shard().from(); i < shard.shard().to(); i++) {
                Path other = ofSeed.put(i, file);
                if (other != null) {
                    throw new UsageException(file + ": overlaps " + other + " at architecture " + i + " with seed "
                            + seed + ". Take one of them out of the folders.");
                }
            }
            shard.trained().forEach(t -> all.add(new OfSeed(seed, t)));
            origins.add(shard.origin());
        }
        String gaps = gaps(covered, seeds, representatives.length);
        if (!gaps.isEmpty()) {
            throw new UsageException("build: shards are missing: " + gaps
                    + ". Compute them with --range, or name their folders with --merge.");
        }
        all.sort(Comparator.comparingInt((OfSeed t) -> t.trained().arch()).thenComparingLong(OfSeed::seed));
        return new Merge(all, List.copyOf(origins));
    }

    private static String head(String fingerprint) {
        return fingerprint.substring(0, Math.min(12, fingerprint.length()));
    }

    /** Checks that a shard has exactly the trainings of its range. */
    private static void require(Path file, ShardFile shard, int[] representatives) {
        int[] expected = shard.shard().archs(representatives);
        int[] found = shard.trained().stream().mapToInt(Trained::arch).toArray();
        if (!Arrays.equals(expected, found)) {
            throw new UsageException(file + ": expected the trainings of " + expected.length
                    + " architectures of its range, found others (" + found.length
                    + "). Delete it: the same command computes it again.");
        }
    }

    /** {@code seed 0: 250..500, 15000..15625; seed 1: ...}. */
    static String gaps(Map<Long, Map<Integer, Path>> covered, List<Long> seeds, int end) {
        List<String> missing = new ArrayList<>();
        for (long seed : seeds) {
            Map<Integer, Path> of = covered.getOrDefault(seed, Map.of());
            List<String> ranges = new ArrayList<>();
            int from = -1;
            for (int i = 0; i <= end; i++) {
                boolean there = i == end || of.containsKey(i);
                if (!there && from < 0) {
                    from = i;
                } else if (there && from >= 0) {
                    ranges.add(from + ".." + i);
                    from = -1;
                }
            }
            if (!ranges.isEmpty()) {
                missing.add("seed " + seed + ": " + String.join(", ", ranges));
            }
        }
        return String.join("; ", missing);
    }
}
