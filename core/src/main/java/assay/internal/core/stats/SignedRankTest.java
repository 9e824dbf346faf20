package assay.internal.core.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Wilcoxon's signed-rank test of paired samples (Wilcoxon, Biometrics Bulletin 1, 1945), two-sided: are the differences
 * symmetric about zero? Pairs without a difference are left out; tied differences share their average rank (only exactly equal
 * ones are tied; differences of decimal numbers often differ in the last bit).
 *
 * @param pairs how many pairs were given
 * @param nonZero how many of them differ
 * @param positiveRanks sum of the ranks of the positive differences (x larger than y)
 * @param negativeRanks sum of the ranks of the negative ones
 * @param smallestP the smallest p that this number of differences can give, 2^(1-nonZero)
 * @param p the probability of sums at least as unequal; empty when {@link #tooFew()}
 */
public record SignedRankTest(
        int pairs, int nonZero, double positiveRanks, double negativeRanks, double smallestP, OptionalDouble p) {
    /** The level that a test must be able to reach to be worth printing. */
    public static final double LEVEL = 0.05;

    /** Up to this many differences p is exact; the cost grows with the cube of the number. */
    static final int MOST_EXACT = 200;

    /** Tests the pairs (x[i], y[i]). */
    public static SignedRankTest of(double[] x, double[] y) {
        DataConditions.sameLength(x, y);
        DataConditions.finite(x);
        DataConditions.finite(y);
        double[] differences = new double[x.length];
        Arrays.setAll(differences, i -> x[i] - y[i]);
        double[] d = Arrays.stream(differences).filter(v -> v != 0).toArray();
        double[] ranks = Ranks.average(Arrays.stream(d).map(Math::abs).toArray());
        double positive = 0;
        double all = 0;
        for (int i = 0; i < d.length; i++) {
            positive += d[i] > 0 ? ranks[i] : 0;
            all += ranks[i];
        }
        double smallest = Math.min(1, Math.scalb(1.0, 1 - d.length));
        double smaller = Math.min(positive, all - positive);
        OptionalDouble p = smallest >= LEVEL
                ? OptionalDouble.empty()
                : OptionalDouble.of(d.length <= MOST_EXACT ? exact(ranks, smaller) : normal(ranks, smaller));
        return new SignedRankTest(x.length, d.length, positive, all - positive, smallest, p);
    }

    /** Whether no outcome could have been significant: fewer than six differences never give a p below 0.05. */
    public boolean tooFew() {
        return smallestP >= LEVEL;
    }

    /**
     * The matched-pairs rank-biserial correlation (Kerby, Comprehensive Psychology 3, 2014): the share of the ranks for x minus
     * the share against x, in [-1, 1]; 1 if every difference favours x. Empty when nothing differs.
     */
    public OptionalDouble rankBiserial() {
        double all = positiveRanks + negativeRanks;
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((positiveRanks - negativeRanks) / all);
    }

    /** 2 P(sum of the positive ranks is at most w) when each sign is a fair coin, given these ranks with their ties. */
    static double exact(double[] ranks, double w) {
        // Average ranks are whole or half: doubled, the sums are whole. chance[s] = P(doubled sum = s).
        int most = Arrays.stream(ranks).mapToInt(r -> (int) Math.round(2 * r)).sum();
        double[] chance = new double[most + 1];
        chance[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int r = (int) Math.round(2 * rank);
            reached += r;
            for (int s = reached; s >= 0; s--) {
                chance[s] = (chance[s] + (s >= r ? chance[s - r] : 0)) / 2;
            }
        }
        double tail = 0;
        for (int s = 0; s <= Math.round(2 * w); s++) {
            tail += chance[s];
        }
        return Math.min(1, 2 * tail);
    }

    /** The normal approximation with the variance of these ranks, no continuity correction. */
    static double normal(double[] ranks, double w) {
        double mean = Arrays.stream(ranks).sum() / 2;
        double variance = Arrays.stream(ranks).map(r -> r * r).sum() / 4;
        return ChiSquare.survival((w - mean) * (w - mean) / variance, 1);
    }
}
