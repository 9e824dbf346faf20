package assay.internal.experiments.build;

import assay.core.error.UsageException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A piece of the work: the trainings, with one seed, of all architectures in an index range that are trained themselves. The
 * result depends only on the build's configuration, its images and these three numbers.
 *
 * @param from first index
 * @param to index after the last one
 */
public record Shard(long seed, int from, int to) implements Serializable {
    /** Small, so that a kill loses little work; but not so small that there are many files. */
    public static final int SIZE = 125;

    public Shard {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("shard: expected a range, found " + from + ".." + to);
        }
    }

    /**
     * All shards whose architectures are in a range.
     *
     * @param from a multiple of {@link #SIZE}
     * @param to a multiple too, or the end of the space
     */
    public static List<Shard> of(List<Long> seeds, int from, int to, int end) {
        if (from < 0 || to > end || from >= to || from % SIZE != 0 || to % SIZE != 0 && to != end) {
            throw new UsageException("--range: expected FROM..TO within 0.." + end + ", both multiples of " + SIZE
                    + " (the end of the space may be TO), found " + from + ".." + to + ".");
        }
        List<Shard> all = new ArrayList<>();
        for (long seed : seeds) {
            for (int at = from; at < to; at += SIZE) {
                all.add(new Shard(seed, at, Math.min(at + SIZE, to)));
            }
        }
        return all;
    }

    /** How many shards there are for one seed in a space with this number of architectures. */
    public static int count(int end) {
        return (end + SIZE - 1) / SIZE;
    }

    /** The architectures to train. */
    public int[] archs(int[] representatives) {
        return IntStream.range(from, to).filter(i -> representatives[i] == i).toArray();
    }

    /** For people. */
    @Override
    public String toString() {
        return "seed " + seed + ", architectures " + from + ".." + to;
    }

    String fileName() {
        return String.format(Locale.ROOT, "seed%d-%05d-%05d.jsonl.gz", seed, from, to);
    }
}
