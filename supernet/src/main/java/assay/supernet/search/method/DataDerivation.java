package assay.supernet.search.method;

import assay.core.space.Genotype;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How DATA's code derives a network (Chang et al., TPAMI 2021): the probabilities of all edges into a node are scaled so that
 * they sum to one together, and all {@code none} are one entry; for i = 1..M compute the probability that M draws hit exactly
 * the i most probable entries; the number i with the largest such probability says how many entries are kept; {@code none} is
 * then dropped. Edges may keep several operations, nodes any number of edges.
 */
public final class DataDerivation {
    private DataDerivation() {}

    /** The kept options of all groups. */
    public static BitSet kept(Groups groups, double[] p, int draws) {
        BitSet kept = new BitSet();
        int from = 0;
        while (from < groups.count()) {
            int to = from + 1;
            while (to < groups.count() && groups.node()[to] == groups.node()[from]) {
                to++;
            }
            keep(groups, p, draws, from, to, kept);
            from = to;
        }
        return kept;
    }

    private record Entry(int option, double p) {}

    private static void keep(Groups groups, double[] p, int draws, int from, int to, BitSet kept) {
        double sum = 0;
        double none = 0;
        List<Entry> entries = new ArrayList<>();
        for (int g = from; g < to; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += p[i];
                if (i - groups.start()[g] == groups.none()[g]) {
                    none += p[i];
                } else {
                    entries.add(new Entry(i, p[i]));
                }
            }
        }
        if (none > 0) {
            entries.add(new Entry(-1, none));
        }
        entries.sort(Comparator.comparingDouble((Entry e) -> -e.p()));
        int best = 1;
        double highest = -1;
        double[] top = new double[Math.min(draws, entries.size())];
        for (int i = 0; i < top.length; i++) {
            top[i] = entries.get(i).p() / sum;
            double hit = hitAll(top, i + 1, draws);
            if (hit > highest) {
                highest = hit;
                best = i + 1;
            }
        }
        entries.stream().limit(best).filter(e -> e.option() >= 0).forEach(e -> kept.set(e.option()));
    }

    /**
     * The probability that {@code draws} draws hit each of the first n entries and no other: M! times the coefficient of x^M
     * in the product of (e^(p x) - 1).
     */
    public static double hitAll(double[] p, int n, int draws) {
        double[] coefficient = new double[draws + 1];
        coefficient[0] = 1;
        for (int e = 0; e < n; e++) {
            double[] next = new double[draws + 1];
            for (int m = 1; m <= draws; m++) {
                double term = 1;
                for (int k = 1; k <= m; k++) {
                    term *= p[e] / k;
                    next[m] += coefficient[m - k] * term;
                }
            }
            coefficient = next;
        }
        double factorial = 1;
        for (int m = 2; m <= draws; m++) {
            factorial *= m;
        }
        return factorial * coefficient[draws];
    }

    /**
     * The architecture of the kept options. In a space with any number of operations on an edge, it has all of them. Otherwise
     * each edge gets the most probable one of its kept options, or {@code none} if nothing is kept.
     */
    public static Genotype derive(ArchDistribution learnt, int draws) {
        Groups groups = Groups.of(learnt.space());
        double[] p = learnt.marginals();
        BitSet kept = kept(groups, p, draws);
        Optional<Genotype> whole = learnt.space().having(kept);
        if (whole.isPresent()) {
            return whole.get();
        }
        for (int g = 0; g < groups.count(); g++) {
            boolean any = kept.get(groups.start()[g], groups.start()[g + 1]).cardinality() > 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                boolean none = i - groups.start()[g] == groups.none()[g];
                p[i] = kept.get(i) || none && !any ? p[i] : 0;
            }
        }
        return learnt.space().derive(p);
    }
}
