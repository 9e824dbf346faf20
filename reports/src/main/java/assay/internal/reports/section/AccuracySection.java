package assay.internal.reports.section;

import assay.core.kit.PublishedResult;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.internal.core.stats.MeanInterval;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Extract;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Published;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import assay.internal.reports.table.MeasureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The accuracies of the chosen cells, beside published ones. */
final class AccuracySection implements Section {
    private static final String COLUMNS =
            "Better than: which share of the table's measured cells is worse than a chosen cell, median over seeds. Collapsed:"
                    + " a chosen cell that is among the worst 5 % of the table. Bold: the best mean, where the tests tell it from"
                    + " every other method. Interval of the mean, 95 %: Student's t below " + MeanInterval.FEWEST
                    + " seeds, percentile bootstrap with " + Format.count(Descriptions.RESAMPLES)
                    + " resamples from there on. Regret: ";

    private static final String REGRET = " the best cell of the table. Rank: mean over the seeds that"
            + " all methods share, 1 is the best. Cells that are one network, written another way (inner nodes exchanged, edges on no"
            + " path), are one class; the regret of a class is that of the mean over its members, below the best class:"
            + " class_regret_points in results.csv.";

    private final Study study;
    private final Published published;
    private final MeasureTable table;

    AccuracySection(Study study) {
        this.study = study;
        this.published = Published.of(study);
        this.table = new MeasureTable(study);
    }

    @Override
    public void write(Page page) {
        Grid plain = accuracy();
        Descriptions descriptions = new Descriptions(study);
        page.section(
                word(),
                new MoreColumns(study, descriptions).beside(plain),
                Page.definitions(COLUMNS + study.below() + REGRET, protocol(), aside()),
                new Extract("accuracy", plain),
                new Extract("regret", new RegretTable(study).grid()),
                new Extract("in-full", descriptions.grid()),
                page.origins().everySplit("results.csv", "tables/methods.csv"));
        page.table(descriptions.sheet());
    }

    /** Mean and standard deviation per method, with the published figures below each, and the references. */
    private Grid accuracy() {
        List<Row> rows = new ArrayList<>();
        for (Method m : study.methods()) {
            rows.add(table.row(
                    Kind.MAIN,
                    m.name(),
                    table.count(m),
                    measure -> new Cell(
                            measure.digits().meanStd(study.found(m, measure)) + lacking(m, measure),
                            table.isBest(m, measure))));
            published
                    .of(m.name())
                    .forEach((place, results) -> rows.add(table.row(
                            Kind.BESIDE,
                            "published: " + place,
                            "",
                            measure -> Cell.of(Published.at(results, measure)
                                    .map(PublishedResult::text)
                                    .orElse(Format.NOTHING)))));
        }
        rows.add(table.reference("best cell of the table", TableValues::optimum));
        rows.add(table.reference(study.population().averageRow(), TableValues::mean));
        return new Grid(
                "True " + quantity() + ": mean ± standard deviation over seeds." + left(), table.columns(), rows);
    }

    private boolean isAccuracy() {
        return study.population().metric().equals(Metric.ACCURACY);
    }

    private String word() {
        return isAccuracy()
                ? "Accuracy"
                : "Values of " + study.population().metric().key();
    }

    private String quantity() {
        Metric metric = study.population().metric();
        return isAccuracy()
                ? "accuracy in percent"
                : metric.key() + " (" + metric.unit() + "; " + (metric.highIsGood() ? "more" : "less") + " is better)";
    }

    private String left() {
        return study.failed().isEmpty()
                ? ""
                : " n: runs that gave an answer, of those begun; means leave the others out.";
    }

    /** Says how many seeds a mean covers, if it does not cover all. */
    private String lacking(Method m, Measure measure) {
        int n = study.found(m, measure).length;
        return n == 0 || n == m.runs().size() ? "" : " (n = " + n + ")";
    }

    private String protocol() {
        String cifar = study.measures().stream().anyMatch(m -> m.dataset().equals(Dataset.CIFAR10_VALID))
                ? " CIFAR-10 valid is the network trained on cifar10-valid, split valid; CIFAR-10 test the network trained "
                        + "on cifar10, split test."
                : study.population().protocol();
        return "Schedule: " + study.experiment().schedule() + " epochs. Trials: " + Lookups.TRIALS.key() + "." + cifar
                + " Trainings behind the table's means: " + trainings()
                + ". Standard deviations divide by n − 1; with one seed there is none.";
    }

    /** {@code seeds 777, 888, 999 for 60 answers, 888 for 3}. */
    private String trainings() {
        Map<String, Integer> counts = new TreeMap<>();
        study.chosenAnswers().forEach(a -> a.fold(m -> counts.merge(seeds(m), 1, Integer::sum), none -> 0));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey() + " for " + Format.plural(e.getValue(), "answer"))
                        .collect(Collectors.joining("; "));
    }

    private static String seeds(Answer.Measured answer) {
        List<Integer> seeds = answer.seeds();
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + seeds.stream().map(Object::toString).collect(Collectors.joining("+"));
    }

    /** An explanation of the published rows. */
    private String aside() {
        return published.isEmpty() ? best() : published();
    }

    /** The source of the best accuracies, if the table has only a part of the space. */
    private String best() {
        List<String> known = study.measures().stream()
                .filter(m -> study.landscape(m)
                        .filter(TableValues::isOptimumKnownOnly)
                        .isPresent())
                .map(Measure::label)
                .toList();
        return "Best cell: the best mean over the repeats in the table"
                + (known.isEmpty()
                        ? "."
                        : "; of " + String.join(" and ", known)
                                + " the best of the whole space, which is known from a scan of the"
                                + " official table and is not among the cells of the table at hand.")
                + " The benchmark's own figures subtract the best single repeat, which is a little higher.";
    }

    private static String published() {
        return "Published rows: full-size setting (16 channels, 5 cells per stage, the whole data set), not comparable one to "
                + "one. Each row names its source and the setting that it is of; numbers of other settings, best runs, and "
                + "numbers that could not be checked are left out ('assay list published' has them all).";
    }
}
