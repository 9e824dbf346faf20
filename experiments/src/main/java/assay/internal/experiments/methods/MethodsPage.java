package assay.internal.experiments.methods;

import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.internal.experiments.config.MethodSpec;
import assay.supernet.search.extra.Extras;
import assay.supernet.search.method.BestEpoch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page about all methods, made from the catalogue: what each is made of, and its parameters. */
public final class MethodsPage {
    private static final String SELECTING = "-tf";

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
        grid(s);
        parts(s);
        for (MethodSpec m : Catalogue.methods()) {
            of(m).ifPresentOrElse(search -> selection(m, search, s), () -> section(m, s));
        }
        return s.toString();
    }

    private static void grid(StringBuilder s) {
        s.append("""

                ## What each is made of

                The methods that train a supernet; those named `NAME-tf` are as NAME, but choose the best by synflow.

                """);
        List<Map<String, String>> rows = MethodGrid.rows();
        row(List.copyOf(rows.get(0).keySet()), s);
        row(rows.get(0).keySet().stream().map(c -> "---").toList(), s);
        rows.forEach(r -> row(List.copyOf(r.values()), s));
    }

    private static void row(List<String> cells, StringBuilder s) {
        s.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void parts(StringBuilder s) {
        s.append("""

                ## Parts for every method

                Every method that learns its architecture by gradients has these parameters too; the tables below show them only
                where a method sets them. As they stand here they change nothing. A word of the second column brings the
                parameters that follow it.

                """);
        s.append("| parameter | default | what |\n| --- | --- | --- |\n");
        parts(Extras.none(), s);
        s.append("""

                Every method that answers with its argmax has these. They choose among the architectures that the search had after its
                epochs ([early answers](diagnostics.md#early-answers)).

                """);
        s.append("| parameter | default | what |\n| --- | --- | --- |\n");
        parts(BestEpoch.last(), s);
    }

    private static <P extends Part<P>> void parts(P none, StringBuilder s) {
        List<String> always = none.settings().stream().map(Setting::name).toList();
        for (Setting p : none.settings()) {
            row(p, s);
            for (Object word : words(p)) {
                none.with(Map.of(p.name(), word)).settings().stream()
                        .filter(own -> !always.contains(own.name()))
                        .forEach(own -> s.append("| `%s` with `%s: %s` | %s | %s |\n"
                                .formatted(own.name(), p.name(), word, own.standard(), own.about())));
            }
        }
    }

    private static List<String> words(Setting p) {
        return p.fold(whole -> List.<String>of(), real -> List.<String>of(), choice -> choice.words());
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
        List<Setting> shared = Stream.of(Extras.none(), BestEpoch.last())
                .flatMap(part -> part.settings().stream())
                .toList();
        method.parameters().stream()
                .filter(p -> shared.stream()
                        .noneMatch(
                                e -> e.name().equals(p.name()) && e.standard().equals(p.standard())))
                .forEach(p -> row(p, s));
    }

    /** The method with the same search, if only the selection differs: {@code balenas} of {@code balenas-tf}. */
    private static Optional<MethodSpec> of(MethodSpec method) {
        return Catalogue.methods().stream()
                .filter(m -> method.name().equals(m.name() + SELECTING))
                .findFirst();
    }

    /** Only the parts that its search does not have. */
    private static void selection(MethodSpec method, MethodSpec search, StringBuilder s) {
        s.append("\n## %s\n\nThe search of [%s](#%s), with all parameters of it, and another selection at its end."
                .formatted(method.name(), search.name(), search.name()));
        s.append(" An experiment that has both methods with equal parameters searches once for both.\n\n");
        Map<String, String> before = MethodTable.row(search);
        MethodTable.row(method).forEach((part, text) -> {
            if (!text.equals(before.get(part)) && !part.equals("method")) {
                s.append("- ").append(part).append(": ").append(text).append('\n');
            }
        });
        s.append("\n| parameter | default | what |\n| --- | --- | --- |\n");
        List<String> known = search.parameters().stream().map(Setting::name).toList();
        method.parameters().stream().filter(p -> !known.contains(p.name())).forEach(p -> row(p, s));
    }

    private static void row(Setting p, StringBuilder s) {
        s.append("| `%s` | %s | %s |\n"
                .formatted(p.name(), p.standard(), p.about().replace("|", "\\|")));
    }
}
