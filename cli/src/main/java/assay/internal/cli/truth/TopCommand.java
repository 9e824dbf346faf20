package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.cli.options.CellsOption;
import assay.internal.cli.options.MetricOptions;
import assay.internal.cli.options.PrecisionOption;
import assay.internal.cli.options.QuestionOptions;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.TextTable;
import assay.internal.data.truth.Ranking;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.question.CostText;
import assay.internal.experiments.question.Questions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay top}: lists the best of the table. */
@Command(
        name = "top",
        header = "The best architectures of a table.",
        description =
                "The best architectures of a table by one measurement, within bounds on their costs. Architectures"
                        + " without a known value of a bounded cost are left out, and counted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay top 201 --dataset cifar100 --split valid --schedule 200 --trials mean --max-params 0.5",
            "  assay top 201 --dataset cifar10 --split test --schedule 200 --trials mean --cells on-path",
            "  assay top 201 --dataset cifar10 --split test --schedule 200 --trials mean --max latency:edgegpu=3",
            "  assay top 101 --dataset cifar10-40k --split test --schedule 108 --trials mean -n 3 --json"
        })
public final class TopCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private MetricOptions metric;

    @Mixin
    private StoreOption store;

    @Mixin
    private CellsOption cells;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many to list. Default: 10.")
    private int count;

    @Option(names = "--max-params", paramLabel = "MILLIONS", description = "The largest number of parameters.")
    private Double maxParams;

    @Option(
            names = "--max-flops",
            paramLabel = "MILLIONS",
            description = "The largest number of multiply-adds for one image.")
    private Double maxFlops;

    @Option(
            names = "--max",
            paramLabel = "COST=VALUE",
            description = "An upper bound on a cost: params, flops, latency:DEVICE or energy:DEVICE, in the unit"
                    + " that 'assay query' shows. The cost on another data set is COST@DATASET; @none, where"
                    + " the source states no data set.")
    private Map<String, Double> max = new LinkedHashMap<>();

    @Mixin
    private PrecisionOption digits;

    @Option(names = "--json", description = "One JSON object (kind 'top').")
    private boolean json;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new UsageException("--count: expected at least 1, found " + count + ".");
        }
        Questions questions = question.questions(store).ofCommand(commandLine());
        Optional<CellChoice> population = cells.of(question.benchmark(store));
        Function<Genotype, Question> of = questions.read(question.fields().with(metric.fields()));
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            Question asked = of.apply(truth.architectures().at(0));
            Ranking ranking = Ranking.of(truth, asked, count, caps(questions, asked), among(population));
            if (ranking.entries().isEmpty()) {
                throw new OutOfTableException(question.benchmark(store).key()
                        + ": no architecture has this measurement within these bounds: " + asked.words()
                        + ". Ask assay query about one architecture to see what the table has.");
            }
            Columns columns = new Columns(truth, asked);
            if (ranking.unknown() > 0) {
                remark("left out: " + ranking.unknown() + " architectures whose cost under --max is not in the table");
            }
            if (json) {
                ObjectNode answer = json(truth, asked, ranking, columns);
                population.ifPresent(p -> answer.put("cells", p.key()));
                Told.standard(answer, questions.standard());
                Json.print(out(), answer);
            } else {
                print(asked, ranking, columns, population, questions.standard());
            }
        }
        return ExitCode.DONE.code();
    }

    private static IntPredicate among(Optional<CellChoice> population) {
        return population
                .filter(p -> !p.isWhole())
                .map(CellChoice::cells)
                .<IntPredicate>map(cells -> cells::get)
                .orElse(arch -> true);
    }

    private List<Ranking.Cap> caps(Questions questions, Question asked) {
        Map<String, Double> all = new LinkedHashMap<>();
        if (maxParams != null) {
            all.put(Metric.PARAMS.key(), maxParams);
        }
        if (maxFlops != null) {
            all.put(Metric.FLOPS.key(), maxFlops);
        }
        all.putAll(max);
        all.forEach((cost, atMost) -> {
            if (!Double.isFinite(atMost)) {
                throw new UsageException((max.containsKey(cost) ? "--max " : "--max-") + cost
                        + ": expected a number as bound, found " + atMost + ". Leave it out for no bound.");
            }
        });
        List<Ranking.Cap> caps = new ArrayList<>();
        all.forEach((cost, atMost) -> caps.add(
                new Ranking.Cap(CostText.read(cost, "--max", asked.arch(), dataset(asked), questions), atMost)));
        return caps;
    }

    private static Optional<Dataset> dataset(Question asked) {
        return asked instanceof Query query ? Optional.of(query.dataset()) : ((CostQuery) asked).dataset();
    }

    /** Parameters and multiply-adds beside each architecture, if the question has a data set. */
    private static final class Columns {
        private final Optional<Prepared> params;
        private final Optional<Prepared> flops;

        Columns(StoreTruth truth, Question asked) {
            params = dataset(asked).map(d -> truth.prepare(CostQuery.byFormula(asked.arch(), d, Metric.PARAMS)));
            flops = dataset(asked).map(d -> truth.prepare(CostQuery.byFormula(asked.arch(), d, Metric.FLOPS)));
        }

        Double params(int arch) {
            return params.filter(p -> p.has(arch)).map(p -> p.value(arch)).orElse(null);
        }

        Double flops(int arch) {
            return flops.filter(p -> p.has(arch)).map(p -> p.value(arch)).orElse(null);
        }
    }

    private ObjectNode json(StoreTruth truth, Question asked, Ranking ranking, Columns columns) {
        ObjectNode object = Told.question(Json.answer("top"), truth.architectures(), asked);
        object.put("unit", ranking.entries().get(0).answer().unit());
        object.put("max_params_millions", maxParams).put("max_flops_millions", maxFlops);
        ObjectNode caps = object.putObject("max");
        max.forEach(caps::put);
        object.put("measured", ranking.measured());
        object.put("unknown", ranking.unknown());
        ArrayNode best = object.putArray("best");
        for (Ranking.Entry e : ranking.entries()) {
            ObjectNode row = Told.architecture(best.addObject(), truth.architectures(), e.arch());
            Told.answer(row, e.answer());
            row.put("params_millions", columns.params(e.index()));
            row.put("flops_millions", columns.flops(e.index()));
        }
        return object;
    }

    private void print(
            Question asked,
            Ranking ranking,
            Columns columns,
            Optional<CellChoice> population,
            Optional<String> standard) {
        String unit = ranking.entries().get(0).answer().unit();
        out().println(Told.words(asked, unit) + "; best " + ranking.entries().size() + " of " + ranking.measured());
        Told.standard(standard).ifPresent(out()::println);
        population.ifPresent(p -> out().println("cells: " + p.words()));
        TextTable table = new TextTable("rank", "index", "value", "params_m", "flops_m", "seeds", "arch");
        int rank = 1;
        for (Ranking.Entry e : ranking.entries()) {
            table.row(
                    rank++,
                    e.index(),
                    digits.text(e.answer().value(), unit),
                    cost(columns.params(e.index())),
                    cost(columns.flops(e.index())),
                    Told.seeds(e.answer().seeds()),
                    digits.full() ? e.arch().text() : SpaceKits.of(e.arch()).brief(e.arch()));
        }
        table.print(out());
    }

    private String cost(Double millions) {
        return millions == null ? null : digits.text(millions, "million");
    }
}
