package assay.cli.truth;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Bench201Index;
import assay.core.space.Bench201Space;
import assay.core.space.Genotype201;
import assay.core.truth.Answer.Absent;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Query;
import assay.data.truth.StoreTruth;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay query}: one number of the table. */
@Command(
        name = "query",
        description =
                "Ask a table what it measured of one architecture. The answer repeats the question, and says which"
                        + " seeds it is over and where it comes from. What was not measured is exit code 4.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay query 201 --index 6111 --dataset cifar10 --split test --schedule 200 --trials mean"})
public final class QueryCommand extends AssayCommand {
    @Mixin
    private QuestionOptions question;

    @Mixin
    private StoreOption store;

    @Option(names = "--arch", paramLabel = "STRING", description = "The architecture, as the official text.")
    private String arch;

    @Option(names = "--index", paramLabel = "N", description = "The architecture, as the official index.")
    private Integer index;

    @Option(names = "--json", description = "One JSON object (kind 'query').")
    private boolean json;

    @Override
    public Integer call() {
        Query query = question.about(cell());
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store.path())) {
            return truth.ask(query).fold(this::print, this::print);
        }
    }

    private Genotype201 cell() {
        if ((arch == null) == (index == null)) {
            throw new UsageException("query: expected one of --arch and --index, found "
                    + (arch == null ? "none" : "both") + ". Name one architecture.");
        }
        return arch != null
                ? new Bench201Space().parse(arch)
                : Bench201Index.get().cell(index);
    }

    private int print(Measured answer) {
        Query query = (Query) answer.query();
        if (json) {
            ObjectNode object = start(query).put("measured", true);
            QuestionOptions.put(object, answer);
            Json.print(out(), object);
        } else {
            out().println(answer.value());
            out().println("architecture " + number(query) + "  " + query.arch().text());
            out().println(QuestionOptions.words(query) + " (" + QuestionOptions.seeds(answer) + ")");
            out().println("source " + answer.source() + " (" + answer.basis().text() + ")");
        }
        return ExitCode.DONE.code();
    }

    private int print(Absent answer) {
        if (!json) {
            throw new OutOfTableException(answer.why());
        }
        Json.print(
                out(),
                start((Query) answer.query())
                        .put("measured", false)
                        .putNull("value")
                        .put("why", answer.why()));
        return ExitCode.NOT_IN_TABLE.code();
    }

    private static ObjectNode start(Query query) {
        ObjectNode object = Json.answer("query");
        object.put("index", number(query)).put("arch", query.arch().text());
        QuestionOptions.put(object, query);
        return object;
    }

    private static int number(Query query) {
        return Bench201Index.get().indexOf((Genotype201) query.arch());
    }
}
