package assay.internal.experiments.audit;

import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Compares a foreign table with the truth. Each of its columns is compared with every question of the table, in every unit in
 * which people write such numbers. So it finds out what the numbers are, whatever the name of their column.
 */
public final class Audit {
    /** If at least this share of numbers is equal, the column has the answers to the question. */
    private static final double MOST = 0.9;

    private static final int FEWEST = 5;

    private static final Map<String, DoubleUnaryOperator> ACCURACIES = new LinkedHashMap<>();
    private static final Map<String, DoubleUnaryOperator> COSTS = new LinkedHashMap<>();

    static {
        ACCURACIES.put("percent", v -> v);
        ACCURACIES.put("fraction", v -> 100 * v);
        ACCURACIES.put("error in percent", v -> 100 - v);
        ACCURACIES.put("error as fraction", v -> 100 - 100 * v);
        COSTS.put("millions", v -> v);
        COSTS.put("units", v -> v / 1e6);
        COSTS.put("millions, two for a multiply-add", v -> v / 2);
        COSTS.put("units, two for a multiply-add", v -> v / 2e6);
    }

    /** How a column matches a question. */
    private record Match(Known known, String unit, DoubleUnaryOperator read, int equal, int compared) {}

    private final List<Known> known;
    private final int count;

    private Audit(StoreTruth truth) {
        known = Known.of(truth);
        count = truth.architectures().size();
    }

    /**
     * Looks at every column of a table.
     *
     * @throws assay.core.error.UsageException if it is not a table with an architecture in each row
     */
    public static List<ColumnFinding> of(Path file, StoreTruth truth) {
        Audit audit = new Audit(truth);
        return ForeignTable201.read(file, truth).stream().map(audit::look).toList();
    }

    private ColumnFinding look(ForeignColumn column) {
        Claim claim = Claim.of(column);
        Optional<Match> best = best(column, claim, arch -> true);
        if (best.isEmpty()) {
            return new ColumnFinding(column, "", "", 0, 0, List.of());
        }
        Match match = best.get();
        boolean is = match.equal >= MOST * match.compared;
        List<String> differences = new ArrayList<>();
        Optional<Match> rest = is ? Optional.empty() : rest(column, claim, match);
        if (is) {
            differences.addAll(claim.departures(match.known.question()));
            differences.addAll(imputed(column, claim, match));
            others(column, match).ifPresent(differences::add);
        } else if (rest.isPresent()) {
            differences.add("mixed: " + match.equal + " are " + words(match.known) + ", and " + rest.get().equal
                    + " are " + words(rest.get().known));
        } else if (claim.metric().isEmpty() || lacks(claim)) {
            return new ColumnFinding(column, "", "", 0, 0, List.of());
        } else {
            differences.add("not numbers of the table: nearest are " + words(match.known) + ", which " + match.equal
                    + " of " + match.compared + " equal");
            others(column, match).ifPresent(differences::add);
        }
        missing(column, claim).ifPresent(differences::add);
        return new ColumnFinding(
                column,
                is || rest.isPresent() ? words(match.known) : "",
                match.unit,
                match.equal,
                match.compared,
                differences);
    }

    /** Whether the name means a single training that the table does not have. */
    private boolean lacks(Claim claim) {
        return claim.seed().isPresent()
                && claim.split().isPresent()
                && known.stream()
                        .noneMatch(k -> k.question() instanceof Query query
                                && query.trials() instanceof Trials.Seed
                                && claim.departures(query).isEmpty());
    }

    private static String words(Known known) {
        return known.question() instanceof Query query
                ? "accuracy on " + query.dataset().key() + " " + query.split().key() + ", schedule " + query.schedule()
                        + ", trials " + query.trials().key()
                : known.question().words();
    }

    /** The question that most numbers match; among equal ones, the question that the name means. */
    private Optional<Match> best(ForeignColumn column, Claim claim, IntPredicate among) {
        List<Match> all = new ArrayList<>();
        for (Known k : known) {
            if (claim.metric().isEmpty() || claim.metric().get() == k.question().metric()) {
                (k.isAccuracy() ? ACCURACIES : COSTS).forEach((unit, read) -> {
                    if (k.isAccuracy() || k.question().metric().equals(Metric.FLOPS) || !unit.contains("two")) {
                        int[] both = both(column, k, among);
                        int equal = (int) IntStream.of(both)
                                .filter(i -> isEqual(column, k, read, i))
                                .count();
                        all.add(new Match(k, unit, read, equal, both.length));
                    }
                });
            }
        }
        return all.stream()
                .filter(m -> m.compared >= Math.min(FEWEST, column.count()) && m.compared > 0)
                .max(Comparator.comparingInt(Match::equal)
                        .thenComparingInt(
                                m -> -claim.departures(m.known.question()).size())
                        .thenComparingInt(m -> -m.compared));
    }

