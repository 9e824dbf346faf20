package assay.internal.experiments.gate;

import assay.core.error.AssayException;
import assay.internal.core.stats.Holm;
import assay.internal.core.stats.MeanShiftTest;
import assay.internal.core.stats.PermutationTest;
import assay.internal.core.stats.Summary;
import assay.internal.experiments.gate.Finding.Verdict;
import assay.internal.experiments.gate.Quantity.Worse;
import assay.internal.experiments.run.RunOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares two measurements. A line fails if a one-sided test shows that it is worse than the baseline by more than the margin.
 * (Quantities that can only be different fail if they differ by more than the margin in either direction.) A line that is not
 * shown to be worse passes. All p-values are adjusted together (Holm), so a program that is nowhere worse by more than its
 * margins is refused with probability alpha at most.
 *
 * <p>If the baseline has all seeds, the test is Student's test of the differences by seed. If the seeds are others, or the
 * baseline has more seeds, it is Fisher's permutation test against all seeds of the baseline. If both are possible, both are
 * done, and the smaller p is doubled.
 */
public final class GateJudge {
    /** The probability of finding the smallest change that is reported. */
    public static final double POWER = 0.8;

    private final Baseline baseline;
    private final double points;
    private final double alpha;

    /**
     * @param points margin of accuracies
     * @param alpha chance of any false alarm
     */
    public GateJudge(Baseline baseline, double points, double alpha) {
        this.baseline = baseline;
        this.points = points;
        this.alpha = alpha;
    }

    /** A line before the adjustment for the other lines. */
    private record Line(SeedSeries before, SeedSeries now, boolean same, List<Look> looks) {
        int tests() {
            return looks.size() * (now.quantity().worse() == Worse.OTHER ? 2 : 1);
        }
    }

    /** One way to test a line. */
    private record Look(double[] before, double[] now, boolean paired) {
        double p(double sign, double margin) {
            double[] b = Arrays.stream(before).map(v -> sign * v).toArray();
            double[] n = Arrays.stream(now).map(v -> sign * v).toArray();
            return paired
                    ? MeanShiftTest.paired(b, n, margin).p()
                    : PermutationTest.rise(b, n, margin).p();
        }

        double found(double deviation, double margin, double level) {
            // Runs that diverge are as different as those of different seeds: the variance of a difference is twice
            // theirs.
            if (paired) {
                return MeanShiftTest.foundPaired(Math.sqrt(2) * deviation, now.length, margin, level, POWER);
            }
            return PermutationTest.rise(before, now, margin).smallestP() > level
                    ? Double.POSITIVE_INFINITY
                    : MeanShiftTest.foundUnpaired(deviation, before.length, now.length, margin, level, POWER);
        }
    }

