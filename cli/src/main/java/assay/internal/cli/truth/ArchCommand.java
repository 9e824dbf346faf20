package assay.internal.cli.truth;

import assay.core.error.AssayException;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.drawing.Drawings;
import assay.internal.reports.svg.Svg;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay arch}: explains a text as an architecture. */
@Command(
        name = "arch",
        header = "What a text is as an architecture, in all notations.",
        description = {
            "Explain which architecture a text means: in which spaces, its index, its class of equal"
                    + " networks, its parameters, and how other programs write it. No table is needed."
                    + " docs/architectures.md has all notations."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay arch '(4, 0, 3, 1, 4, 3)'",
            "  assay arch 28cfc7874f6d200472e1a9dcd8650aa0",
            "  assay arch 6111 --space 201",
            "  assay arch \"$(grep -m1 Genotype search.log)\" --json"
        })
public final class ArchCommand extends AssayCommand {
    @Parameters(paramLabel = "TEXT", description = "The architecture in any notation; also a line of a log.")
    private String text;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "201, sss, 101, darts or recurrent. Default: all that it fits.")
    private String space;

    @Option(
            names = "--svg",
            paramLabel = "FILE.svg",
            description = "Draw it into this file; for a space with two drawings (darts) into FILE-normal.svg and"
                    + " FILE-reduce.svg.")
    private Path svg;

    @Option(names = "--json", description = "One JSON object (kind 'arch').")
    private boolean json;

    @Override
    public Integer call() {
        List<SpaceKit> spaces =
                SpaceKits.all().stream().filter(ArchCommand::readsItsOwn).toList();
        if (space != null) {
            List<String> names = spaces.stream().map(SpaceKit::shortName).toList();
            spaces = spaces.stream().filter(s -> s.shortName().equals(space)).toList();
            if (spaces.isEmpty()) {
                throw new UsageException("--space: expected one of " + String.join(", ", names) + ", found '" + space
                        + "'. Choose one of them.");
            }
        }
        ArrayNode readings = Json.answer("arch").putArray("readings");
        List<String> refusals = new ArrayList<>();
        List<Genotype> drawn = new ArrayList<>();
        boolean beyond = false;
        for (SpaceKit s : spaces) {
            try {
                Genotype genotype = s.notations().read(text);
                drawn.add(genotype);
                describe(readings.addObject().put("space", s.shortName()), s, genotype);
            } catch (AssayException e) {
                beyond |= e instanceof OutOfTableException;
                refusals.add("  " + s.shortName() + ": " + e.getMessage());
            }
        }
        if (readings.isEmpty()) {
            String why = "arch: expected an architecture, found none.\n" + String.join("\n", refusals);
            throw beyond ? new OutOfTableException(why) : new UsageException(why);
        }
        if (svg != null) {
            draw(drawn);
        }
        if (json) {
            ObjectNode answer = Json.answer("arch").put("text", text);
            answer.set("readings", readings);
            Json.print(out(), answer);
        } else {
            readings.forEach(r -> print((ObjectNode) r));
        }
        return ExitCode.DONE.code();
    }

    private void draw(List<Genotype> read) {
        if (read.size() > 1) {
            throw new UsageException("--svg: expected a text of one architecture, found " + read.size()
                    + " readings. Say which: --space "
                    + SpaceKits.of(read.get(0)).shortName() + ".");
        }
        Map<String, Svg> drawings = Drawings.of(read.get(0));
        String name = svg.getFileName().toString().replaceFirst("(?i)\\.svg$", "");
        drawings.forEach((cell, drawing) -> WholeFile.write(
                drawings.size() == 1 ? svg : svg.resolveSibling(name + "-" + cell + ".svg"), drawing.standalone()));
    }

    /** Whether it is not a part of another space that can read its texts too. */
    private static boolean readsItsOwn(SpaceKit kit) {
        return kit.benchmark().isEmpty() || kit.ownsTable();
    }

    private static void describe(ObjectNode json, SpaceKit kit, Genotype genotype) {
        json.put("arch", genotype.text());
        ObjectNode all = json.putObject("notations");
        kit.notations().written(genotype).forEach(all::put);
        kit.numbering().ifPresent(n -> json.put("index", n.indexOf(genotype)));
        kit.relatives(genotype).forEach(json::put);
        ObjectNode parameters = json.putObject("parameters");
        kit.params(genotype).forEach(parameters::put);
    }

    private void print(ObjectNode reading) {
        out().println(reading.get("space").asText() + "  " + reading.get("arch").asText());
        reading.properties().forEach(field -> {
            switch (field.getKey()) {
                case "space", "arch" -> {}
                case "notations" -> field.getValue().properties().forEach(f -> line(f.getKey(), f.getValue()));
                case "parameters" ->
                    field.getValue().properties().forEach(f -> line("parameters, " + f.getKey(), f.getValue()));
                default -> line(field.getKey(), field.getValue());
            }
        });
    }

    private void line(String name, JsonNode value) {
        out().println("  " + name + "  " + value.asText());
    }
}