    private static int[] both(ForeignColumn column, Known k, IntPredicate among) {
        return IntStream.range(0, k.values().length)
                .filter(i -> among.test(i) && !Double.isNaN(column.values()[i]) && !Double.isNaN(k.values()[i]))
                .toArray();
    }

    private static boolean isEqual(ForeignColumn column, Known k, DoubleUnaryOperator read, int arch) {
        return Math.abs(read.applyAsDouble(column.values()[arch]) - k.values()[arch]) <= k.tolerance();
    }

    /** What the remaining numbers are, if together with these they are nearly all numbers. */
    private Optional<Match> rest(ForeignColumn column, Claim claim, Match match) {
        return best(column, claim, arch -> !isEqual(column, match.known, match.read, arch))
                .filter(m -> m.unit.equals(match.unit) && m.equal + match.equal >= MOST * column.count());
    }

    private Optional<String> others(ForeignColumn column, Match match) {
        int[] other = IntStream.of(both(column, match.known, i -> true))
                .filter(i -> !isEqual(column, match.known, match.read, i))
                .toArray();
        return other.length == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d differ; first architecture %d: %s, the table has %s",
                        other.length,
                        match.compared,
                        other[0],
                        match.read.applyAsDouble(column.values()[other[0]]),
                        match.known.values()[other[0]]));
    }

    private Optional<Known> find(Dataset dataset, Split split, int schedule, String trials) {
        return known.stream()
                .filter(k -> k.question() instanceof Query q
                        && q.dataset().equals(dataset)
                        && q.split() == split
                        && q.schedule() == schedule
                        && q.trials().key().equals(trials))
                .findFirst();
    }

    /** Which architectures were trained with a seed. The table has the validation accuracy of every training. */
    private Optional<Known> trained(Claim claim, int schedule) {
        return claim.seed().flatMap(s -> find(Dataset.CIFAR10_VALID, Split.VALID, schedule, String.valueOf(s)));
    }

    /** Finds numbers for a seed with which an architecture was not trained. */
    private List<String> imputed(ForeignColumn column, Claim claim, Match match) {
        if (!(match.known.question() instanceof Query query)) {
            return List.of();
        }
        Optional<Known> trained = trained(claim, query.schedule());
        if (trained.isEmpty()) {
            return List.of();
        }
        int[] invented = IntStream.range(0, count)
                .filter(i -> !Double.isNaN(column.values()[i])
                        && Double.isNaN(trained.get().values()[i]))
                .toArray();
        if (invented.length == 0) {
            return List.of();
        }
        List<String> are = new ArrayList<>();
        for (String trials : List.of("mean-allruns", "mean", "888", "777")) {
            find(query.dataset(), query.split(), query.schedule(), trials).ifPresent(k -> {
                long equal = IntStream.of(invented)
                        .filter(i -> isEqual(column, k, match.read, i))
                        .count();
                if (equal >= MOST * invented.length) {
                    are.add(
                            k.question() instanceof Query q && q.trials() instanceof Trials.Seed s
                                    ? "those of seed " + s.seed()
                                    : "the mean of the others");
                }
            });
        }
        return List.of("imputed: " + invented.length + " architectures have a number for seed "
                + claim.seed().get() + ", with which they were not trained"
                + (are.isEmpty() ? "" : "; the numbers are " + are.get(0)));
    }

    private Optional<String> missing(ForeignColumn column, Claim claim) {
        Optional<Known> trained = trained(claim, claim.schedule().orElse(200));
        int missing = (int) IntStream.range(0, count)
                .filter(i -> Double.isNaN(column.values()[i])
                        && (claim.seed().isEmpty()
                                || trained.isPresent()
                                        && !Double.isNaN(trained.get().values()[i])))
                .count();
        return missing == 0
                ? Optional.empty()
                : Optional.of("missing: " + missing + " of " + count + " architectures have no number"
                        + (claim.seed().isPresent() ? " of this seed" : ""));
    }
}
