package assay.internal.cli.proxy;

import assay.core.error.DataMissingException;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.kit.PublishedCorrelations;
import assay.core.random.Seeds;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.options.CellsOption;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.proxy.CorrelationTable.Line;
import assay.internal.core.stats.Correlation;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.Scores;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.sweep.PublishedScores;
import assay.internal.experiments.sweep.ScoreColumns;
import assay.internal.proxies.study.Agreement;
import assay.internal.proxies.study.Combined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay proxy correlate}: the scores of a sweep beside the table. */
@Command(
        name = "correlate",
        header = "Compare scores with the table.",
        description = {
            "Tell how well the scores of a sweep order the cells by their accuracy in the table: Spearman, Kendall's tau-b"
                    + " and the overlap of the best tenths, each with its 95 %% bootstrap interval; the normalised gain of"
                    + " the first 1,000; the cell that is put first, its accuracy and its place in the table. Published"
                    + " numbers stand beside them.",
            "Architectures without a score or an accuracy are left out and counted. Signs are as they are computed;"
                    + " published correlations are absolute values."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy correlate sweep.parquet > correlations.md",
            "  assay proxy correlate sweep.parquet --proxies synflow,synflow+jacob_cov+snip --json",
            "  assay proxy correlate --published --space 101 --split valid",
            "  assay proxy correlate darts.parquet --space darts --archs trained.csv --accuracy test"
        })
final class ProxyCorrelateCommand extends AssayCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files that assay proxy sweep wrote, or scores of your own (docs/proxies.md).")
    private List<Path> files = List.of();

    @Option(
            names = "--published",
            description = "Instead of files: the scores that 'assay import' took from NAS-Bench-Suite-Zero's file.")
    private boolean published;

    @Option(
            names = "--proxies",
            split = ",",
            paramLabel = "NAME",
            description = "The proxies; several joined by '+' are a sum of ranks, shown with their vote. Default: all.")
    private List<String> proxies;

    @Mixin
    private TableOptions table;

    @Mixin
    private ListOption list;

    @Mixin
    private CellsOption cells;

    @Within(from = 0, to = Bounds.RESAMPLES)
    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Resamples of the bootstrap; 0: no intervals. Default: 100.")
    private int resamples = 100;

    @Option(names = "--json", description = "One JSON object (kind 'proxy-correlations'), instead of Markdown.")
    private boolean json;

    private Truths truths;

    @Override
    public Integer call() {
        if (files.isEmpty() != published) {
            throw new UsageException("proxy correlate: expected files of scores, or --published alone, found "
                    + (published ? "both" : "neither") + ".");
        }
        truths = truths();
        ScoreColumns swept = new ScoreColumns(
                files.stream().map(f -> Scores.read(f, truths.scored())).toList(), truths.population());
        ScoreColumns columns = swept;
        List<String> names = names(swept);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, double[]> truth : truths.accuracies().entrySet()) {
            ScoreColumns of = published ? published(truth.getKey()) : swept;
            if (published && of.names().isEmpty()) {
                continue;
            }
            columns = of;
            names = names(of);
            names.forEach(name -> lines.add(line(of, name, truth.getKey(), of.within(truth.getValue()))));
        }
        if (lines.isEmpty()) {
            throw new DataMissingException(truths.store().orElseThrow()
                    + ": expected published scores of these data sets, found none. "
                    + (table.benchmark().described().isPresent()
                            ? "Name columns with scores in the table's description (proxy: NAME), and import it again."
                            : "Import NAS-Bench-Suite-Zero's file first: assay import zc_nasbench101.json"));
        }
        if (lines.stream().allMatch(l -> l.agreement().cells() == 0)) {
            throw new OutOfTableException(truths.store().map(Path::toString).orElse(truths.title())
                    + ": expected accuracies of scored architectures (" + truths.words() + "), found none. "
                    + (truths.store().isPresent()
                            ? "Import their trainings, or ask for others: --datasets, --split, --schedule, --trials."
                            : "Name another column: --accuracy."));
        }
        CorrelationTable answer = new CorrelationTable(
                truths, printed().map(PublishedCorrelations::source), resamples, columns, names, lines);
        if (json) {
            answer.json(out());
        } else {
            answer.markdown(out(), commandLine());
        }
        return 0;
    }

    /** Without the columns of accuracies, if one file has both. */
    private List<String> names(ScoreColumns columns) {
        return proxies != null
                ? proxies
                : columns.names().stream()
                        .filter(n -> truths.store().isPresent()
                                || !truths.accuracies().containsKey(n))
                        .toList();
    }

    private Truths truths() {
        ArchList listed = list.list(table.space(), "proxy correlate").orElse(null);
        if (listed == null) {
            return Truths.of(table, table.population(cells));
        }
        if (published || cells.isGiven()) {
            throw new UsageException("--archs: expected no --published and no --cells beside it. Leave them out.");
        }
        return Truths.of(listed);
    }

    /** The published numbers for the same cells. */
    private Optional<PublishedCorrelations> printed() {
        return truths.population().flatMap(CellChoice::published);
    }

    private ScoreColumns published(String dataset) {
        return new ScoreColumns(
                List.of(PublishedScores.all(truths.store().orElseThrow(), theirs(dataset), truths.count())),
                truths.population());
    }

    /** The name of a data set in published scores. It means the images, however many of them a network is trained on. */
    private String theirs(String dataset) {
        boolean ours =
                truths.store().isPresent() && table.benchmark().described().isPresent();
        return dataset.startsWith("cifar10-") && !ours ? "cifar10" : dataset;
    }

    private Line line(ScoreColumns columns, String name, String dataset, double[] truth) {
        double[] scores = columns.of(name);
        boolean several = ScoreColumns.parts(name).size() > 1;
        OptionalDouble rank = several || published
                ? OptionalDouble.empty()
                : truths.store()
                        .flatMap(s -> PublishedScores.of(s, name, theirs(dataset), truths.count()))
                        .map(p -> both(scores, p))
                        .orElse(OptionalDouble.empty());
        return new Line(
                name,
                dataset,
                Agreement.of(scores, truth, resamples, new Seeds(0).child(name + "/" + dataset)),
                columns.undefined(name),
                printed(p -> p.spearman(name, dataset)),
                several ? OptionalDouble.of(Combined.vote(columns.each(name), truth)) : OptionalDouble.empty(),
                printed(p -> p.vote(Set.copyOf(ScoreColumns.parts(name)), dataset)),
                rank);
    }

    private OptionalDouble printed(Function<PublishedCorrelations, OptionalDouble> value) {
        return printed().map(value).orElse(OptionalDouble.empty());
    }

    /** Spearman's correlation over the architectures with both values. */
    private static OptionalDouble both(double[] x, double[] y) {
        int[] at = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        return at.length < 2
                ? OptionalDouble.empty()
                : Correlation.spearman(
                        IntStream.of(at).mapToDouble(i -> x[i]).toArray(),
                        IntStream.of(at).mapToDouble(i -> y[i]).toArray());
    }
}
