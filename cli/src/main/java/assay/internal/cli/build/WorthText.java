package assay.internal.cli.build;

import assay.internal.core.number.Decimals;
import assay.internal.experiments.build.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a table is worth, in lines for people. */
final class WorthText {
    private static final int DECIMALS = 3;

    private WorthText() {}

    /** @param whole how many networks the whole table has */
    static List<String> lines(Worth w, int whole) {
        double[] a = w.accuracies();
        double mean = Arrays.stream(a).average().orElseThrow();
        String between = w.betweenSeeds().isEmpty()
                ? "not known with one seed"
                : "Spearman " + w.betweenSeeds().stream().map(WorthText::number).collect(Collectors.joining(", "));
        String noise = w.noise().isEmpty()
                ? "not known with one seed"
                : String.format(
                        Locale.ROOT,
                        "one training %.2f points, the mean of %d seeds %.2f",
                        w.noise().getAsDouble(),
                        w.seeds(),
                        w.noise().getAsDouble() / Math.sqrt(w.seeds()));
        List<String> lines = new ArrayList<>(List.of(
                String.format(
                        Locale.ROOT,
                        "%d networks, %d %s; a training takes %.3f s of one core, all %d take %.1f hours",
                        w.networks(),
                        w.seeds(),
                        w.seeds() == 1 ? "seed" : "seeds",
                        w.seconds(),
                        whole * w.seeds(),
                        whole * w.seeds() * w.seconds() / 3600),
                String.format(
                        Locale.ROOT,
                        "test accuracy   mean %.2f, best %.2f, worst %.2f; middle 80 %%: %.2f to %.2f",
                        mean,
                        a[a.length - 1],
                        a[0],
                        a[a.length / 10],
                        a[a.length - 1 - a.length / 10]),
                "between seeds   " + between,
                "noise           " + noise));
        w.published()
                .forEach((d, r) -> lines.add(
                        "NAS-Bench-201   Spearman " + number(r) + " with " + d + ", test accuracy after 200 epochs"));
        w.proxies().forEach((p, r) -> lines.add("proxy           Spearman " + number(r) + " with " + p));
        return lines;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Decimals.text(value.getAsDouble(), DECIMALS) : "undefined";
    }
}
