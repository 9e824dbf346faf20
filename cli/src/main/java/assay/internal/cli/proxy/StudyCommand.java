package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.truth.Metric;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Summary;
import assay.internal.data.scores.Scores;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.sweep.ScoreColumns;
import assay.internal.experiments.sweep.Source;
import assay.internal.proxies.study.BestOfStudy;
import assay.internal.proxies.study.DrawnScore;
import assay.internal.proxies.study.HalfChoice;
import assay.internal.proxies.study.ProxyRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay proxy study}: the accuracy in the table of choosing by score. */
@Command(
        name = "study",
        header = "What is selecting by proxies worth?",
        description = {
            "Draw N cells, take the one with the best score, and look up its accuracy in the table."
                    + " The answer is the mean over many repetitions. Cells are drawn uniformly, and with"
                    + " --experiments also from what the searches of saved experiments learnt. Beside the"
                    + " proxies stand 'random', the first cell drawn, and 'best possible', the most accurate of"
                    + " the N cells."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy study sweep.parquet --samples 10,50,100,1000 > study.md",
            "  assay proxy study sweep.parquet --experiments 201-cifar10 --json"
        })
final class StudyCommand extends AssayCommand {
    /** Baselines that need no file. */
    private static final String RANDOM = "random";

    private static final String BEST = "best possible";
    private static final String CHOSEN = "chosen: ";

    /** The largest number of cells drawn for one number; at most a minute's work. */
    private static final long MOST_DRAWS = 100_000_000;

    /** One number of the study. */
    private record Line(String source, int runs, String dataset, String score, BestOfStudy study) {}

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that assay proxy sweep wrote.")
    private List<Path> files;

    @Option(
            names = "--proxies",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The proxies; several joined by '+' are a sum of ranks, by '*' a product, by '^' the worst. Default: all.")
    private List<String> proxies;

    @Within(from = 1, to = Bounds.DRAWS)
    @Option(names = "--samples", split = ",", paramLabel = "N", description = "Default: 10, 50, 100, 1000.")
    private List<Integer> samples = List.of(10, 50, 100, 1000);

    @Within(from = 1, to = Bounds.RESAMPLES)
    @Option(names = "--repetitions", paramLabel = "N", description = "Default: 300.")
    private int repetitions = 300;

    @Within(from = Long.MIN_VALUE, to = Long.MAX_VALUE)
    @Option(names = "--seed", paramLabel = "S", description = "Seed of the draws. Default: 0.")
    private long seed;

    @Option(
            names = "--experiments",
            split = ",",
            paramLabel = "NAME",
            description = "Saved experiments (assay run): also draw from what their searches learnt.")
    private List<String> experiments = List.of();

    @Option(
            names = "--all",
            description = "Also take the best of all cells; with --choose by what is chosen at the largest N, too.")
    private boolean all;

    @Option(
            names = "--choose",
            description =
                    "Also choose one of the scores: the one with the best mean over the first half of the repetitions."
                            + " Its row tells the accuracy over the other half.")
    private boolean choose;

    @Within(from = 1, to = 4)
    @Option(
            names = "--combine",
            paramLabel = "K",
            description = "With --choose: up to K of the proxies together can be chosen, too. Default: 1.")
    private int combine = 1;

    @Option(
            names = "--combine-by",
            paramLabel = "RULE",
            description = "With --combine: rank_product, worst_rank or rank_sum. Default: rank_product.")
    private String combineBy = ProxyRule.Rule.RANK_PRODUCT.key();

    @Option(
            names = "--rank-drawn",
            description = "Rank several proxies among the cells that were drawn, as a selection of an experiment does,"
                    + " and not over the space.")
    private boolean rankDrawn;

    @Option(
            names = "--scored-only",
            description =
                    "Draw only cells for which all these proxies have a value: for a sweep of a part of the space.")
    private boolean scoredOnly;

    @Mixin
    private TableOptions table;

    @Option(names = "--json", description = "One JSON object (kind 'proxy-study'), instead of Markdown.")
    private boolean json;

    @Override
    public Integer call() {
        for (int n : samples) {
            if ((long) n * repetitions > MOST_DRAWS) {
                throw new UsageException("--samples and --repetitions: expected at most " + MOST_DRAWS
                        + " drawn cells, found " + n + " times " + repetitions + ". Lower one of them.");
            }
        }
        ScoreColumns columns = new ScoreColumns(files.stream()
                .map(f -> Scores.read(f, table.kit().shortName(), table.count()))
                .toList());
        List<String> names = new ArrayList<>(proxies != null ? proxies : columns.names());
        List<Source> sources = new ArrayList<>(List.of(Source.uniform(table.kit())));
        experiments.forEach(e -> sources.addAll(Source.ofExperiment(table.kit(), e)));
        if (scoredOnly) {
            BitSet scored = scored(names.stream().map(columns::of).toList());
            sources.replaceAll(s -> s.among(scored));
        }
        Map<String, DrawnScore> candidates = candidates(columns, names);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, double[]> truth : table.accuracies().entrySet()) {
            for (Source source : sources) {
                double[] constant = new double[table.count()];
                study(source, truth.getKey(), truth.getValue(), RANDOM, DrawnScore.fixed(constant), lines);
                for (String n : names) {
                    study(source, truth.getKey(), truth.getValue(), n, drawn(columns, n), lines);
                    ofAll(source, truth.getKey(), truth.getValue(), n, columns.of(n), lines);
                }
                study(source, truth.getKey(), truth.getValue(), BEST, DrawnScore.fixed(truth.getValue()), lines);
                ofAll(source, truth.getKey(), truth.getValue(), BEST, truth.getValue(), lines);
                choose(source, truth.getKey(), truth.getValue(), columns, candidates, lines);
            }
        }
        if (json) {
            json(lines);
        } else {
            markdown(lines);
        }
        return 0;
    }

