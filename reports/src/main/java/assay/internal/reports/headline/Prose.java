package assay.internal.reports.headline;

import assay.core.run.Training;
import assay.core.truth.Answer;
import assay.internal.core.stats.Summary;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.ChoiceCost;
import assay.internal.reports.study.ChosenEpoch;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.ProxyQuality;
import assay.internal.reports.study.ScoredCells;
import assay.internal.reports.study.Selected;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The summary in sentences that can be quoted alone: each says how many seeds it is based on. */
final class Prose {
    /** How many failed runs are named here; the others are in the section about missing numbers. */
    private static final int MOST_FAILURES = 3;

    private final Study study;
    private final LeaderProse leader;

    Prose(Study study, List<Significance> significance) {
        this.study = study;
        this.leader = new LeaderProse(study, significance);
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        all.add(work());
        study.tests().forEach(m -> leader.sentence(m).ifPresent(all::add));
        boolean judged = study.experiment().isJudged();
        study.methods().stream()
                .flatMap(m -> (judged ? belief(m) : selection(m)).stream())
                .forEach(all::add);
        if (judged) {
            study.tests().forEach(m -> chance(m).ifPresent(all::add));
            leftOut().ifPresent(all::add);
        }
        for (Measure m : study.tests()) {
            study.chance(m)
                    .map(c -> m.label() + ": " + new ChanceProse(study, c).sentence())
                    .ifPresent(all::add);
        }
        if (!study.methods().isEmpty()) {
            all.add(coverage());
        }
        return all;
    }

    private String work() {
        long runs = study.experiment().runs().size();
        if (runs == 0) {
            return study.failed().isEmpty()
                    ? "No runs: there is nothing to report yet."
                    : "Every run failed: " + failures() + ". There is nothing to report.";
        }
        int least = seeds().min().orElseThrow();
        int most = seeds().max().orElseThrow();
        String seeds = least == most ? Format.plural(most, "seed") : least + " to " + most + " seeds";
        String all = missing() + Format.plural(study.methods().size(), "method") + " with " + seeds + " each ("
                + Format.plural(runs, "run")
                + "). ";
        if (!study.population().hasTable()) {
            List<Training> trainings = study.experiment().trainings();
            boolean words = study.population().kit().readsText();
            return all + "The " + (words ? "language model" : "network")
                    + " of each architecture that was found was trained here, "
                    + study.experiment().schedule() + " epochs: " + Format.plural(trainings.size(), "training") + " of "
                    + Format.plural(
                            trainings.stream().map(Training::arch).distinct().count(), "architecture") + ".";
        }
        return all + "The cell that each run chose was looked up in the "
                + study.population().tableTitle() + " table: "
                + study.experiment().schedule() + "-epoch schedule, mean over the table's trials.";
    }

    /** Says how many runs gave no answer, before everything else. */
    String missing() {
        int failed = study.failed().size();
        long begun = failed + study.experiment().runs().size();
        return failed == 0
                ? ""
                : Format.of(failed, begun) + " runs " + (failed == 1 ? "is" : "are") + " missing: " + failures()
                        + ". Every number is over the others only. ";
    }

    /** {@code darts, seed 1 (its loss was not a number)}. */
    private String failures() {
        return study.failed().stream()
                .limit(MOST_FAILURES)
                .map(f -> f.run() + " (" + f.why().replaceFirst("[.\\s]+$", "") + ")")
                .collect(Collectors.joining("; ", "", study.failed().size() > MOST_FAILURES ? "; and others" : ""));
    }

    private IntStream seeds() {
        return study.methods().stream().mapToInt(m -> m.runs().size());
    }

    /** {@code rs, CIFAR-10 test: its scores order its own 12 architectures with ...}. */
    private Optional<String> belief(Method method) {
        if (study.tests().isEmpty() || !study.population().hasTable()) {
            return Optional.empty();
        }
        Measure measure = study.tests().get(0);
        ScoredCells cells = ScoredCells.of(study, method, measure);
        OptionalDouble regret = ChoiceCost.of(study, method, measure).meanSelectionRegret();
        if (cells.pairs() == 0 || regret.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble order = ProxyQuality.of(cells).get(0).spearman().value();
        return Optional.of("What " + method.name() + " believed, " + measure.label() + ": its scores order its own "
                + Format.plural(cells.pairs(), "architecture")
                + (order.isPresent()
                        ? " with a rank correlation of " + Format.signed(order.getAsDouble()) + " to the truth"
                        : " in no way that can be told")
                + "; its answers are " + measure.difference(measure.digits().number(regret.getAsDouble()))
                + (measure.metric().highIsGood() ? " below" : " above") + " the best that its runs named.");
    }

    private Optional<String> chance(Measure measure) {
        return study.rivals(measure).flatMap(r -> {
            List<String> parts = new ArrayList<>();
            for (Method m : study.methods()) {
                double[] found = study.found(m, measure);
                r.with(m)
                        .filter(v -> found.length > 0)
                        .ifPresent(v -> parts.add(m.name() + " "
                                + measure.difference(measure.digits().signed(mean(m, measure) - v[0]))));
            }
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Against random search with as many evaluations, exact from the table, "
                            + measure.label() + ": " + String.join(", ", parts) + ".");
        });
    }

    /** Says which rows were not judged. */
    private Optional<String> leftOut() {
        Map<String, String> facts = study.experiment().provenance();
        List<String> parts = Stream.of("rows left out", "not in the table")
                .filter(facts::containsKey)
                .map(k -> facts.get(k).replaceFirst("(?s):.*", ""))
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of("Of the rows: " + String.join("; ", parts) + ".");
    }

    private Optional<String> selection(Method method) {
        List<Measure> tests = study.tests();
        if (tests.isEmpty()
                || method.runs().stream().allMatch(r -> r.samples().isEmpty())
                || ChosenEpoch.choose(method)) {
            return Optional.empty();
        }
        Measure measure = tests.get(0);
        Selected s = Selected.of(study, method, measure);
        if (s.sampled().length == 0 || s.selected().length == 0) {
            return Optional.empty();
        }
        if (!study.experiment().trainings().isEmpty()) {
            return Optional.of("Selection by " + method.name() + ", " + measure.label()
                    + ": of the sampled cells only the selected ones were trained, with "
                    + measure.digits().meanStd(s.selected()) + " % (n = " + s.selected().length + ").");
        }
        String argmax = s.argmax().length == 0
                ? ""
                : ", the argmax cell " + measure.digits().meanStd(s.argmax()) + " %";
        return Optional.of("Selection by " + method.name() + ", " + measure.label() + ": the sampled cells have "
                + measure.digits().meanStd(s.sampled()) + " % on average" + argmax + ", the selected cell "
                + measure.digits().meanStd(s.selected()) + " %; choosing the one with the most parameters gives "
                + measure.digits().meanStd(s.largest()) + " % (n = " + s.selected().length + ").");
    }

    private String coverage() {
        List<Answer> asked = study.chosenAnswers().toList();
        long missing = asked.stream().filter(a -> a instanceof Answer.Absent).count();
        return missing == 0
                ? "Every chosen cell was measured: " + Format.plural(asked.size(), "answer")
                        + (study.failed().isEmpty()
                                ? ", none missing."
                                : "; " + Format.plural(study.failed().size(), "run") + " that failed chose none.")
                : Format.count(missing) + " of " + Format.plural(asked.size(), "answer")
                        + " about chosen cells are not in the table; they are left out of every mean.";
    }

    private double mean(Method m, Measure measure) {
        return Summary.of(study.found(m, measure)).mean();
    }
}
