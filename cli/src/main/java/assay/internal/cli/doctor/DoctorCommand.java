package assay.internal.cli.doctor;

import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Paint;
import assay.internal.cli.options.EngineOptions;
import assay.internal.cli.options.PlaceOption;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay doctor}: describes this machine. */
@Command(
        name = "doctor",
        header = "What was found on this machine.",
        description = "Describe this machine: program, Java, processors, memory, compute engine, data and disk.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay doctor", "  assay doctor --backend torch --json", "  assay doctor --on spark://HOST:7077"})
public final class DoctorCommand extends AssayCommand {
    @Option(names = "--json", description = "Answer as one JSON object of kind 'doctor'.")
    private boolean json;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private PlaceOption on;

    @Override
    public Integer call() {
        ObjectNode findings = Findings.all(engine.backend(), on);
        if (json) {
            Json.print(out(), findings);
            return 0;
        }
        findings.properties().forEach(part -> {
            if (part.getValue().isObject()) {
                out().println(Paint.strong(part.getKey()));
                part.getValue().properties().forEach(f -> out().println(
                                "  " + pad(f.getKey().replace('_', ' ')) + text(f.getValue())));
            }
        });
        for (JsonNode hint : findings.path("hints")) {
            out().println(Paint.strong("hint: ") + hint.asText());
        }
        return 0;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> items = new ArrayList<>();
        value.forEach(v -> items.add(v.asText()));
        return items.isEmpty() ? "none" : String.join("\n" + " ".repeat(24), items);
    }

    private static String pad(String name) {
        return name + " ".repeat(Math.max(1, 22 - name.length()));
    }
}
