package assay.internal.experiments.gate;

import assay.internal.core.number.Decimals;
import assay.internal.reports.document.Markdown;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The gate's answer for a pull request, as Markdown: the first line is the verdict; at most ten lines follow. */
public final class GateComment {
    private static final int MOST_ROWS = 5;
    private static final int MOST_NAMED = 3;
    private static final int MOST_WORDS = 80;

    private GateComment() {}

    public static String text(GateAnswer answer) {
        StringBuilder text = new StringBuilder(verdict(answer)).append('\n');
        List<Finding> rows = answer.findings().stream()
                .sorted(Comparator.comparingInt(f -> rank(f, answer.alpha())))
                .toList();
        text.append("\n| | baseline | now | finds | p | verdict |\n| --- | ---: | ---: | ---: | ---: | --- |\n");
        rows.stream().limit(MOST_ROWS).forEach(f -> row(text, f, answer.alpha()));
        return text.append('\n').append(about(answer, rows)).append('\n').toString();
    }

    /** The first line. */
    private static String verdict(GateAnswer answer) {
        GateVerdict verdict = answer.verdict();
        List<String> named = answer.findings().stream()
                .filter(f -> f.verdict().fails() || verdict == GateVerdict.BETTER && f.isBetter(answer.alpha()))
                .map(f -> f.quantity().key() + " of " + f.of())
                .distinct()
                .toList();
        String which = named.stream().limit(MOST_NAMED).map(Markdown::escape).collect(Collectors.joining(", "))
                + (named.size() > MOST_NAMED ? " and " + (named.size() - MOST_NAMED) + " more" : "");
        long methods = answer.findings().stream()
                .filter(f -> f.quantity() == Quantity.REGRET)
                .map(Finding::of)
                .distinct()
                .count();
        return "**" + verdict.word() + "**: " + (which.isEmpty() ? "" : which + "; ") + methods + " method"
                + (methods == 1 ? "" : "s") + " compared. " + seen(answer);
    }

    /** The smallest change of the regret that these seeds could have shown, over the methods. */
    private static String seen(GateAnswer answer) {
        List<Finding> regrets = answer.findings().stream()
                .filter(f -> f.quantity() == Quantity.REGRET && f.compared())
                .toList();
        List<Finding> sighted = regrets.stream()
                .filter(f -> f.finds().isPresent())
                .sorted(Comparator.comparingDouble(f -> f.finds().getAsDouble()))
                .toList();
        if (sighted.isEmpty()) {
            return "No change of the regret could have been seen.";
        }
        String least = points(sighted.get(0));
        String most = points(sighted.get(sighted.size() - 1));
        return "Smallest change that could have been seen: " + (least.equals(most) ? least : least + " to " + most)
                + " points of regret"
                + (sighted.size() == regrets.size() ? "." : "; of " + (regrets.size() - sighted.size()) + " none.");
    }

    private static String points(Finding f) {
        return Decimals.text(f.finds(), 1);
    }

    /** The most important lines come first. */
    private static int rank(Finding f, double alpha) {
        return f.verdict().fails() ? 0 : f.isBetter(alpha) ? 1 : f.quantity() == Quantity.REGRET ? 2 : 3;
    }

    private static void row(StringBuilder text, Finding f, double alpha) {
        String detail = f.detail().length() > MOST_WORDS ? f.detail().substring(0, MOST_WORDS) + " ..." : f.detail();
        text.append("| ")
                .append(Markdown.escape(f.quantity().key() + " of " + f.of()))
                .append(" | ")
                .append(Decimals.text(f.before(), 2))
                .append(" | ")
                .append(Decimals.text(f.now(), 2))
                .append(" | ")
                .append(f.compared() && f.finds().isEmpty() ? "nothing" : Decimals.text(f.finds(), 2))
                .append(" | ")
                .append(p(f.isBetter(alpha) ? f.pBetter() : f.p()))
                .append(" | ")
                .append(f.isBetter(alpha) ? "better" : f.verdict().word())
                .append(detail.isEmpty() ? "" : ": " + Markdown.escape(detail))
                .append(" |\n");
    }

    private static String p(OptionalDouble p) {
        return p.isPresent() ? String.format(Locale.ROOT, "%.2g", p.getAsDouble()) : "";
    }

    /** The last line. */
    private static String about(GateAnswer answer, List<Finding> rows) {
        int more = rows.size() - MOST_ROWS;
        return (more > 0 ? more + " more line" + (more == 1 ? "" : "s") + ". " : "")
                + "Seeds " + seeds(answer.seeds()) + "; compared "
                + Markdown.escape(answer.pairing()) + ". finds: with "
                + Math.round(100 * GateJudge.POWER) + " % probability, margin included; alpha " + answer.alpha()
                + " for all lines together. Baseline: " + Markdown.escape(answer.origin()) + ".";
    }

    private static String seeds(List<Long> seeds) {
        boolean range = seeds.size() > 2
                && IntStream.range(1, seeds.size()).allMatch(i -> seeds.get(i) == seeds.get(i - 1) + 1);
        return range
                ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1)
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
