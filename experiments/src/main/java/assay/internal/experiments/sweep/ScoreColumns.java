package assay.internal.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.space.bench201.CellChoice201;
import assay.internal.data.scores.Scores;
import assay.internal.proxies.study.Combined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The scores of several files side by side, and rank sums of them: {@code synflow+snip}. */
public final class ScoreColumns {
    private final Map<String, Scores> files = new LinkedHashMap<>();
    /** Which architectures have scores; empty: all. */
    private final Optional<BitSet> cells;

    /** @param scores all their proxies are found; of equal names, in the first file */
    public ScoreColumns(List<Scores> scores) {
        this(scores, Optional.empty());
    }

    /**
     * The same of some cells.
     *
     * @param population other cells have no score
     */
    public ScoreColumns(List<Scores> scores, Optional<CellChoice201> population) {
        cells = population.filter(p -> p != CellChoice201.ALL).map(CellChoice201::cells);
        for (Scores s : scores) {
            s.values().keySet().forEach(p -> files.putIfAbsent(p, s));
        }
    }

    /** Every proxy that there is. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The proxies behind a name; one, unless it is a sum. */
    public static List<String> parts(String name) {
        return Arrays.asList(name.split("\\+"));
    }

    /** Scores of all architectures, NaN where undefined or not computed; of a sum, that of the ranks. */
    public double[] of(String name) {
        double[][] parts = each(name);
        return parts.length == 1 ? parts[0] : Combined.rankSum(parts);
    }

    /** The scores of each part. */
    public double[][] each(String name) {
        List<double[]> all = new ArrayList<>();
        for (String part : parts(name)) {
            Scores file = files.get(part);
            if (file == null) {
                throw new UsageException("--proxies: expected one of " + String.join(", ", names())
                        + ", or several joined by '+', found '" + part + "'.");
            }
            all.add(within(file.of(part)));
        }
        return all.toArray(double[][]::new);
    }

    /** The values of the population's cells, NaN for the others. */
    public double[] within(double[] values) {
        return cells.map(some -> IntStream.range(0, values.length)
                        .mapToDouble(i -> some.get(i) ? values[i] : Double.NaN)
                        .toArray())
                .orElse(values);
    }

    /**
     * Architectures that were scored by all parts and have no value; of some of the cells, those that have no value for whatever
     * reason.
     */
    public int undefined(String name) {
        if (parts(name).size() == 1 && cells.isEmpty()) {
            return files.get(name).undefined().get(name);
        }
        double[] scores = of(name);
        return (int) IntStream.range(0, scores.length)
                .filter(i -> cells.map(some -> some.get(i)).orElse(true) && Double.isNaN(scores[i]))
                .count();
    }

    /** What a proxy was computed with. */
    public String settings(String proxy) {
        return files.get(proxy).settings();
    }
}
