package assay.internal.reports.trajectory;

import assay.core.run.RunRecord;
import assay.internal.reports.figure.LineChart.Phase;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.SharedSearches;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What charts over epochs show of a run: the values of its answers so far, and how long only weights learnt. */
final class ShownAnswers {
    private final Study study;
    private final SharedSearches shared;

    ShownAnswers(Study study) {
        this.study = study;
        this.shared = new SharedSearches(study);
    }

    /**
     * The values of the search's incumbents. For a method with a selection, the last value is that of its answer; if another
     * method already shows the same search, only this value is left.
     *
     * @param as what is shown of a value: itself, or its regret
     */
    double[] of(Method method, RunRecord run, Measure measure, DoubleUnaryOperator as) {
        double[] values = Arrays.stream(study.trajectory(run, measure)).map(as).toArray();
        if (method.judged() || run.samples().isEmpty() || values.length == 0) {
            return values;
        }
        if (shared.isShownElsewhere(method, run)) {
            Arrays.fill(values, Double.NaN);
        }
        double answer = study.accuracy(run.chosen(), measure).orElse(Double.NaN);
        values[values.length - 1] = as.applyAsDouble(answer);
        return values;
    }

    /** The first epochs, in which every search learns only weights, from the configuration. */
    Optional<Phase> warmup() {
        List<Integer> all = study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .map(m -> warmup(m.name()))
                .toList();
        return all.stream()
                .min(Integer::compare)
                .filter(epochs -> epochs > 0)
                .map(epochs -> new Phase("warm-up", epochs + 0.5));
    }

    private int warmup(String method) {
        Matcher m = Pattern.compile("(?m)^\\s*- " + Pattern.quote(method) + ": \\{[^\\n]*\\bwarmup: (\\d{1,6})\\b")
                .matcher(study.experiment().configuration());
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }
}
