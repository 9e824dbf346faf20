package assay.internal.reports.comparison;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.MeanShiftTest;
import assay.internal.core.stats.SignedRankTest;
import assay.internal.core.stats.Summary;
import assay.internal.reports.comparison.Pairing.Verdict;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.number.Format;
import java.util.List;
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
        boolean highIsGood = pairings.get(0).measure().metric().highIsGood();
        List<String> worse = named(pairings, highIsGood ? Verdict.LOWER : Verdict.HIGHER);
        List<String> better = named(pairings, highIsGood ? Verdict.HIGHER : Verdict.LOWER);
        List<String> which = worse.isEmpty() ? better : worse;
        String verdict = !worse.isEmpty() ? "Worse" : !better.isEmpty() ? "Better" : "Not shown worse";
        long methods = pairings.stream().map(Pairing::method).distinct().count();
        return "**" + verdict + "**: "
                + (which.isEmpty()
                        ? ""
                        : Markdown.escape(which.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")))
                                + (which.size() > MOST_NAMED ? " and " + (which.size() - MOST_NAMED) + " more" : "")
                                + "; ")
                + Format.plural((int) methods, "method") + " compared. " + seen(pairings);
    }

    private static List<String> named(List<Pairing> pairings, Verdict verdict) {
        return pairings.stream()
                .filter(p -> p.verdict() == verdict)
                .map(p -> p.method() + " on " + p.measure().label() + " "
                        + Format.signed(p.contrast().difference())
                        + (p.isHidden() ? " (below the table's noise)" : ""))
                .distinct()
                .toList();
    }

    private static String seen(List<Pairing> pairings) {
        double[] sighted = pairings.stream()
                .map(p -> found(p, pairings.size()))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        if (sighted.length == 0) {
            return "No change could have been seen.";
        }
        String least = Decimals.text(sighted[0], 1);
        String most = Decimals.text(sighted[sighted.length - 1], 1);
        int blind = pairings.size() - sighted.length;
        return "Smallest change that could have been seen: " + (least.equals(most) ? least : least + " to " + most)
                + " points of " + pairings.get(0).measure().quantity()
                + (blind == 0 ? "." : "; of " + Format.plural(blind, "row") + " none.");
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