    private DrawnScore drawn(ScoreColumns columns, String name) {
        return rankDrawn ? columns.drawn(name) : DrawnScore.fixed(columns.of(name));
    }

    private ProxyRule.Rule rule() {
        return Arrays.stream(ProxyRule.Rule.values())
                .filter(r -> r.key().equals(combineBy))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--combine-by: expected rank_product, worst_rank or rank_sum, found"
                                + " '" + combineBy + "'."));
    }

    private Map<String, DrawnScore> candidates(ScoreColumns columns, List<String> names) {
        if (!choose && combine > 1) {
            throw new UsageException("--combine: expected --choose beside it, found none.");
        }
        if (choose && repetitions < 2) {
            throw new UsageException("--choose: expected at least 2 repetitions, found " + repetitions + ".");
        }
        Map<String, DrawnScore> candidates = new LinkedHashMap<>();
        if (choose) {
            List<String> single = names.stream()
                    .filter(n -> ScoreColumns.parts(n).size() == 1)
                    .toList();
            names.forEach(n -> candidates.put(n, drawn(columns, n)));
            HalfChoice.joined(single, combine, rule()).forEach(n -> candidates.put(n, drawn(columns, n)));
        }
        return candidates;
    }

    private void choose(
            Source source,
            String dataset,
            double[] truth,
            ScoreColumns columns,
            Map<String, DrawnScore> candidates,
            List<Line> lines) {
        Seeds seeds = new Seeds(seed).child(source.name());
        for (int n : choose ? samples : List.<Integer>of()) {
            HalfChoice found = HalfChoice.of(candidates, truth, source::draw, n, repetitions, seeds.child("n", n));
            lines.add(new Line(source.name(), source.runs(), dataset, CHOSEN + found.score(), found.other()));
            if (n == Collections.max(samples)) {
                ofAll(source, dataset, truth, CHOSEN + found.score(), columns.of(found.score()), lines);
            }
        }
    }

    /** The cells with a value for every score. */
    private BitSet scored(List<double[]> scores) {
        BitSet all = new BitSet();
        all.set(0, table.count());
        for (double[] score : scores) {
            for (int i = 0; i < score.length; i++) {
                all.set(i, all.get(i) && !Double.isNaN(score[i]));
            }
        }
        return all;
    }

    private void study(Source source, String dataset, double[] truth, String name, DrawnScore score, List<Line> lines) {
        if (Arrays.stream(truth).anyMatch(Double::isNaN)) {
            throw new UsageException("proxy study: expected an accuracy of every cell on " + dataset
                    + ", found that the table lacks some. Choose other --datasets, --split, --schedule or --trials.");
        }
        Seeds seeds = new Seeds(seed).child(source.name());
        for (int n : samples) {
            BestOfStudy study = BestOfStudy.of(score, truth, source::draw, n, repetitions, seeds.child("n", n));
            lines.add(new Line(source.name(), source.runs(), dataset, name, study));
        }
    }

    private void ofAll(Source source, String dataset, double[] truth, String name, double[] score, List<Line> lines) {
        if (all && source.runs() == 0) {
            double[] among = score.clone();
            Arrays.setAll(among, i -> source.among().get(i) ? among[i] : Double.NaN);
            lines.add(new Line(source.name(), 0, dataset, name, BestOfStudy.ofAll(among, truth)));
        }
    }

    private void markdown(List<Line> lines) {
        out().println("# Best of N by score, " + table.benchmark().title());
        out().println();
        out().println("Made by `" + commandLine() + "`; " + table.words()
                + (scoredOnly ? "; only cells with a value" : "") + "; mean and standard deviation over "
                + repetitions
                + " repetitions, draws alike for all scores."
                + (choose ? " Chosen: over the second half, by the mean over the first." : "")
                + " Undecided: repetitions in which nothing drawn"
                + " had a score.");
        out().println();
        out().println("| drawn from | runs | data set | score | N | mean | deviation | median | undecided |");
        out().println("|---|---|---|---|---|---|---|---|---|");
        for (Line l : lines) {
            Summary s = l.study.chosen();
            int decimals = table.metric(l.dataset).decimals();
            out().println(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %d | %s | %s | %s | %d |",
                    l.source,
                    l.runs == 0 ? "" : String.valueOf(l.runs),
                    l.dataset,
                    l.score,
                    l.study.draws(),
                    Decimals.text(s.mean(), decimals),
                    Decimals.text(s.standardDeviation().orElse(0), decimals),
                    Decimals.text(s.median(), decimals),
                    l.study.undecided()));
        }
    }

    private void json(List<Line> lines) {
        ObjectNode answer = Json.answer("proxy-study")
                .put("truth", table.words())
                .put("repetitions", repetitions)
                .put("seed", seed);
        var rows = answer.putArray("rows");
        for (Line l : lines) {
            Summary s = l.study.chosen();
            Metric metric = table.metric(l.dataset);
            String unit = metric.equals(Metric.ACCURACY) ? "_percent" : "_" + metric.key();
            rows.addObject()
                    .put("source", l.source)
                    .put("runs", l.runs == 0 ? null : l.runs)
                    .put("dataset", l.dataset)
                    .put("score", l.score)
                    .put("samples", l.study.draws())
                    .put("mean" + unit, s.mean())
                    .put(
                            "standard_deviation",
                            s.standardDeviation().isPresent()
                                    ? s.standardDeviation().getAsDouble()
                                    : null)
                    .put("median" + unit, s.median())
                    .put("undecided", l.study.undecided());
        }
        Json.print(out(), answer);
    }
}
