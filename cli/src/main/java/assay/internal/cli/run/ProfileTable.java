package assay.internal.cli.run;

import assay.internal.core.number.Decimals;
import assay.internal.experiments.run.RunProfile;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Where the time of searches went, at the end of an answer. */
final class ProfileTable {
    private ProfileTable() {}

    static void print(PrintWriter out, RunProfile profile) {
        out.println();
        if (profile.kernels().isEmpty()) {
            out.println("Profile: no search was computed here; finished jobs are not done again.");
        }
        out.printf(Locale.ROOT, "CPU time of what was computed here: %s s%n%n", Decimals.text(profile.seconds(), 1));
        rows(out, "part", profile.parts(), profile.seconds());
        if (!profile.kernels().isEmpty()) {
            out.println();
            rows(out, "kernel, in the steps of searches", profile.kernels(), profile.seconds());
        }
    }

    private static void rows(PrintWriter out, String title, List<RunProfile.Row> rows, double all) {
        out.printf(Locale.ROOT, "%-36s %10s %8s %12s%n", title, "s", "share", "calls");
        for (RunProfile.Row r : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-36s %10s %8s %12s%n",
                    r.name(),
                    Decimals.text(r.seconds(), 2),
                    Decimals.text(all > 0 ? 100 * r.seconds() / all : 0, 1) + " %",
                    r.calls() == 0 ? "" : Integer.toString(r.calls()));
        }
    }

    static void json(ObjectNode answer, RunProfile profile) {
        ObjectNode node = answer.putObject("profile").put("cpu_s", profile.seconds());
        rows(node.putArray("parts"), profile.parts());
        rows(node.putArray("kernels"), profile.kernels());
    }

    private static void rows(ArrayNode array, List<RunProfile.Row> rows) {
        for (RunProfile.Row r : rows) {
            ObjectNode row = array.addObject().put("name", r.name()).put("cpu_s", r.seconds());
            if (r.calls() > 0) {
                row.put("calls", r.calls());
            }
        }
    }
}