    /** @param asked the methods and proxies that were to be measured */
    public List<Finding> judge(Gauged now, Collection<String> asked) {
        List<Finding> findings = new ArrayList<>(failures(now));
        Map<Integer, Line> tested = new LinkedHashMap<>();
        for (SeedSeries s : now.series()) {
            if (isRepeated(s, now)) {
                continue;
            }
            Optional<SeedSeries> before = baseline.gauged().find(s.quantity(), s.of());
            if (before.isEmpty()
                    || s.values().size() < 2
                    || before.get().values().size() < 2) {
                findings.add(new Finding(
                        s.quantity(),
                        s.of(),
                        before.map(b -> Summary.of(b.all()).mean())
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty()),
                        OptionalDouble.of(Summary.of(s.all()).mean()),
                        s.quantity().margin(points, 0),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Verdict.NEW,
                        OptionalDouble.empty(),
                        before.isEmpty() ? "not in the baseline" : "one seed has no spread"));
            } else {
                tested.put(findings.size(), line(before.get(), s));
                findings.add(null);
            }
        }
        lost(now, asked, findings);
        double[] worse =
                Holm.adjust(tested.values().stream().mapToDouble(this::p).toArray());
        double[] better =
                Holm.adjust(tested.values().stream().mapToDouble(this::pBetter).toArray());
        int i = 0;
        for (Map.Entry<Integer, Line> t : tested.entrySet()) {
            findings.set(t.getKey(), finding(t.getValue(), worse[i], better[i], tested.size()));
            i++;
        }
        return findings;
    }

    /** Methods that share a search have learnt the same, to the last probability: only the first is compared. */
    private static boolean isRepeated(SeedSeries s, Gauged now) {
        if (s.quantity() == Quantity.REGRET || s.quantity() == Quantity.SPEARMAN) {
            return false;
        }
        Optional<SeedSeries> drawn = now.find(Quantity.DRAWN, s.of());
        return drawn.isPresent()
                && now.series().stream()
                        .filter(o -> o.quantity() == Quantity.DRAWN)
                        .takeWhile(o -> !o.of().equals(s.of()))
                        .anyMatch(o -> o.values().equals(drawn.get().values())
                                && now.find(s.quantity(), o.of())
                                        .map(SeedSeries::values)
                                        .equals(Optional.of(s.values())));
    }

    private static List<Finding> failures(Gauged now) {
        Map<String, List<RunOutcome.Failure>> byMethod = now.failures().stream()
                .collect(Collectors.groupingBy(RunOutcome.Failure::method, LinkedHashMap::new, Collectors.toList()));
        List<Finding> all = new ArrayList<>();
        byMethod.forEach((method, failures) -> all.add(failed(
                Quantity.REGRET,
                method,
                "seed "
                        + failures.stream()
                                .map(f -> Long.toString(f.seed()))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ": "
                        + words(failures.get(0).cause()))));
        return all;
    }

    /** Our own refusals are sentences. For other faults, people want to know the kind, too. */
    private static String words(Throwable cause) {
        return cause instanceof AssayException ? cause.getMessage() : cause.toString();
    }

    private static Finding failed(Quantity quantity, String of, String detail) {
        return new Finding(
                quantity,
                of,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Verdict.FAILED,
                OptionalDouble.empty(),
                detail);
    }

    /** The lines of the baseline for these methods and proxies that are no longer measured. */
    private void lost(Gauged now, Collection<String> asked, List<Finding> findings) {
        Set<String> failed =
                now.failures().stream().map(RunOutcome.Failure::method).collect(Collectors.toSet());
        for (SeedSeries s : baseline.gauged().series()) {
            if (asked.contains(s.of())
                    && !failed.contains(s.of())
                    && now.find(s.quantity(), s.of()).isEmpty()) {
                findings.add(failed(s.quantity(), s.of(), "the baseline has it, and it was not measured"));
            }
        }
    }

    private static Line line(SeedSeries before, SeedSeries now) {
        List<Look> looks = new ArrayList<>();
        boolean paired = before.values().keySet().containsAll(now.values().keySet());
        boolean same = paired && Arrays.equals(before.with(now.values().keySet()), now.all());
        if (paired) {
            looks.add(new Look(before.with(now.values().keySet()), now.all(), true));
        }
        if (!paired || before.values().size() > now.values().size()) {
            looks.add(new Look(before.all(), now.all(), false));
        }
        return new Line(before, now, same, looks);
    }

    private double margin(Line line) {
        return line.now()
                .quantity()
                .margin(points, Summary.of(line.before().all()).mean());
    }

    private double p(Line line) {
        if (line.same()) {
            return 1;
        }
        double least = 1;
        for (Look look : line.looks()) {
            Worse worse = line.now().quantity().worse();
            if (worse != Worse.LOWER) {
                least = Math.min(least, look.p(1, margin(line)));
            }
            if (worse != Worse.HIGHER) {
                least = Math.min(least, look.p(-1, margin(line)));
            }
        }
        return Math.min(1, line.tests() * least);
    }

    /** The same tests, of whether it has become better by more than the margin. */
    private double pBetter(Line line) {
        Worse worse = line.now().quantity().worse();
        if (line.same() || worse == Worse.OTHER) {
            return 1;
        }
        double sign = worse == Worse.HIGHER ? -1 : 1;
        double least = line.looks().stream()
                .mapToDouble(l -> l.p(sign, margin(line)))
                .min()
                .orElse(1);
        return Math.min(1, line.tests() * least);
    }

    private Finding finding(Line line, double p, double better, int lines) {
        double margin = margin(line);
        double deviation = Summary.of(line.before().all()).standardDeviation().orElseThrow();
        double level = alpha / lines / line.tests();
        double finds = line.looks().stream()
                .mapToDouble(l -> l.found(deviation, margin, level))
                .min()
                .orElseThrow();
        boolean closed = p < alpha;
        Verdict bad = line.now().quantity().worse() == Worse.OTHER ? Verdict.CHANGED : Verdict.WORSE;
        return new Finding(
                line.now().quantity(),
                line.now().of(),
                OptionalDouble.of(Summary.of(line.looks().get(0).before()).mean()),
                OptionalDouble.of(Summary.of(line.now().all()).mean()),
                margin,
                OptionalDouble.of(p),
                finds
                                <= line.now()
                                        .quantity()
                                        .most(Summary.of(line.before().all()).mean())
                        ? OptionalDouble.of(finds)
                        : OptionalDouble.empty(),
                line.same() ? Verdict.SAME : closed ? bad : Verdict.PASSED,
                OptionalDouble.of(better),
                "");
    }

    /** How seeds are compared, in words. */
    public String pairing(Gauged now) {
        Set<Long> before = new TreeSet<>();
        baseline.gauged().series().forEach(s -> before.addAll(s.values().keySet()));
        Set<Long> seeds = new TreeSet<>();
        now.series().forEach(s -> seeds.addAll(s.values().keySet()));
        if (!before.containsAll(seeds)) {
            return "other seeds than the baseline's " + before.size() + ": a permutation test, not by seed";
        }
        return before.size() > seeds.size()
                ? "by seed, and against all " + before.size()
                        + " seeds of the baseline (permutation test): the smaller p counts twice"
                : "by seed";
    }
}
