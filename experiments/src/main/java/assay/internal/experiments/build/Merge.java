package assay.internal.experiments.build;

import assay.core.error.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Joins shards from any machines to the trainings of a whole space, each of which must be there exactly once. First only the
 * heads of the files are read and checked. Then the trainings are read in the order of the table, from a few shards at a time,
 * so memory does not grow with the number of seeds.
 */
final class Merge {
    /** A training and its seed. */
    record OfSeed(long seed, Trained trained) {}

    private record Part(Path file, ShardFile.Head head) {}

    private final List<Part> parts;
    private final int epochs;
    private final int[] representatives;

    private Merge(List<Part> parts, int epochs, int[] representatives) {
        this.parts = parts;
        this.epochs = epochs;
        this.representatives = representatives;
    }

    /**
     * @param files of shards; the same shard twice is refused
     * @param fingerprint that all shards must have
     * @param representatives for every architecture, the one that is trained in its place
     * @throws UsageException naming shards that do not belong here, overlap or are missing
     */
    static Merge of(List<Path> files, String fingerprint, int epochs, List<Long> seeds, int[] representatives) {
        Map<Long, NavigableMap<Integer, Part>> covered = new TreeMap<>();
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            ShardFile.Head head = ShardFile.head(file);
            if (!head.fingerprint().equals(fingerprint)) {
                throw new UsageException(file + ": of another build: expected configuration, images and engine "
                        + head(fingerprint) + ", found "
                        + head(head.fingerprint())
                        + ". Take it out of the folder.");
            }
            if (seeds.contains(head.shard().seed())) {
                Part part = new Part(file, head);
                cover(covered.computeIfAbsent(head.shard().seed(), s -> new TreeMap<>()), part);
                parts.add(part);
            }
        }
        String gaps = gaps(covered, seeds, representatives.length);
        if (!gaps.isEmpty()) {
            throw new UsageException("build: shards are missing: " + gaps
                    + ". Compute them with --range, or name their folders with --merge.");
        }
        parts.sort(Comparator.comparingInt((Part p) -> p.head().shard().from())
                .thenComparingLong(p -> p.head().shard().seed()));
        return new Merge(parts, epochs, representatives);
    }

    /** Where the trainings were computed, each place once. */
    List<String> origins() {
        return parts.stream().map(p -> p.head().origin()).distinct().sorted().toList();
    }

    /** How many trainings there are. */
    int size() {
        return parts.stream()
                .mapToInt(p -> p.head().shard().archs(representatives).length)
                .sum();
    }

    /**
     * The trainings, ascending by architecture, then seed; they are read on the way.
     *
     * @throws UsageException if a shard has not exactly the trainings of its range
     */
    Stream<OfSeed> trainings() {
        return blocks().stream().flatMap(block -> block.stream()
                .flatMap(this::read)
                .sorted(Comparator.comparingInt((OfSeed t) -> t.trained().arch())
                        .thenComparingLong(OfSeed::seed)));
    }

    /** Blocks of shards whose ranges have architectures in common, in ascending order. */
    private List<List<Part>> blocks() {
        List<List<Part>> blocks = new ArrayList<>();
        int end = 0;
        for (Part part : parts) {
            Shard shard = part.head().shard();
            if (blocks.isEmpty() || shard.from() >= end) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(part);
            end = Math.max(end, shard.to());
        }
        return blocks;
    }

    private Stream<OfSeed> read(Part part) {
        ShardFile file = ShardFile.read(part.file(), epochs);
        Shard shard = part.head().shard();
        int[] expected = shard.archs(representatives);
        int[] found = file.trained().stream().mapToInt(Trained::arch).toArray();
        if (!Arrays.equals(expected, found)) {
            throw new UsageException(part.file() + ": expected the trainings of " + expected.length
                    + " architectures of its range, found others (" + found.length
                    + "). Delete it: the same command computes it again.");
        }
        return file.trained().stream().map(t -> new OfSeed(shard.seed(), t));
    }

    private static String head(String fingerprint) {
        return fingerprint.substring(0, Math.min(12, fingerprint.length()));
    }

    /** Adds a part to the parts of its seed, which are sorted by their first architectures. */
    private static void cover(NavigableMap<Integer, Part> ofSeed, Part part) {
        Shard shard = part.head().shard();
        Map.Entry<Integer, Part> before = ofSeed.lowerEntry(shard.to());
        if (before != null && before.getValue().head().shard().to() > shard.from()) {
            throw new UsageException(
                    part.file() + ": overlaps " + before.getValue().file() + " at architecture "
                            + Math.max(shard.from(), before.getKey()) + " with seed " + shard.seed()
                            + ". Take one of them out of the folders.");
        }
        ofSeed.put(shard.from(), part);
    }

    /** {@code seed 0: 250..500, 15000..15625; seed 1: ...}. */
    private static String gaps(Map<Long, NavigableMap<Integer, Part>> covered, List<Long> seeds, int end) {
        List<String> missing = new ArrayList<>();
        for (long seed : seeds) {
            List<String> ranges = new ArrayList<>();
            int at = 0;
            for (Part part : covered.getOrDefault(seed, new TreeMap<>()).values()) {
                Shard shard = part.head().shard();
                if (shard.from() > at) {
                    ranges.add(at + ".." + shard.from());
                }
                at = shard.to();
            }
            if (at < end) {
                ranges.add(at + ".." + end);
            }
            if (!ranges.isEmpty()) {
                missing.add("seed " + seed + ": " + String.join(", ", ranges));
            }
        }
        return String.join("; ", missing);
    }
}
