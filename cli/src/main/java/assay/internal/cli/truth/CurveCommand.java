package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Absent;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.cli.options.ArchitectureOptions;
import assay.internal.cli.options.PrecisionOption;
import assay.internal.cli.options.QuestionOptions;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.CsvLine;
import assay.internal.core.text.TextTable;
import assay.internal.data.truth.Architectures;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.question.Questions;
import assay.internal.experiments.rows.NamedArchitecture;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay curve}: shows a measurement over the epochs of a training. */
@Command(
        name = "curve",
        header = "The learning curve of an architecture.",
        description = "The learning curve of one architecture: a measurement after each epoch in the table.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay curve 201 --index 6111 --dataset cifar10 --split test --schedule 12 --trials 111",
            "  assay curve 201 --index 284 --dataset cifar100 --split train --schedule 200 --trials 777 --metric loss"
                    + " --csv"
        })
public final class CurveCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private ArchitectureOptions architecture;

    @Mixin
    private StoreOption store;

    @Option(
            names = "--metric",
            paramLabel = "KEY",
            defaultValue = "accuracy",
            description = "accuracy, top5_accuracy, loss, time or total_time. Default: accuracy.")
    private String metric;

    @Mixin
    private PrecisionOption digits;

    @Option(names = "--json", description = "One JSON object (kind 'curve').")
    private boolean json;

    @Option(names = "--csv", description = "CSV with a header.")
    private boolean csv;

    @Override
    public Integer call() {
        if (json && csv) {
            throw new UsageException("curve: expected at most one of --json and --csv, found both.");
        }
        Questions questions = question.questions(store).ofCommand(commandLine());
        Function<Genotype, Question> of = questions.read(question.fields().put("metric", metric));
        NamedArchitecture named = NamedArchitecture.in(architecture.fields(), question.benchmark(store));
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            if (!(of.apply(named.find(truth)) instanceof Query asked)) {
                throw new UsageException("--metric: expected what has a curve, found '" + metric + "'.");
            }
            List<Measured> points = points(truth, asked);
            if (json) {
                Json.print(out(), Told.standard(json(truth.architectures(), asked, points), questions.standard()));
            } else if (csv) {
                printCsv(points);
            } else {
                print(truth.architectures(), asked, points);
                Told.standard(questions.standard()).ifPresent(out()::println);
            }
        }
        return ExitCode.DONE.code();
    }

    private static List<Measured> points(StoreTruth truth, Query asked) {
        List<Measured> points = new ArrayList<>();
        Answer last = null;
        for (int epoch = 1; epoch <= asked.schedule(); epoch++) {
            last = truth.ask(asked.after(epoch));
            if (last instanceof Measured m) {
                points.add(m);
            }
        }
        if (points.isEmpty()) {
            throw new OutOfTableException(((Absent) last).why());
        }
        return points;
    }

    private static int epoch(Measured point) {
        return ((Query) point.query()).epochs();
    }

    private static ObjectNode json(Architectures among, Query asked, List<Measured> points) {
        ObjectNode object = Told.question(Told.architecture(Json.answer("curve"), among, asked.arch()), among, asked);
        object.remove("epoch");
        ArrayNode array = object.putArray("points");
        points.forEach(p -> Told.answer(array.addObject().put("epoch", epoch(p)), p));
        return object;
    }

    private void printCsv(List<Measured> points) {
        out().print(CsvLine.of("epoch", "value", "unit", "seeds", "basis", "source"));
        points.forEach(p -> out().print(CsvLine.of(
                epoch(p), p.value(), p.unit(), Told.seeds(p.seeds()), p.basis().text(), p.source())));
    }

    private void print(Architectures among, Query asked, List<Measured> points) {
        out().println("architecture " + among.indexOf(asked.arch()) + "  "
                + asked.arch().text());
        out().println(asked.metric().key() + " in " + points.get(0).unit() + " on "
                + asked.dataset().key() + " " + asked.split().key() + ", schedule " + asked.schedule() + ", trials "
                + asked.trials().key());
        TextTable table = new TextTable("epoch", "value", "seeds", "basis", "source");
        points.forEach(p -> table.row(
                epoch(p),
                digits.text(p.value(), p.unit()),
                Told.seeds(p.seeds()),
                p.basis().text(),
                p.source()));
        table.print(out());
    }
}
