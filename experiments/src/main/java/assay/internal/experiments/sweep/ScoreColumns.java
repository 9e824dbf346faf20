package assay.internal.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.internal.data.scores.Scores;
import assay.internal.proxies.study.DrawnScore;
import assay.internal.proxies.study.ProxyRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The scores of several files side by side, and sums of their ranks: {@code synflow+snip}. */
public final class ScoreColumns {
    private final Map<String, Scores> files = new LinkedHashMap<>();
    /** The architectures that count; empty: all. */
    private final Optional<BitSet> cells;

    /** @param scores files with scores; if several have the same proxy, the first file counts */
    public ScoreColumns(List<Scores> scores) {
        this(scores, Optional.empty());
    }

    /**
     * The same for some cells.
     *
     * @param population cells outside it have no score
     */
    public ScoreColumns(List<Scores> scores, Optional<CellChoice> population) {
        cells = population.filter(p -> !p.isWhole()).map(CellChoice::cells);
        for (Scores s : scores) {
            s.values().keySet().forEach(p -> files.putIfAbsent(p, s));
        }
    }

    /** The names of all proxies. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The proxies behind a name; one, unless it joins several. */
    public static List<String> parts(String name) {
        return ProxyRule.parts(name);
    }

    /** Scores of all architectures, NaN where undefined or not computed; of several together, by their ranks. */
    public double[] of(String name) {
        double[][] parts = each(name);
        return parts.length == 1 ? parts[0] : ProxyRule.rule(name).combine(parts);
    }

    /** The scores that drawn architectures have; of several together, by their ranks among what was drawn. */
    public DrawnScore drawn(String name) {
        double[][] parts = each(name);
        return parts.length == 1 ? DrawnScore.fixed(parts[0]) : DrawnScore.ranked(ProxyRule.rule(name), parts);
    }

    /** The scores of each part. */
    public double[][] each(String name) {
        List<double[]> all = new ArrayList<>();
        for (String part : parts(name)) {
            Scores file = files.get(part);
            if (file == null) {
                throw new UsageException("--proxies: expected one of " + String.join(", ", names())
                        + ", or several joined by '+', '*' or '^', found '" + part + "'.");
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
     * The number of architectures without a value although all parts were computed. With a population: the number of its cells
     * without a value, for any reason.
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

    /** The settings with which a proxy was computed. */
    public String settings(String proxy) {
        return files.get(proxy).settings();
    }
}
