package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Absent;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Answer.NotInTable;
import assay.core.truth.Question;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Told;
import assay.internal.cli.options.ArchitectureOptions;
import assay.internal.cli.options.BatchOptions;
import assay.internal.cli.options.MetricOptions;
import assay.internal.cli.options.PrecisionOption;
import assay.internal.cli.options.QuestionOptions;
import assay.internal.cli.options.StoreOption;
import assay.internal.core.text.Printable;
import assay.internal.data.store.Mark;
import assay.internal.data.truth.Architectures;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.batch.BatchQuery;
import assay.internal.experiments.batch.QuestionBatch;
import assay.internal.experiments.question.Questions;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.work.Interrupt;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay query}: gives one number of the table, or one for each row of a file. */
@Command(
        name = "query",
        header = "What the table measured of an architecture, or of a list.",
        description = {
            "Show what a table measured of one architecture. The answer repeats the question. It"
                    + " says over which seeds the number is, how it was made, and from which source it comes."
                    + " If it was not measured, the exit code is 4.",
            "With --batch, each row of a file is one question. The output repeats every column of"
                    + " the input and adds the columns value, unit, seeds, basis, source and why (the reason if"
                    + " there is no value). Options give the columns that the input lacks. If the program knows"
                    + " every column name of the input, all its columns are part of the question. Otherwise"
                    + " only the column of the architecture is, and the columns that --columns names. The exit"
                    + " code is 0 if every row was a question, but 4 if no row has an answer. A row that is not"
                    + " a valid question ends the program with exit code 2, and the message names its line; if"
                    + " the input is a file, nothing is answered then. --skip-bad leaves such rows out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay query 201 --index 6111 --dataset cifar10 --split test --schedule 200 --trials mean",
            "  assay query 201 --index 6111 --dataset cifar100 --metric latency --device edgegpu",
            "  assay query 101 --hash 28cfc7874f6d200472e1a9dcd8650aa0 --dataset cifar10-40k --split test"
                    + " --schedule 108 --trials mean",
            "  assay query 101 --space 1 --arch 'c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)' --dataset cifar10-40k"
                    + " --split valid --schedule 108 --trials mean",
            "  printf 'index,trials\\n6111,777\\n6111,mean\\n' | assay query 201 --batch - --dataset cifar10"
                    + " --split test --schedule 200"
        })
public final class QueryCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private MetricOptions metric;

    @Mixin
    private ArchitectureOptions architecture;

    @Mixin
    private StoreOption store;

    @Mixin
    private BatchOptions batch;

    @Mixin
    private PrecisionOption digits;

    @Option(names = "--json", description = "One JSON object (kind 'query').")
    private boolean json;

    @Override
    public Integer call() {
        QuestionFields fields = question.fields().with(metric.fields()).with(architecture.fields());
        if (batch.given() && json) {
            throw new UsageException("--batch: answers come as the questions do, CSV or JSON Lines. Leave --json out.");
        }
        Questions questions = question.questions(store);
        if (batch.given()) {
            try (StoreTruth truth = store.open(question.benchmark(store))) {
                QuestionBatch<Answer> list = new QuestionBatch<>(
                        truth, () -> new BatchQuery(truth, questions), fields, batch.list(), this::remark);
                return Interrupt.guard("query", () -> {
                    list.run(System.in, BatchAnswers.ofQueries(out()));
                    return ExitCode.DONE.code();
                });
            }
        }
        Function<Genotype, Question> asked = questions.ofCommand(commandLine()).read(fields);
        NamedArchitecture named = NamedArchitecture.in(fields, question.benchmark(store));
        try (StoreTruth truth = store.open(question.benchmark(store))) {
            Answer answer = truth.ask(asked.apply(named.find(truth)));
            List<Mark> marks = truth.marks(answer.query());
            return answer.fold(
                    m -> print(truth.architectures(), m, marks, questions.standard()),
                    a -> print(truth.architectures(), a, marks, questions.standard()));
        }
    }

    private int print(Architectures among, Measured answer, List<Mark> marks, Optional<String> standard) {
        Question asked = answer.query();
        if (json) {
            ObjectNode object = Told.standard(start(among, asked), standard).put("measured", true);
            Json.print(out(), Told.marks(Told.answer(object, answer), marks));
        } else {
            out().println(digits.text(answer.value(), answer.unit()));
            out().println("architecture " + among.indexOf(asked.arch()) + "  "
                    + asked.arch().text());
            out().println(Told.words(asked, answer.unit())
                    + (answer.seeds().isEmpty() ? "" : " (seeds " + Told.seeds(answer.seeds()) + ")"));
            Told.standard(standard).ifPresent(out()::println);
            out().println("source " + Printable.of(answer.source()) + " ("
                    + answer.basis().text() + ")");
            marks.forEach(m -> out().println("note: " + Printable.of(Told.words(m))));
        }
        return ExitCode.DONE.code();
    }

    private int print(Architectures among, Absent answer, List<Mark> marks, Optional<String> standard) {
        if (!json) {
            marks.forEach(m -> remark("note: " + Told.words(m)));
            throw new OutOfTableException(answer.why());
        }
        Json.print(
                out(),
                Told.marks(
                        Told.standard(start(among, answer.query()), standard)
                                .put("measured", false)
                                .put("in_table", !(answer instanceof NotInTable))
                                .putNull("value")
                                .put("why", answer.why()),
                        marks));
        return ExitCode.NOT_IN_TABLE.code();
    }

    private static ObjectNode start(Architectures among, Question asked) {
        return Told.question(Told.architecture(Json.answer("query"), among, asked.arch()), among, asked);
    }
}
