package assay.internal.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nemenyi's test after Friedman's (Nemenyi, 1963; Demsar, JMLR 7, 2006, section 3.2.2): two methods differ if their mean
 * ranks lie at least this far apart.
 *
 * @param level the chance of any false difference
 * @param q the critical range of {@code methods} normal variables over sqrt(2), as Demsar's table 5 has it
 * @param difference q sqrt(methods (methods + 1) / (6 blocks))
 */
public record CriticalDifference(int blocks, int methods, double level, double q, double difference) {
    public static CriticalDifference of(int blocks, int methods, double level) {
        if (blocks < 1) {
            throw new IllegalArgumentException("critical difference: expected at least 1 block, found " + blocks + ".");
        }
        double q = StudentizedRange.critical(level, methods) / Math.sqrt(2);
        return new CriticalDifference(
                blocks, methods, level, q, q * Math.sqrt(methods * (methods + 1.0) / (6.0 * blocks)));
    }

    /** The longest runs of methods, by mean rank, within which no two differ; positions, best first; single ones left out. */
    public List<int[]> groups(double... meanRanks) {
        int[] order = Ranks.order(meanRanks);
        List<int[]> groups = new ArrayList<>();
        int reached = 0;
        for (int from = 0; from < order.length; from++) {
            int to = from + 1;
            while (to < order.length && meanRanks[order[to]] - meanRanks[order[from]] < difference) {
                to++;
            }
            if (to - from > 1 && to > reached) {
                groups.add(Arrays.copyOfRange(order, from, to));
            }
            reached = Math.max(reached, to);
        }
        return groups;
    }
}
