package assay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay doctor}: what was found on this machine. */
@Command(
        name = "doctor",
        description = "Say what was found: Java, processors, memory, disk, data.",
        footerHeading = "%nExample:%n",
        footer = "  assay doctor --json")
final class DoctorCommand extends AssayCommand {
    @Option(names = "--json", description = "Answer as one JSON object of kind 'doctor'.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> findings = Findings.all();
        if (json) {
            ObjectNode answer = Json.answer("doctor");
            findings.forEach(answer::put);
            Json.print(out(), answer);
        } else {
            findings.forEach((name, found) -> out().printf("%-22s %s%n", name, found));
        }
        return 0;
    }
}
