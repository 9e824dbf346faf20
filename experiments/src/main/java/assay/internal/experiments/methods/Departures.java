package assay.internal.experiments.methods;

import assay.supernet.search.method.Departure;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page about differences between papers and code, and about what Assay does, from the catalogue. */
public final class Departures {
    private Departures() {}

    /** The page as Markdown. */
    public static String page() {
        StringBuilder s = new StringBuilder("""
                # Departures

                Where a method's paper and its released code disagree, what is done here, and which option gives the other.
                Options are parameters of the method in an experiment file (`assay list methods`). Made from the catalogue of
                methods by `assay list departures --markdown`; do not edit it by hand.

                Of all searches on NAS-Bench-201 also holds:

                * Weights of operations that single paths have not chosen yet decay from the first step on; PyTorch leaves them
                  out of its steps until they have had a gradient. `assay verify` replays the published traces with PyTorch's
                  rule.
                * The passes of a second order gradient leave tracked statistics of normalisation alone.
                * The cells' convolutions have no bias (the DrNAS repository); `supernet.conv_bias: true` gives them one, without
                  effect (AutoDL-Projects).
                * A method named `NAME-tf` is NAME's search with BaLeNAS-TF's selection: 100 cells drawn from what it has learnt,
                  the best by SynFlow.
                """);
        for (Method m : Methods.all()) {
            if (!m.departures().isEmpty() && !m.name().endsWith("-tf")) {
                section(m, s);
            }
        }
        return s.toString();
    }

    private static void section(Method m, StringBuilder s) {
        s.append("\n## ").append(m.name()).append("\n\n").append(m.source()).append(".\n\n");
        s.append("| paper | code | here |\n| --- | --- | --- |\n");
        for (Departure d : m.told()) {
            s.append("| ")
                    .append(Stream.of(d.paper(), d.code(), d.here())
                            .map(cell -> cell.replace("|", "\\|"))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
    }
}
