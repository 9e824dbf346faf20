package assay.internal.experiments.methods;

import assay.core.setting.Setting;
import assay.internal.experiments.config.MethodSpec;
import java.util.Map;

/** The page about all methods, made from the catalogue: what each is made of, and its parameters. */
public final class MethodsPage {
    private MethodsPage() {}

    /** Markdown. */
    public static String page() {
        StringBuilder s = new StringBuilder("""
                # Methods

                What each method of the catalogue is made of, and its parameters with their defaults, as they are written in an experiment
                file: `- drnas: {alpha_rate: 0.001}`. A method named `NAME-tf` is NAME's search with another selection: 100 cells
                drawn from what it has learnt, the best by a zero-cost proxy (BaLeNAS-TF). Where a paper and its code disagree:
                [departures](departures.md). Made from the catalogue by `assay list methods --markdown`; do not edit it by hand.

                A method that trains a supernet may have `epochs`, `batch`, `weight_rate`, `weight_rate_min`, `momentum`, `nesterov`,
                `weight_decay` and `clip` of its own beside its parameters, where its paper has others than the experiment's `supernet`:
                `- rsps: {batch: 64, clip: 0.25}`. What it does not say is the experiment's.
                """);
        Catalogue.methods().stream().filter(m -> !m.name().endsWith("-tf")).forEach(m -> section(m, s));
        return s.toString();
    }

    private static void section(MethodSpec method, StringBuilder s) {
        Map<String, String> row = MethodTable.row(method);
        s.append("\n## ")
                .append(method.name())
                .append("\n\n")
                .append(row.get("source"))
                .append(".\n\n");
        row.forEach((part, text) -> {
            if (!text.equals(MethodTable.NOTHING) && !part.equals("method") && !part.equals("source")) {
                s.append("- ").append(part).append(": ").append(text).append('\n');
            }
        });
        if (!method.parameters().isEmpty()) {
            s.append("\n| parameter | default | what |\n| --- | --- | --- |\n");
        }
        for (Setting p : method.parameters()) {
            s.append("| `%s` | %s | %s |\n"
                    .formatted(p.name(), p.standard(), p.about().replace("|", "\\|")));
        }
    }
}
