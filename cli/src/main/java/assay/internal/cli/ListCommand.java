package assay.internal.cli;

import assay.core.error.UsageException;
import assay.internal.cli.answer.Paint;
import assay.internal.core.text.Printable;
import assay.internal.core.text.Wrapped;
import assay.internal.experiments.config.yaml.Nearest;
import assay.internal.experiments.methods.Departures;
import assay.internal.experiments.methods.MethodGrid;
import assay.internal.experiments.methods.MethodsPage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay list}: the names for experiment files and queries. */
@Command(
        name = "list",
        header = "List methods, proxies, spaces, data sets, stores.",
        description = "List what the commands know: search methods with their parts and parameters, where they"
                + " depart from their papers, what can be recorded of a search, data sets, proxies, spaces,"
                + " published cells and numbers, and the tables that are there, with the files from which"
                + " they were imported. Without WHAT the lists are explained.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay list methods",
            "  assay list methods drnas",
            "  assay list departures drnas",
            "  assay list published data --space darts",
            "  assay list datasets --json"
        })
final class ListCommand extends AssayCommand {
    /** The column in which descriptions begin in the list of methods; {@code NAME} is the column in other lists. */
    private static final int ABOUT = 24;

    private static final int NAME = 18;

    /** The lists. */
    enum What {
        methods("search methods; with a name its parts and parameters"),
        departures("where methods depart from their papers and released code"),
        diagnostics("what can be recorded of a search"),
        datasets("data sets of tables, and images"),
        proxies("zero-cost proxies; with a name what it computes, and on what"),
        spaces("search spaces"),
        genotypes("published cells"),
        published("numbers of papers, and which experiments measure them"),
        stores("tables that are there, and from which files they came");

        private final String about;

        What(String about) {
            this.about = about;
        }
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "One of ${COMPLETION-CANDIDATES}. Without it these are explained.")
    private What what;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only the one of this name, in detail.")
    private String name;

    @Option(names = "--space", paramLabel = "SPACE", description = "With published: only numbers of this space.")
    private String space;

    @Option(names = "--csv", description = "With published: as CSV with a header.")
    private boolean csv;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'list'.")
    private boolean json;

    @Option(
            names = "--markdown",
            description = "With methods or departures: as a page, docs/methods.md or docs/departures.md.")
    private boolean markdown;

    @Override
    public Integer call() {
        if (markdown) {
            if ((what != What.methods && what != What.departures) || name != null || json) {
                throw new UsageException("list --markdown: expected 'list methods --markdown' or 'list departures"
                        + " --markdown', and nothing more.");
            }
            out().print(what == What.methods ? MethodsPage.page() : Departures.page());
            return 0;
        }
        if (what == null) {
            Arrays.stream(What.values()).forEach(w -> out().println(pad(w.name()) + w.about));
            return 0;
        }
        if (what != What.published && (space != null || csv)) {
            throw new UsageException((csv ? "--csv" : "--space") + ": expected with 'list published', found 'list "
                    + what + "'. Leave it out.");
        }
        if (what == What.published && !json) {
            PublishedList found = new PublishedList(space, name);
            if (csv) {
                found.csv(out());
            } else {
                found.text(out());
            }
            return 0;
        }
        ObjectNode answer = Json.answer("list").put("of", what.name());
        ArrayNode items = answer.putArray("items");
        ListItems to = new ListItems(items);
        switch (what) {
            case methods -> to.methods();
            case departures -> to.departures();
            case diagnostics -> to.diagnostics();
            case datasets -> to.datasets();
            case proxies -> to.proxies();
            case spaces -> to.spaces();
            case genotypes -> to.genotypes();
            case published -> new PublishedList(space, name).json(items);
            case stores -> to.stores(line -> err().println("assay: list: " + line));
        }
        if (name != null && what != What.published) {
            choose(items);
        }
        if (json) {
            Json.print(out(), answer);
        } else if (what == What.departures) {
            departures(items);
        } else if (what == What.methods && name == null) {
            items.forEach(this::line);
            out().println();
            out().println("The parts of the methods that train a supernet (NAME-tf: as NAME, best by synflow):");
            MethodGrid.lines().forEach(out()::println);
        } else {
            items.forEach(this::detail);
        }
        return 0;
    }

    private void choose(ArrayNode items) {
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> names.add(item.path("name").asText()));
        if (!names.contains(name)) {
            throw new UsageException("list " + what + ": expected one of " + String.join(", ", names) + ", found '"
                    + name + "'." + Nearest.hint(name, names));
        }
        for (int i = items.size() - 1; i >= 0; i--) {
            if (!items.get(i).path("name").asText().equals(name)) {
                items.remove(i);
            }
        }
    }

    /** Below each method's name: what its paper says, what its code does, and what Assay does. */
    private void departures(ArrayNode items) {
        String last = "";
        for (JsonNode item : items) {
            String method = item.path("name").asText();
            out().println(method.equals(last) ? "" : (last.isEmpty() ? "" : "\n") + Paint.strong(method));
            last = method;
            for (String field : List.of("paper", "code", "here")) {
                out().println(Wrapped.text(
                        "  " + padded(field, 7), item.path(field).asText(), 9));
            }
        }
    }

    /** A method's name, and beside it a description in as many lines as it needs. */
    private void line(JsonNode item) {
        out().println(Wrapped.text(
                padded(item.path("name").asText(), ABOUT), item.path("source").asText(), ABOUT));
    }

    private void detail(JsonNode item) {
        String about = item.path("about").asText(item.path("used_for").asText());
        out().println(Wrapped.text(pad(item.path("name").asText()), Printable.of(about), NAME));
        item.path("sources").forEach(s -> below(s.path("about").asText()));
        if (item.has("text")) {
            below(item.path("text").asText());
        }
        if (name != null) {
            item.path("facts")
                    .properties()
                    .forEach(f -> below(f.getKey() + ": " + f.getValue().asText()));
        }
        item.path("parameters")
                .forEach(p -> below(p.path("name").asText() + ": "
                        + p.path("default").asText() + "  # " + p.path("about").asText()));
    }

    /** The lines below a name. */
    private void below(String text) {
        out().println(Wrapped.text("    ", text, 6));
    }

    private static String pad(String name) {
        return padded(name, NAME);
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(2, width - name.length()));
    }
}
