package assay.core.blackbox;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of successive halving: its stages from small budgets to the largest.
 *
 * @param sizes how many architectures each stage has
 * @param budgets epochs of each stage, ascending
 */
record Bracket(List<Integer> sizes, List<Double> budgets) {
    Bracket {
        sizes = List.copyOf(sizes);
        budgets = List.copyOf(budgets);
    }

    /**
     * One cycle of Hyperband's brackets (Li et al., JMLR 2018), as HpBandSter makes them. After it the same cycle begins again.
     * Budgets are {@code max eta^-k}, so that the smallest is at least {@code min}; the bracket with s+1 stages starts with
     * {@code floor(S/(s+1)) eta^s} architectures, where S is the largest number of stages.
     */
    static List<Bracket> cycle(int eta, double min, double max) {
        // A millionth more, so that 1 / 3^-4 is four steps even with rounding errors.
        int stages = (int) (Math.log(max / min) / Math.log(eta) + 1e-6) + 1;
        List<Bracket> all = new ArrayList<>();
        for (int s = stages - 1; s >= 0; s--) {
            double first = Math.floor((double) stages / (s + 1)) * Math.pow(eta, s);
            List<Integer> sizes = new ArrayList<>();
            List<Double> budgets = new ArrayList<>();
            for (int i = 0; i <= s; i++) {
                sizes.add(Math.max((int) (first / Math.pow(eta, i) + 1e-6), 1));
                budgets.add(max * Math.pow(eta, i - s));
            }
            all.add(new Bracket(sizes, budgets));
        }
        return all;
    }
}
