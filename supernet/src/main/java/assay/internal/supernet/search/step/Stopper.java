package assay.internal.supernet.search.step;

import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.internal.supernet.search.pass.Architect;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.extra.StopRule;
import assay.supernet.search.extra.Stopping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Ends a search early, as its {@link Stopping} says; what it knows is the architecture after each epoch. */
public final class Stopper {
    private static final String NORMAL = "normal";

    private final Stopping how;
    private final List<double[]> alphas = new ArrayList<>();
    private final List<int[]> orders = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();

    public Stopper(Stopping how) {
        this.how = how;
    }

    /**
     * Whether the search ends now; the architecture is then the one that it ends with. Called after each epoch in which the
     * architecture learns; epochs count from the first of these.
     */
    public boolean ends(Inspection now) {
        if (!how.ends()) {
            return false;
        }
        Architect architect = now.architect();
        how.rule().number(alphas.size(), new Look(now)).ifPresent(numbers::add);
        alphas.add(architect.learner().mean());
        orders.add(order(architect.groups(), architect.expected()));
        OptionalInt end = how.rule().end(new StopRule.Seen(numbers, orders));
        end.ifPresent(e -> architect.learner().move(alphas.get(e)));
        return end.isPresent();
    }

    /** What a rule can look at after this epoch. */
    private record Look(Inspection now) implements StopRule.Sight {
        @Override
        public double eigenvalue() {
            double[] values = now.eigenvalues();
            return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        }

        @Override
        public int skips() {
            return Stopper.skips(now);
        }

        @Override
        public OptionalDouble validationLoss() {
            return now.validationLoss();
        }

        @Override
        public double entropy() {
            return now.entropy() / now.architect().space().uniformEntropy();
        }
    }

    /** For every group, the places of its options, the one with the largest weight first. */
    private static int[] order(Groups groups, double[] weights) {
        return IntStream.range(0, groups.count())
                .flatMap(g -> IntStream.range(groups.start()[g], groups.start()[g + 1])
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]))
                        .mapToInt(i -> i))
                .toArray();
    }

    /** The skip connections of the derived normal cell, or of the only cell that there is. */
    private static int skips(Inspection now) {
        SearchSpace space = now.architect().space();
        BitSet taken = space.options(now.learnt().mode());
        int[] start = now.architect().groups().start();
        List<DecisionGroup> all = space.alphas();
        boolean normal = all.stream().anyMatch(g -> g.target().cell().equals(NORMAL));
        return (int) IntStream.range(0, all.size())
                .filter(g -> !normal || all.get(g).target().cell().equals(NORMAL))
                .filter(g -> all.get(g).skip() >= 0
                        && taken.get(start[g] + all.get(g).skip()))
                .count();
    }

    /** No arrays for a search that does not end early; else the numbers, then alpha after each epoch, then the orders. */
    public List<double[]> state() {
        if (!how.ends()) {
            return List.of();
        }
        List<double[]> all = new ArrayList<>();
        all.add(numbers.stream().mapToDouble(v -> v).toArray());
        all.addAll(alphas);
        orders.forEach(o -> all.add(IntStream.of(o).asDoubleStream().toArray()));
        return all;
    }

    /** Takes what {@link #state} gave. */
    public void restore(List<double[]> state) {
        if (state.isEmpty()) {
            return;
        }
        for (double v : state.get(0)) {
            numbers.add(v);
        }
        int epochs = (state.size() - 1) / 2;
        alphas.addAll(state.subList(1, 1 + epochs));
        state.subList(1 + epochs, state.size())
                .forEach(o -> orders.add(
                        IntStream.range(0, o.length).map(i -> (int) o[i]).toArray()));
    }
}
