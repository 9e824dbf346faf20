package assay.internal.reports.comparison;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.MeanShiftTest;
import assay.internal.core.stats.SignedRankTest;
import assay.internal.core.stats.Summary;
import assay.internal.reports.comparison.Pairing.Verdict;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.number.Format;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The first line of a comparison's comment for a pull request: worse, better or neither, how many methods, and the smallest
 * change that these seeds could have shown.
 */
final class Headline {
    private static final int MOST_NAMED = 3;
    private static final double POWER = 0.8;

    /** The smallest number of pairs, or of unpaired runs on each side, with which a difference can be shown. */
    private static final int FEW = 6;

    private static final int FEW_APART = 4;

    private Headline() {}

    static String of(List<Pairing> pairings) {
        if (pairings.isEmpty()) {
            return "**Not compared**: no method has runs in both.";
        }
        String which = which(pairings);
        return "**" + word(pairings) + "**: " + (which.isEmpty() ? "" : Markdown.escape(which) + "; ")
                + Format.plural(methods(pairings), "method") + " compared. " + seen(pairings);
    }

    /** The first line of the page: the same with the data sets. A line below it says which changes could have been seen. */
    static String ofPage(List<Pairing> pairings) {
        if (pairings.isEmpty()) {
            return "Not compared: no method has runs in both.";
        }
        String which = which(pairings);
        return (which.isEmpty() ? open(pairings) : word(pairings) + ": " + which + "; ")
                + Format.plural(methods(pairings), "method") + " compared on "
                + Format.list(pairings.stream()
                        .map(p -> p.measure().family())
                        .distinct()
                        .toList())
                + ".";
    }

    private static String open(List<Pairing> pairings) {
        if (pairings.stream().allMatch(p -> p.verdict() == Verdict.EQUAL)) {
            return "The same in every run: ";
        }
        return "Inconclusive: "
                + (found(pairings).length == 0 ? "too few seeds for any claim; " : "no difference is shown; ");
    }

    /** Whether some difference was shown, or none in any run. */
    static boolean isSettled(List<Pairing> pairings) {
        return pairings.stream().anyMatch(p -> p.verdict() == Verdict.HIGHER || p.verdict() == Verdict.LOWER)
                || !pairings.isEmpty() && pairings.stream().allMatch(p -> p.verdict() == Verdict.EQUAL);
    }

    private static String word(List<Pairing> pairings) {
        return !worse(pairings).isEmpty() ? "Worse" : !better(pairings).isEmpty() ? "Better" : "Not shown worse";
    }

    private static List<String> worse(List<Pairing> pairings) {
        return named(pairings, highIsGood(pairings) ? Verdict.LOWER : Verdict.HIGHER);
    }

    private static List<String> better(List<Pairing> pairings) {
        return named(pairings, highIsGood(pairings) ? Verdict.HIGHER : Verdict.LOWER);
    }

    private static boolean highIsGood(List<Pairing> pairings) {
        return pairings.get(0).measure().metric().highIsGood();
    }

    private static String which(List<Pairing> pairings) {
        List<String> which = worse(pairings).isEmpty() ? better(pairings) : worse(pairings);
        return which.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (which.size() > MOST_NAMED ? " and " + (which.size() - MOST_NAMED) + " more" : "");
    }

    static int methods(List<Pairing> pairings) {
        return (int) pairings.stream().map(Pairing::method).distinct().count();
    }

    private static List<String> named(List<Pairing> pairings, Verdict verdict) {
        return pairings.stream()
                .filter(p -> p.verdict() == verdict)
                .map(p -> p.method() + " on " + p.measure().label() + " "
                        + p.measure().digits().signed(p.contrast().difference())
                        + (p.isHidden() ? " (below the table's noise)" : ""))
                .distinct()
                .toList();
    }

    private static String seen(List<Pairing> pairings) {
        return sighted(pairings)
                .map(change -> "Smallest change that could have been seen: " + change
                        + (pairings.get(0).measure().inPoints() ? " points of " : " of ")
                        + pairings.get(0).measure().quantity()
                        + (blind(pairings) == 0 ? "." : "; of " + Format.plural(blind(pairings), "row") + " none."))
                .orElse("No change could have been seen.");
    }

    /** {@code 0.9 to 5.0}: the smallest changes that could have been seen; empty if none could in any row. */
    static Optional<String> sighted(List<Pairing> pairings) {
        double[] sighted = found(pairings);
        if (sighted.length == 0) {
            return Optional.empty();
        }
        int decimals = pairings.get(0).measure().metric().decimals() - 1;
        String least = Decimals.text(sighted[0], decimals);
        String most = Decimals.text(sighted[sighted.length - 1], decimals);
        return Optional.of(least.equals(most) ? least : least + " to " + most);
    }

    /** The number of rows in which no change could have been seen. */
    static int blind(List<Pairing> pairings) {
        return pairings.size() - found(pairings).length;
    }

    private static double[] found(List<Pairing> pairings) {
        return pairings.stream()
                .map(p -> found(p, pairings.size()))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
    }

    /**
     * The difference that a two-sided t-test would find with a probability of 80 %, computed from the spread of A, at the level
     * of one row after the adjustment. Wilcoxon's test and the permutation test find nearly the same. Empty if there are too
     * few seeds.
     */
    private static OptionalDouble found(Pairing p, int rows) {
        int before = p.firstValues().length;
        int after = p.secondValues().length;
        boolean paired = p.contrast() instanceof Contrast.Paired;
        if (p.contrast().equal()
                ? Math.min(before, after) < (paired ? FEW : FEW_APART)
                : p.verdict() == Verdict.TOO_FEW) {
            return OptionalDouble.empty();
        }
        double deviation = Summary.of(p.firstValues()).standardDeviation().orElse(0);
        if (deviation == 0) {
            return OptionalDouble.empty();
        }
        double level = SignedRankTest.LEVEL / 2 / rows;
        return OptionalDouble.of(
                paired
                        ? MeanShiftTest.foundPaired(Math.sqrt(2) * deviation, before, 0, level, POWER)
                        : MeanShiftTest.foundUnpaired(deviation, before, after, 0, level, POWER));
    }
}
