package assay.internal.reports.headline;

import assay.internal.core.stats.Interval;
import assay.internal.core.stats.MeanInterval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.document.Block;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Chance;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Significance.Pair;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the seeds show, in one line: the result on the first data set, and which methods lead on the others. */
final class Verdict {
    private final Study study;
    private final Measure measure;
    private final List<Pair> pairs;
    private final List<Method> ranked;

    /** @param significance of the measure */
    Verdict(Study study, Significance significance) {
        this.study = study;
        this.measure = significance.blocks().measure();
        this.pairs = significance.pairs();
        this.ranked = study.methods().stream()
                .filter(m -> study.found(m, measure).length > 0)
                .sorted(Comparator.comparingDouble(m -> -measure.worth(mean(m))))
                .toList();
    }

    /** The method with the best mean; empty if no chosen cell was measured. */
    Optional<Method> leader() {
        return ranked.stream().findFirst();
    }

    Block.Verdict block() {
        if (ranked.isEmpty()) {
            return open("Nothing can be said: no chosen cell was measured.");
        }
        Optional<Chance> chance = study.chance(measure);
        if (ranked.size() == 1) {
            return chance.map(c -> beside(c, ranked.get(0))).orElseGet(() -> alone(ranked.get(0)));
        }
        Block.Verdict methods = among(ranked.get(0), ranked.get(1));
        return chance.map(c -> new Block.Verdict(
                        methods.text() + ' ' + new ChanceProse(study, c).sentence(), methods.settled()))
                .orElse(methods);
    }

    /** The verdict if there is only one method, beside the exact distribution of chance. */
    private Block.Verdict beside(Chance chance, Method method) {
        double[] found = study.found(method, measure);
        String text = method.name() + " finds cells of "
                + measure.withUnit(measure.digits().meanStd(found)) + " ("
                + Format.plural(found.length, "seed") + "). " + new ChanceProse(study, chance).sentence();
        return new Block.Verdict(text, chance.with(Chance.Verdict.NOT_SHOWN).isEmpty());
    }

    /**
     * The verdict if there is only one method: it is compared with random search, provided that the number of its evaluations
     * is known.
     */
    private Block.Verdict alone(Method method) {
        Optional<double[]> rival = study.rivals(measure).flatMap(r -> r.with(method));
        double[] found = study.found(method, measure);
        Optional<Interval> interval = MeanInterval.student(found, Descriptions.LEVEL);
        String seeds = " (" + Format.plural(found.length, "seed") + ").";
        if (rival.isEmpty()) {
            return open("No comparison: " + method.name() + " finds cells of "
                    + measure.withUnit(measure.digits().meanStd(found)) + ", and nothing else is in this report"
                    + seeds);
        }
        String by = measure.difference(measure.digits().number(Math.abs(mean(method) - rival.get()[0])));
        String search = "random search with as many evaluations";
        boolean high = measure.metric().highIsGood();
        boolean above = interval.isPresent() && interval.get().low() > rival.get()[0];
        boolean below = interval.isPresent() && interval.get().high() < rival.get()[0];
        if (high ? above : below) {
            return settled(method.name() + " beats " + search + " by " + by + seeds);
        }
        if (high ? below : above) {
            return settled(method.name() + " is worse than " + search + " by " + by + seeds);
        }
        return open("Inconclusive: " + method.name() + " is not shown to differ from " + search + "; it is " + by
                + (mean(method) < rival.get()[0] ? " below" : " above") + seeds);
    }

    private Block.Verdict among(Method best, Method second) {
        List<Pair> its = pairs.stream()
                .filter(p -> p.first().equals(best) || p.second().equals(best))
                .toList();
        if (its.isEmpty()) {
            return open("Inconclusive: the methods share no seed, so that nothing is compared; " + best.name()
                    + " has the " + (measure.metric().highIsGood() ? "highest" : "lowest") + " mean, "
                    + measure.withUnit(measure.digits().number(mean(best))) + ".");
        }
        Pair closest = its.stream()
                .filter(p -> p.first().equals(second) || p.second().equals(second))
                .findFirst()
                .orElseThrow();
        long told = its.stream()
                .filter(p -> p.verdict() == Significance.Verdict.DIFFERENT)
                .count();
        int seeds = closest.test().pairs();
        String lead = lead(best, second, closest);
        if (told == its.size()) {
            return settled(best.name() + " is the best of " + ranked.size() + " methods: " + lead + " ("
                    + Format.plural(seeds, "seed") + ")" + noise() + elsewhere() + '.');
        }
        if (told > 0) {
            return open("Partly settled: " + lead + "; it is told apart from " + told + " of " + its.size()
                    + " methods, not from all (" + Format.plural(seeds, "seed") + ")" + noise() + elsewhere()
                    + '.');
        }
        String why = closest.verdict() == Significance.Verdict.TOO_FEW
                ? Format.plural(seeds, "seed") + ", " + closest.needed() + " needed to tell methods apart"
                : Format.plural(seeds, "seed") + " show no difference";
        return open("Inconclusive: " + why + "; " + lead + noise() + elsewhere() + '.');
    }

    /**
     * {@code drnas leads balenas-tf by 2.05 points}, over the seeds of the test. It begins with the data set if there are
     * several.
     */
    private String lead(Method best, Method second, Pair pair) {
        double raw = pair.first().equals(best) ? pair.meanDifference() : -pair.meanDifference();
        double difference = measure.worth(raw);
        String points = measure.digits().number(Math.abs(difference));
        String where = others().isEmpty() ? "" : "on " + measure.family() + " ";
        if (measure.digits().isZero(difference)) {
            return where + best.name() + " and " + second.name() + " are equal";
        }
        return where + best.name() + (difference > 0 ? " leads " : " trails, on the shared seeds, ") + second.name()
                + " by " + measure.difference(points);
    }

    private List<Measure> others() {
        return study.tests().stream()
                .filter(m -> !m.equals(measure))
                .filter(m -> study.methods().stream().anyMatch(method -> study.found(method, m).length > 0))
                .toList();
    }

    /** {@code ; highest mean on CIFAR-100: drnas, on ImageNet16-120: darts and drnas}. */
    private String elsewhere() {
        List<String> said = new ArrayList<>();
        for (Measure other : others()) {
            double most = study.methods().stream()
                    .filter(m -> study.found(m, other).length > 0)
                    .mapToDouble(m -> worth(m, other))
                    .max()
                    .orElseThrow();
            List<String> leaders = study.methods().stream()
                    .filter(m -> study.found(m, other).length > 0)
                    .filter(m -> other.digits()
                            .number(worth(m, other))
                            .equals(other.digits().number(most)))
                    .map(Method::name)
                    .toList();
            said.add("on " + other.family() + ": " + Format.list(leaders));
        }
        return said.isEmpty()
                ? ""
                : "; " + (measure.metric().highIsGood() ? "highest" : "lowest") + " mean " + String.join(", ", said);
    }

    private double worth(Method m, Measure other) {
        return other.worth(Summary.of(study.found(m, other)).mean());
    }

    private String noise() {
        return study.noise(measure)
                .map(n ->
                        ", one table entry is uncertain by " + measure.digits().number(n.points()))
                .orElse("");
    }

    private double mean(Method m) {
        return Summary.of(study.found(m, measure)).mean();
    }

    private static Block.Verdict settled(String text) {
        return new Block.Verdict(text, true);
    }

    private static Block.Verdict open(String text) {
        return new Block.Verdict(text, false);
    }
}
