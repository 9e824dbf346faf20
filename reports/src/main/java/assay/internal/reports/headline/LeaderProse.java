package assay.internal.reports.headline;

import assay.internal.core.stats.Summary;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Significance.Pair;
import assay.internal.reports.study.Significance.Verdict;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The sentence on the best method of a measure: how good it is, where that is in the table, and how it compares. */
final class LeaderProse {
    private final Study study;
    private final List<Significance> significance;

    LeaderProse(Study study, List<Significance> significance) {
        this.study = study;
        this.significance = significance;
    }

    /** Empty if no method was measured. */
    Optional<String> sentence(Measure measure) {
        List<Method> measured = study.methods().stream()
                .filter(m -> study.found(m, measure).length > 0)
                .toList();
        Optional<TableValues> landscape = study.landscape(measure);
        if (measured.isEmpty() || landscape.isEmpty() && study.population().hasTable()) {
            return Optional.empty();
        }
        Method best = measured.stream()
                .max(Comparator.comparingDouble(m -> measure.worth(mean(m, measure))))
                .orElseThrow();
        double[] found = study.found(best, measure);
        String lead = measured.size() == 1
                ? " has a mean " + measure.quantity() + " of "
                : " has the " + measure.best("mean ") + tied(best, measured, measure) + ", ";
        String sentence = measure.label() + ": " + best.name() + lead
                + measure.withUnit(measure.digits().meanStd(found))
                + " (n = "
                + found.length
                + ")"
                + landscape.map(l -> place(l, mean(best, measure), measure)).orElse("") + "."
                + (found.length == 1 ? " One seed: too few seeds to say how much it varies." : "");
        return Optional.of(sentence + comparison(best, measured, measure));
    }

    private String place(TableValues landscape, double mean, Measure measure) {
        return ", " + measure.digits().number(landscape.regret(mean))
                + (measure.isAccuracy() ? " points below" : " from") + " the best cell of the table ("
                + measure.withUnit(measure.digits().number(landscape.optimum()))
                + "); " + study.population().averageHas() + " "
                + measure.withUnit(measure.digits().number(landscape.mean())) + " on average";
    }

    /** Names the methods with the same printed mean. */
    private String tied(Method best, List<Method> measured, Measure measure) {
        String mean = measure.digits().number(mean(best, measure));
        StringJoiner names = new StringJoiner(", ", " (tied with ", ")").setEmptyValue("");
        measured.stream()
                .filter(m -> !m.equals(best)
                        && measure.digits().number(mean(m, measure)).equals(mean))
                .forEach(m -> names.add(m.name()));
        return names.toString();
    }

    /** Compares the best with the second best in detail, and with the others in short. */
    private String comparison(Method best, List<Method> measured, Measure measure) {
        List<Pair> pairs = significance.stream()
                .filter(s -> s.blocks().measure().equals(measure))
                .flatMap(s -> s.pairs().stream())
                .filter(p -> p.first().equals(best) || p.second().equals(best))
                .toList();
        if (measured.size() < 2) {
            return "";
        }
        if (pairs.isEmpty()) {
            return " The methods share no seed: nothing is compared.";
        }
        Method second = measured.stream()
                .filter(m -> !m.equals(best))
                .max(Comparator.comparingDouble(m -> measure.worth(mean(m, measure))))
                .orElseThrow();
        Pair closest = pairs.stream()
                .filter(p -> p.first().equals(second) || p.second().equals(second))
                .findFirst()
                .orElseThrow();
        List<Pair> others = pairs.stream().filter(p -> p != closest).toList();
        return " " + duel(best, second, closest, measure) + hidden(closest, measure)
                + others(others, best, Verdict.DIFFERENT, " It differs from ", ".")
                + others(others, best, Verdict.NOT_SHOWN, " Compared with ", ": no difference shown.")
                + others(others, best, Verdict.TOO_FEW, " Compared with ", ": too few seeds to say.");
    }

    /** {@code darts finds cells 0.40 points better than gdas, p = 0.031, n = 8 seeds: no difference shown.} */
    private static String duel(Method best, Method second, Pair pair, Measure measure) {
        double raw = pair.first().equals(best) ? pair.meanDifference() : -pair.meanDifference();
        double difference = measure.worth(raw);
        int n = pair.test().pairs();
        String points = measure.digits().number(Math.abs(difference));
        String better = measure.digits().isZero(difference)
                ? "as good as "
                : measure.difference(points) + " " + (difference < 0 ? "worse" : "better") + " than ";
        String sentence =
                best.name() + " finds cells " + better + second.name() + " on the seeds that all methods share, ";
        String p = pair.adjusted().isPresent()
                ? "Holm-adjusted p " + equal(Format.p(pair.adjusted())) + ", "
                : "no p-value, ";
        String verdict =
                switch (pair.verdict()) {
                    case DIFFERENT -> "a difference (Wilcoxon's signed-rank test).";
                    case NOT_SHOWN -> "no difference shown.";
                    case TOO_FEW -> "too few for a claim (it takes at least " + pair.needed() + ").";
                };
        return sentence + p + "n = " + Format.plural(n, "seed") + ": " + verdict;
    }

    /** Says if the difference is smaller than the uncertainty of the table. */
    private String hidden(Pair pair, Measure measure) {
        return study.noise(measure)
                .filter(n -> pair.meanDifference() != 0 && n.hides(pair.meanDifference()))
                .map(n -> " This is less than one entry of the table is uncertain by ("
                        + measure.difference(measure.digits().number(n.points())) + ").")
                .orElse("");
    }

    private static String equal(String p) {
        return p.startsWith("<") ? p : "= " + p;
    }

    private static String others(List<Pair> pairs, Method best, Verdict verdict, String before, String after) {
        StringJoiner names = new StringJoiner(", ", before, after).setEmptyValue("");
        pairs.stream()
                .filter(p -> p.verdict() == verdict)
                .forEach(p -> names.add((p.first().equals(best) ? p.second() : p.first()).name()));
        return names.toString();
    }

    private double mean(Method m, Measure measure) {
        return Summary.of(study.found(m, measure)).mean();
    }
}
