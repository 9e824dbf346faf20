package assay.supernet.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** The choices with the largest products of independent probabilities, found best first without listing all. */
final class MostProbable {
    private MostProbable() {}

    /** Ranks of the options taken in each group, and the logarithm of the product. */
    private record Candidate(List<Integer> ranks, double log) {}

    /**
     * The {@code n} most probable choices, the best first; fewer if there are no more.
     *
     * @param p probabilities of all options
     */
    static List<int[]> of(Groups groups, double[] p, int n) {
        int[][] sorted = new int[groups.count()][];
        for (int g = 0; g < sorted.length; g++) {
            int from = groups.start()[g];
            sorted[g] = IntStream.range(0, groups.start()[g + 1] - from)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer k) -> -p[from + k]))
                    .mapToInt(k -> k)
                    .toArray();
        }
        PriorityQueue<Candidate> open = new PriorityQueue<>(Comparator.comparingDouble((Candidate c) -> -c.log())
                .thenComparing(c -> c.ranks().toString()));
        Set<List<Integer>> seen = new HashSet<>();
        push(
                groups,
                p,
                sorted,
                IntStream.range(0, sorted.length).mapToObj(g -> 0).toList(),
                open,
                seen);
        List<int[]> best = new ArrayList<>();
        while (best.size() < n && !open.isEmpty()) {
            List<Integer> ranks = open.poll().ranks();
            int[] choice = new int[sorted.length];
            for (int g = 0; g < choice.length; g++) {
                choice[g] = sorted[g][ranks.get(g)];
                if (ranks.get(g) + 1 < sorted[g].length) {
                    List<Integer> next = new ArrayList<>(ranks);
                    next.set(g, ranks.get(g) + 1);
                    push(groups, p, sorted, next, open, seen);
                }
            }
            best.add(choice);
        }
        return best;
    }

    private static void push(
            Groups groups,
            double[] p,
            int[][] sorted,
            List<Integer> ranks,
            PriorityQueue<Candidate> open,
            Set<List<Integer>> seen) {
        if (seen.add(ranks)) {
            double log = 0;
            for (int g = 0; g < sorted.length; g++) {
                log += StrictMath.log(p[groups.start()[g] + sorted[g][ranks.get(g)]]);
            }
            open.add(new Candidate(ranks, log));
        }
    }
}
