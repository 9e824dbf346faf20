package assay.internal.reports.page;

import assay.core.truth.Metric;
import assay.internal.reports.document.Block.Link;
import assay.internal.reports.document.Block.Source;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.Tradeoff;
import assay.internal.reports.trace.Places;
import assay.internal.reports.trace.RunQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says from which runs, files and questions the numbers of tables and charts come. */
public final class Origins {
    private final Study study;
    private final RunQuery runs;

    public Origins(Study study) {
        this.study = study;
        this.runs = new RunQuery(study.experiment());
    }

    /** The origin of numbers about the chosen cells of all runs, judged by the table. */
    public Source chosen(String... files) {
        return of(study.methods(), List.of(files), Stream.concat(Stream.of(runs.chosen()), answers(study.tests())));
    }

    /** The same, also for validation splits. */
    public Source everySplit(String... files) {
        Stream<String> all = Stream.concat(answers(study.measures()), best());
        return of(study.methods(), List.of(files), Stream.concat(Stream.of(runs.chosen()), all));
    }

    /** The origin of numbers about the incumbents of every epoch. */
    public Source incumbents(String... files) {
        return of(study.methods(), List.of(files), Stream.concat(Stream.of(runs.epochs()), answers(study.tests())));
    }

    /** The origin of numbers that searches recorded. */
    public Source diagnostics(List<Method> methods, String... files) {
        return of(methods, List.of(files), Stream.of(runs.epochs(), runs.diagnostics()));
    }

    /** The origin of numbers about drawn cells. */
    public Source samples(List<Method> methods, String... files) {
        Stream<String> questions = Stream.concat(answers(study.tests()), Stream.of(runs.chosen()));
        return of(methods, List.of(files), Stream.concat(Stream.of(runs.samples()), questions));
    }

    public Source seconds(String... files) {
        Stream<String> training = study.tests().stream()
                .filter(m -> study.population().hasTable())
                .limit(1)
                .map(m -> query() + " --dataset " + m.dataset().key() + " --split train --schedule "
                        + study.experiment().schedule() + " --trials mean --metric " + Metric.TOTAL_TIME.key());
        return of(study.methods(), List.of(files), Stream.concat(Stream.of(runs.seconds(), runs.chosen()), training));
    }

    /** The origin of the table's fronts and of the chosen cells. */
    public Source fronts(List<Tradeoff> all, String... files) {
        Stream<String> fronts = study.population().isWholeTable() ? fronts(all) : Stream.of();
        return of(study.methods(), List.of(files), Stream.concat(Stream.of(runs.chosen()), fronts));
    }

    private Stream<String> fronts(List<Tradeoff> all) {
        return all.stream()
                .map(t ->
                        "assay pareto " + study.population().table() + " --x " + axis(t) + ' ' + question(t.measure()));
    }

    private String axis(Tradeoff t) {
        String key = t.cost().key();
        return study.latency(t.measure().dataset())
                .filter(l -> key.equals("latency"))
                .map(l -> key + ':' + l.device())
                .orElse(key);
    }

    private Stream<String> best() {
        return study.measures().stream()
                .filter(m -> study.population().isWholeTable())
                .map(m -> "assay top " + study.population().table() + " " + question(m) + " -n 1");
    }

    private Stream<String> answers(List<Measure> measures) {
        return study.population().hasTable()
                ? measures.stream().map(m -> query() + " " + question(m))
                : Stream.of(runs.trainings());
    }

    private String query() {
        return "assay query " + study.population().table() + " "
                + study.population().anyByText();
    }

    private String question(Measure m) {
        return "--dataset " + m.dataset().key() + " --split " + m.split().key() + " --schedule "
                + study.experiment().schedule() + " --trials " + Lookups.TRIALS.key();
    }

    private static Source of(List<Method> methods, List<String> files, Stream<String> questions) {
        List<Link> links = new ArrayList<>();
        methods.forEach(m -> links.add(new Link(m.name(), Places.method(m.name()))));
        return new Source(links, files, questions.distinct().toList());
    }
}
