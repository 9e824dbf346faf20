package assay.cli.truth;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Bench201Index;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.data.truth.Ranking;
import assay.data.truth.StoreTruth;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay top}: the best of the table. */
@Command(
        name = "top",
        description = "The best architectures of a table by one measurement, within bounds on their size.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay top 201 --dataset cifar100 --split valid --schedule 200 --trials mean --max-params 0.5"})
public final class TopCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private StoreOption store;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many. Default: 10.")
    private int count;

    @Option(names = "--max-params", paramLabel = "MILLIONS", description = "At most so many parameters.")
    private Double maxParams;

    @Option(
            names = "--max-flops",
            paramLabel = "MILLIONS",
            description = "At most so many multiply-adds for one image.")
    private Double maxFlops;

    @Option(names = "--json", description = "One JSON object (kind 'top').")
    private boolean json;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new UsageException("--count: expected at least 1, found " + count + ".");
        }
        Query query = question.about(Bench201Index.get().cell(0));
        List<Ranking.Cap> caps = new ArrayList<>();
        cap(caps, query, Metric.PARAMS, maxParams);
        cap(caps, query, Metric.FLOPS, maxFlops);
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store.path())) {
            Ranking ranking = Ranking.of(truth, query, count, caps);
            if (ranking.entries().isEmpty()) {
                throw new OutOfTableException("bench201: no architecture has this measurement within these bounds: "
                        + QuestionOptions.words(query)
                        + ". Ask assay query about one architecture to see what is there.");
            }
            if (json) {
                Json.print(out(), json(truth, query, ranking));
            } else {
                print(truth, query, ranking);
            }
        }
        return ExitCode.DONE.code();
    }

    private static void cap(List<Ranking.Cap> caps, Query query, Metric metric, Double atMost) {
        if (atMost != null) {
            caps.add(new Ranking.Cap(CostQuery.byFormula(query.arch(), query.dataset(), metric), atMost));
        }
    }

    private static double cost(StoreTruth truth, Query query, Ranking.Entry entry, Metric metric) {
        return truth.prepare(CostQuery.byFormula(entry.arch(), query.dataset(), metric))
                .value(entry.index());
    }

    private ObjectNode json(StoreTruth truth, Query query, Ranking ranking) {
        ObjectNode object = Json.answer("top");
        QuestionOptions.put(object, query);
        object.put("max_params_millions", maxParams).put("max_flops_millions", maxFlops);
        object.put("measured", ranking.measured());
        ArrayNode best = object.putArray("best");
        for (Ranking.Entry e : ranking.entries()) {
            ObjectNode row = best.addObject()
                    .put("index", e.index())
                    .put("arch", e.arch().text());
            QuestionOptions.put(row, e.answer());
            row.put("params_millions", cost(truth, query, e, Metric.PARAMS));
            row.put("flops_millions", cost(truth, query, e, Metric.FLOPS));
        }
        return object;
    }

    private void print(StoreTruth truth, Query query, Ranking ranking) {
        out().println(QuestionOptions.words(query) + "; best "
                + ranking.entries().size() + " of " + ranking.measured());
        TextTable table = new TextTable("rank", "index", "value", "params_m", "flops_m", "seeds", "arch");
        int rank = 1;
        for (Ranking.Entry e : ranking.entries()) {
            table.row(
                    rank++,
                    e.index(),
                    e.answer().value(),
                    cost(truth, query, e, Metric.PARAMS),
                    cost(truth, query, e, Metric.FLOPS),
                    String.join(
                            "+",
                            e.answer().seeds().stream().map(String::valueOf).toList()),
                    e.arch().text());
        }
        table.print(out());
    }
}
