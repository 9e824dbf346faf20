package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.cli.options.PrecisionOption;
import assay.internal.cli.options.QuestionOptions;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.CsvLine;
import assay.internal.core.text.TextTable;
import assay.internal.data.truth.Front;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.question.CostText;
import assay.internal.experiments.question.Questions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay pareto}: lists the best of the table at every cost. */
@Command(
        name = "pareto",
        header = "The architectures that no other beats in cost and accuracy.",
        description = "The Pareto front of a table: the architectures that no other one beats in both, a cost"
                + " (--x) and a measurement (--y). Equal ones are listed together.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay pareto 201 --x params --dataset cifar10 --split test --schedule 200 --trials mean",
            "  assay pareto 201 --x latency:edgegpu --dataset cifar100 --split test --schedule 200 --trials mean --csv"
        })
public final class ParetoCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private StoreOption store;

    @Option(
            names = "--x",
            required = true,
            paramLabel = "COST",
            description = "The cost: params, flops, latency:DEVICE or energy:DEVICE. The cost on another data set"
                    + " is COST@DATASET; @none, where the source states no data set.")
    private String x;

    @Option(
            names = "--y",
            paramLabel = "METRIC",
            description = "The measurement: accuracy, top5_accuracy, loss ... Default: accuracy, or what the table's"
                    + " description says.")
    private String y;

    @Option(
            names = "--epoch",
            paramLabel = "E",
            description = "The measurement after this epoch of the training. Default: the last.")
    private String epoch;

    @Mixin
    private PrecisionOption digits;

    @Option(names = "--json", description = "One JSON object (kind 'pareto').")
    private boolean json;

    @Option(names = "--csv", description = "CSV with a header.")
    private boolean csv;

    @Override
    public Integer call() {
        if (json && csv) {
            throw new UsageException("pareto: expected at most one of --json and --csv, found both.");
        }
        Questions questions = question.questions(store).ofCommand(commandLine());
        Function<Genotype, Question> of =
                questions.read(question.fields().put("metric", y).put("epoch", epoch));
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            Genotype any = truth.architectures().at(0);
            if (!(of.apply(any) instanceof Query asked)) {
                throw new UsageException("--y: expected what trainings measured, found '" + y + "'.");
            }
            Question cost = CostText.read(x, "--x", any, Optional.of(asked.dataset()), questions);
            Front front = Front.of(truth, cost, asked);
            if (front.points().isEmpty()) {
                throw new OutOfTableException(
                        question.benchmark(store).key() + ": no architecture has both " + cost.words() + " and "
                                + asked.words() + ". Ask assay query about one to see what the table has.");
            }
            if (front.unknown() > 0) {
                remark("left out: " + front.unknown() + " architectures for which " + cost.words()
                        + " is not in the table");
            }
            if (json) {
                Json.print(out(), Told.standard(json(truth, cost, asked, front), questions.standard()));
            } else if (csv) {
                printCsv(front);
            } else {
                print(cost, asked, front, questions.standard());
            }
        }
        return ExitCode.DONE.code();
    }

    private static ObjectNode json(StoreTruth truth, Question cost, Query asked, Front front) {
        ObjectNode object = Json.answer("pareto");
        Front.Point first = front.points().get(0);
        Told.question(object.putObject("x"), truth.architectures(), cost)
                .put("unit", first.x().unit());
        Told.question(object.putObject("y"), truth.architectures(), asked)
                .put("unit", first.y().unit());
        object.put("measured", front.measured());
        object.put("unknown", front.unknown());
        ArrayNode points = object.putArray("front");
        for (Front.Point p : front.points()) {
            ObjectNode row = Told.architecture(points.addObject(), truth.architectures(), p.arch());
            Told.answer(row.putObject("x"), p.x());
            Told.answer(row.putObject("y"), p.y());
        }
        return object;
    }

    private void printCsv(Front front) {
        out().print(CsvLine.of(
                "index", "x", "x_unit", "x_source", "y", "y_unit", "y_seeds", "y_basis", "y_source", "arch"));
        for (Front.Point p : front.points()) {
            out().print(CsvLine.of(
                    p.index(),
                    p.x().value(),
                    p.x().unit(),
                    p.x().source(),
                    p.y().value(),
                    p.y().unit(),
                    Told.seeds(p.y().seeds()),
                    p.y().basis().text(),
                    p.y().source(),
                    p.arch().text()));
        }
    }

    private void print(Question cost, Query asked, Front front, Optional<String> standard) {
        Front.Point first = front.points().get(0);
        out().println("x: " + Told.words(cost, first.x().unit()));
        out().println("y: " + Told.words(asked, first.y().unit()));
        Told.standard(standard).ifPresent(out()::println);
        out().println(front.points().size() + " of " + front.measured() + " architectures");
        TextTable table = new TextTable("index", "x", "y", "seeds", "arch");
        front.points()
                .forEach(p -> table.row(
                        p.index(),
                        digits.text(p.x().value(), p.x().unit()),
                        digits.text(p.y().value(), p.y().unit()),
                        Told.seeds(p.y().seeds()),
                        digits.full() ? p.arch().text() : SpaceKits.of(p.arch()).brief(p.arch())));
        table.print(out());
    }
}
