package assay.internal.supernet.search.step;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Removed;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.Search;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides groups one after the other, in random order. Those options stay that do most harm when they are removed from the
 * supernet. DARTS-PT measures that by the trained supernet's error, zero-cost perturbation by a score of an untrained one.
 */
public final class Perturber {
    private final Architect architect;
    private final Seeds seeds;
    private final Harm harm;

    Perturber(Architect architect, Seeds seeds, Harm harm) {
        this.architect = architect;
        this.seeds = seeds;
        this.harm = harm;
    }

    /** What removals cost. */
    public interface Harm {
        /**
         * The harm that each removal does: a larger number is more harm. It is not a number where the harm is undefined; this
         * counts as the least harm.
         *
         * @param without for each candidate of one decision, the weights of the supernet's options without this candidate
         * @param decision from 0
         */
        double[] of(List<Draw> without, int decision);
    }

    /**
     * The architecture that remains of a supernet that does not learn.
     *
     * @param search has its relaxation
     * @param seeds of the first parameters and of the order of decisions
     */
    public static Genotype remains(Search search, SearchSpace space, Seeds seeds, Harm harm) {
        Architect architect = new Architect(search, space, seeds.stream("alpha"), 1);
        Perturber perturber = new Perturber(architect, seeds, harm);
        Moment now = new Moment(0, 1, Moment.Purpose.EVALUATION);
        while (architect.undecided().length > 0) {
            perturber.decide(now);
        }
        perturber.chooseEdges(now);
        return architect.distribution().mode();
    }

    /** Decides one group, drawn at random from the undecided ones. */
    void decide(Moment when) {
        int[] open = architect.undecided();
        int decision = architect.groups().count() - open.length;
        int group = open[seeds.stream("perturbation", decision).nextInt(open.length)];
        Groups groups = architect.groups();
        int from = groups.start()[group];
        int width = groups.start()[group + 1] - from;
        Draw whole = whole(when, decision);
        double[] cost = harm.of(
                IntStream.range(from, from + width)
                        .<Draw>mapToObj(i -> Removed.range(whole, i, i + 1))
                        .toList(),
                decision);
        worstFirst(cost).limit(groups.taken()[group]).forEach(k -> architect.decide(group, k));
    }

    /**
     * After all operations are decided, decides which edges into each node stay. Nodes come in random order. The edges with the
     * largest cost of removal stay, as many as an architecture has.
     */
    void chooseEdges(Moment when) {
        Groups groups = architect.groups();
        for (List<int[]> open = architect.openNodes(); !open.isEmpty(); open = architect.openNodes()) {
            int decision = groups.count() + open.size();
            int[] edges = open.get(seeds.stream("perturbation", decision).nextInt(open.size()));
            Draw whole = whole(when, decision);
            double[] cost = harm.of(
                    IntStream.of(edges)
                            .<Draw>mapToObj(e -> Removed.range(whole, groups.start()[e], groups.start()[e + 1]))
                            .toList(),
                    decision);
            worstFirst(cost).skip(groups.edges()).forEach(e -> architect.leaveOut(edges[e]));
        }
    }

    /** The places of the costs, the largest cost first. */
    private static Stream<Integer> worstFirst(double[] cost) {
        return IntStream.range(0, cost.length).boxed().sorted(Comparator.comparingDouble((Integer k) -> -cost[k]));
    }

    private Draw whole(Moment when, int decision) {
        return architect.draw(when, seeds.stream("perturbation/noise", decision));
    }
}
