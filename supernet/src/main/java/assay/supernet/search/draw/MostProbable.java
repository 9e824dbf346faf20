package assay.supernet.search.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The choices with the largest products of independent probabilities, found best first without listing all. If an architecture
 * takes several options of a group, the probability of a set is the product of its options' probabilities.
 */
public final class MostProbable {
    private MostProbable() {}

    /** Options taken together, and the logarithm of their product. */
    private record OptionSet(int[] options, double log) {}

    /** Ranks of the sets taken in each group, and the logarithm of the product. */
    private record Candidate(List<Integer> ranks, double log) {}

    /**
     * The {@code n} most probable choices, the best first; fewer if there are no more.
     *
     * @param p probabilities of all options
     */
    public static List<int[][]> of(Groups groups, double[] p, int n) {
        List<List<OptionSet>> sorted = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            sorted.add(sets(Arrays.copyOfRange(p, groups.start()[g], groups.start()[g + 1]), groups.taken()[g]));
        }
        PriorityQueue<Candidate> open = new PriorityQueue<>(Comparator.comparingDouble((Candidate c) -> -c.log())
                .thenComparing(c -> c.ranks().toString()));
        Set<List<Integer>> seen = new HashSet<>();
        push(sorted, Collections.nCopies(sorted.size(), 0), open, seen);
        List<int[][]> best = new ArrayList<>();
        while (best.size() < n && !open.isEmpty()) {
            List<Integer> ranks = open.poll().ranks();
            int[][] choice = new int[sorted.size()][];
            for (int g = 0; g < choice.length; g++) {
                choice[g] = sorted.get(g).get(ranks.get(g)).options();
                if (ranks.get(g) + 1 < sorted.get(g).size()) {
                    List<Integer> next = new ArrayList<>(ranks);
                    next.set(g, ranks.get(g) + 1);
                    push(sorted, next, open, seen);
                }
            }
            best.add(choice);
        }
        return best;
    }

    /** All sets of a given number of options, the most probable first; equal ones in lexicographic order. */
    private static List<OptionSet> sets(double[] p, int taken) {
        List<OptionSet> all = IntStream.range(0, 1 << p.length)
                .filter(bits -> Integer.bitCount(bits) == taken)
                .mapToObj(bits -> IntStream.range(0, p.length)
                        .filter(k -> (bits >> k & 1) == 1)
                        .toArray())
                .sorted(Arrays::compare)
                .map(options -> new OptionSet(
                        options,
                        Arrays.stream(options)
                                .mapToDouble(k -> StrictMath.log(p[k]))
                                .sum()))
                .toList();
        return all.stream()
                .sorted(Comparator.comparingDouble((OptionSet s) -> -s.log()))
                .toList();
    }

    private static void push(
            List<List<OptionSet>> sorted, List<Integer> ranks, PriorityQueue<Candidate> open, Set<List<Integer>> seen) {
        if (seen.add(ranks)) {
            double log = 0;
            for (int g = 0; g < sorted.size(); g++) {
                log += sorted.get(g).get(ranks.get(g)).log();
            }
            open.add(new Candidate(ranks, log));
        }
    }
}
