package assay.internal.cli.proxy;

import assay.core.kit.CellChoice;
import assay.internal.cli.Json;
import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Ndcg;
import assay.internal.experiments.sweep.ScoreColumns;
import assay.internal.proxies.study.Agreement;
import assay.internal.proxies.study.Agreement.Best;
import assay.internal.proxies.study.Agreement.Estimate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Correlations of proxies with accuracies, as a table and as JSON.
 *
 * @param truths what the proxies are compared with
 * @param source of the published numbers of the same cells
 * @param resamples of the bootstrap; 0: no intervals
 * @param columns of the scores
 * @param names of the proxies; several joined by {@code +} are a sum of ranks
 */
record CorrelationTable(
        Truths truths,
        Optional<String> source,
        int resamples,
        ScoreColumns columns,
        List<String> names,
        List<Line> lines) {

    /** One proxy on one data set. */
    record Line(
            String proxy,
            String dataset,
            Agreement agreement,
            int undefined,
            OptionalDouble published,
            OptionalDouble vote,
            OptionalDouble publishedVote,
            OptionalDouble withPublishedScores) {}

    /** @param command that made it */
    void markdown(PrintWriter out, String command) {
        out.println("# Proxies beside " + truths.title());
        out.println();
        out.println(
                "Made by `" + command + "`; " + truths.words() + ". Intervals: 95 %, " + resamples
                        + " resamples of the cells. "
                        + truths.population()
                                .map(p -> "Cells: " + p.words() + ". ")
                                .orElse("") + "Published, of the same cells: "
                        + source.map(s -> s + ", Spearman in absolute value").orElse("none")
                        + ". Their scores: Spearman of our scores with the published scores of the"
                        + " same architectures that the store holds. Vote: share of pairs that the majority orders rightly."
                        + " nDCG: gain 2^accuracy of the first " + Ndcg.PLACES
                        + ", as in VKDNW's tables. Best cell: the one that is"
                        + " put first (of equal ones the first, and how many there are), its accuracy and its place by accuracy.");
        out.println();
        out.println(
                "| data set | proxy | cells | undefined | Spearman | interval | Kendall | interval | top 10 % | interval"
                        + " | nDCG | best cell | accuracy | place | published | their scores | vote | published vote |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Line l : lines) {
            out.println("| "
                    + String.join(
                            " | ",
                            l.dataset(),
                            l.proxy(),
                            String.valueOf(l.agreement().cells()),
                            String.valueOf(l.undefined()),
                            text(l.agreement().spearman().value()),
                            interval(l.agreement().spearman()),
                            text(l.agreement().kendall().value()),
                            interval(l.agreement().kendall()),
                            text(l.agreement().top().value()),
                            interval(l.agreement().top()),
                            truths.percent().test(l.dataset())
                                    ? text(l.agreement().ndcg())
                                    : "",
                            l.agreement().best().map(CorrelationTable::arch).orElse(""),
                            l.agreement()
                                    .best()
                                    .filter(b -> truths.percent().test(l.dataset()))
                                    .map(b -> Decimals.text(b.truth(), 2))
                                    .orElse(""),
                            l.agreement()
                                    .best()
                                    .map(b -> String.valueOf(b.place()))
                                    .orElse(""),
                            text(l.published()),
                            text(l.withPublishedScores()),
                            text(l.vote()),
                            text(l.publishedVote()))
                    + " |");
        }
        out.println();
        for (String proxy : simple(names)) {
            out.println("* " + proxy + ": " + columns.settings(proxy));
        }
    }

    private static List<String> simple(List<String> names) {
        return names.stream()
                .flatMap(n -> ScoreColumns.parts(n).stream())
                .distinct()
                .toList();
    }

    private static String arch(Best best) {
        return best.arch() + (best.equal() > 1 ? " (of " + best.equal() + ")" : "");
    }

    private static String text(OptionalDouble value) {
        return Decimals.text(value, 3);
    }

    private static String interval(Estimate e) {
        return e.interval()
                .map(i -> Decimals.text(i.low(), 3) + ".." + Decimals.text(i.high(), 3))
                .orElse("");
    }

    /** One object of kind {@code proxy-correlations}. */
    void json(PrintWriter out) {
        ObjectNode answer = Json.answer("proxy-correlations")
                .put("truth", truths.words())
                .put("resamples", resamples)
                .put("cells", truths.population().map(CellChoice::key).orElse(null))
                .put("published", source.orElse(null));
        var rows = answer.putArray("correlations");
        for (Line l : lines) {
            ObjectNode row = rows.addObject()
                    .put("dataset", l.dataset())
                    .put("proxy", l.proxy())
                    .put("cells", l.agreement().cells())
                    .put("undefined", l.undefined());
            put(row, "spearman", l.agreement().spearman());
            put(row, "kendall", l.agreement().kendall());
            put(row, "top_tenth", l.agreement().top());
            boolean percent = truths.percent().test(l.dataset());
            if (percent) {
                l.agreement().ndcg().ifPresent(v -> row.put("ndcg", v));
            }
            l.agreement().best().ifPresent(b -> {
                ObjectNode best = row.putObject("best").put("arch", b.arch()).put("equal", b.equal());
                if (percent) {
                    best.put("accuracy", b.truth());
                }
                best.put("place", b.place());
            });
            l.published().ifPresent(v -> row.put("published_spearman", v));
            l.withPublishedScores().ifPresent(v -> row.put("spearman_with_published_scores", v));
            l.vote().ifPresent(v -> row.put("vote", v));
            l.publishedVote().ifPresent(v -> row.put("published_vote", v));
        }
        ObjectNode settings = answer.putObject("settings");
        simple(names).forEach(p -> settings.put(p, columns.settings(p)));
        Json.print(out, answer);
    }

    private static void put(ObjectNode row, String name, Estimate e) {
        row.put(name, e.value().isPresent() ? e.value().getAsDouble() : null);
        e.interval().ifPresent(i -> row.put(name + "_low95", i.low()).put(name + "_high95", i.high()));
    }
}
