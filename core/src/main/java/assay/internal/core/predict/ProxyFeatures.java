package assay.internal.core.predict;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.stats.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Zero-cost scores as features of an architecture. A score becomes its rank among the scored architectures, from 0 to 1, because
 * scores differ by many orders of magnitude. Equal scores share the mean of their ranks; an architecture that a proxy has no
 * value of gets 0.
 */
public final class ProxyFeatures {
    /** No scores: no further features. */
    static final ProxyFeatures NONE = new ProxyFeatures(g -> 0, List.of(), 0);

    private static final Map<String, ProxyFeatures> KEPT = new ConcurrentHashMap<>();

    private final ToIntFunction<Genotype> number;
    private final List<double[]> ranks;
    private final double seconds;

    /**
     * @param number of an architecture
     * @param scores of each proxy, by number; NaN where undefined
     * @param seconds that scoring took
     */
    public ProxyFeatures(ToIntFunction<Genotype> number, List<double[]> scores, double seconds) {
        this.number = number;
        this.ranks = scores.stream().map(ProxyFeatures::ranks).toList();
        this.seconds = seconds;
    }

    /**
     * The scores of a file. It is read once.
     *
     * @throws UsageException if the space has no official numbers
     */
    static ProxyFeatures of(String file, SearchSpace space) {
        return KEPT.computeIfAbsent(space.name() + " " + file, key -> {
            SpaceKit kit = SpaceKits.named(space.name(), "scores");
            if (kit.numbering().isEmpty()) {
                throw new UsageException("scores: expected a space whose architectures have official numbers, found "
                        + space.name() + ". Leave scores out.");
            }
            return ServiceLoader.load(ScoreReader.class, ProxyFeatures.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new UsageException(
                            "scores: expected a reader of files on the class path, found none. Add module assay-data."))
                    .read(file, kit);
        });
    }

    private static double[] ranks(double[] scores) {
        int[] defined = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .toArray();
        double[] found =
                Ranks.average(Arrays.stream(defined).mapToDouble(i -> scores[i]).toArray());
        double[] ranks = new double[scores.length];
        for (int i = 0; i < defined.length; i++) {
            ranks[defined[i]] = found[i] / defined.length;
        }
        return ranks;
    }

    /** How many there are. */
    int size() {
        return ranks.size();
    }

    /** The features of an architecture. */
    double[] of(Genotype arch) {
        if (ranks.isEmpty()) {
            return new double[0];
        }
        int at = number.applyAsInt(arch);
        return ranks.stream().mapToDouble(r -> r[at]).toArray();
    }

    /** What scoring took, as the file tells; a search that uses the scores is charged for it. */
    double seconds() {
        return seconds;
    }
}
