package assay.internal.reports.headline;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Chance;
import assay.internal.reports.study.Chance.Against;
import assay.internal.reports.study.Chance.Verdict;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.ProxyQuality;
import assay.internal.reports.study.ScoredCells;
import assay.internal.reports.study.Standing;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The methods beside chance in one sentence: which are better, which are not, and what their records say about why. */
final class ChanceProse {
    /** A distribution with at least this share of the largest possible entropy is nearly uniform. */
    private static final double UNIFORM = 0.95;

    /** A score with a smaller rank correlation to the truth says little. */
    private static final double BLIND = 0.3;

    /** Further methods of a group are only counted. */
    private static final int MOST_NAMED = 5;

    private final Study study;
    private final Measure measure;
    private final Chance chance;

    ChanceProse(Study study, Chance chance) {
        this.study = study;
        this.measure = chance.rivals().measure();
        this.chance = chance;
    }

    /**
     * {@code Of one uniformly random cell (75.50 % on average, exact) better are drnas by 6.91 points and rsps by 5.20 points; no
     * better is darts (2 of 10 seeds collapsed).}
     */
    String sentence() {
        List<Against> better = chance.with(Verdict.BETTER);
        List<Against> rest = Stream.concat(chance.with(Verdict.WORSE).stream(), chance.with(Verdict.NOT_SHOWN).stream())
                .toList();
        if (better.isEmpty()) {
            return (rest.size() == 1 ? rest.get(0).method().name() + " is" : "No method is")
                    + " shown to be better than " + rival() + ": " + notBetter(rest) + '.';
        }
        String lead = "Better than " + rival() + (rest.isEmpty() && better.size() > 1 ? ": all, " : ": ")
                + Format.list(named(better, a -> a.method().name() + " by " + points(a)));
        return lead + (rest.isEmpty() ? "" : "; not shown to be better: " + notBetter(rest)) + '.';
    }

    /** {@code random choice (one uniform cell has 75.50 %)}. */
    private String rival() {
        double mean = chance.rivals().uniform().mean(1);
        boolean asks = chance.against().stream().anyMatch(a -> a.draws()[a.draws().length - 1] > 1);
        return "random choice (one uniform cell has "
                + measure.withUnit(measure.digits().number(mean)) + " on average, exact"
                + (asks ? "; methods that ask the table: random search with as many questions" : "") + ")";
    }

    private String notBetter(List<Against> rest) {
        return Format.list(named(rest, a -> a.method().name() + " (" + String.join(", ", said(a)) + ")"));
    }

    private List<String> said(Against a) {
        List<String> said = new ArrayList<>();
        said.add((a.verdict() == Verdict.WORSE ? "worse, " : "")
                + (measure.digits().isZero(a.difference())
                        ? "equal"
                        : points(a) + (a.difference() < 0 ? " below" : " above")));
        said.addAll(reasons(a.method()));
        return said;
    }

    private interface Text {
        String of(Against a);
    }

    private static List<String> named(List<Against> all, Text text) {
        List<String> names =
                new ArrayList<>(all.stream().limit(MOST_NAMED).map(text::of).toList());
        if (all.size() > MOST_NAMED) {
            names.add(all.size() - MOST_NAMED + " more");
        }
        return names;
    }

    private String points(Against a) {
        return measure.difference(measure.digits().number(Math.abs(a.difference())));
    }

    /** What the records of a method say about why it may be no better than chance; often nothing. */
    List<String> reasons(Method method) {
        List<String> reasons = new ArrayList<>();
        Standing.of(study, method, measure).filter(s -> s.collapsed() > 0).ifPresent(s -> reasons.add(s.collapses()));
        entropy(method).ifPresent(v -> {
            double most = Math.log(study.population().counted().size());
            if (v >= UNIFORM * most) {
                reasons.add("it learnt next to nothing: entropy " + Format.number(v) + " of at most "
                        + Format.number(most) + " nats");
            }
        });
        ScoredCells scored = ScoredCells.of(study, method, measure);
        if (scored.pairs() > 0) {
            OptionalDouble order = ProxyQuality.of(scored).get(0).spearman().value();
            order.ifPresent(v -> {
                if (v < BLIND) {
                    reasons.add("its score hardly orders the table's cells: rank correlation " + Format.signed(v));
                }
            });
        }
        return reasons;
    }

    /** Of the distribution that the method's searches ended with, on average. */
    private static OptionalDouble entropy(Method method) {
        return method.runs().stream()
                .map(RunRecord::epochs)
                .filter(e -> !e.isEmpty())
                .map(e -> e.get(e.size() - 1).diagnostics())
                .filter(d -> d.containsKey(EpochRecord.ENTROPY))
                .mapToDouble((Map<String, Double> d) -> d.get(EpochRecord.ENTROPY))
                .average();
    }
}
