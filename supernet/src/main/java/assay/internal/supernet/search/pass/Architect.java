package assay.internal.supernet.search.pass;

import assay.core.random.RandomStream;
import assay.core.space.SearchSpace;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Stateful;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Decided;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Mask;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.Search;
import assay.supernet.search.relax.Controller;
import assay.supernet.search.relax.ControllerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Everything that a search knows about the architecture: parameters and their optimizer, pruned options, decided groups. */
public final class Architect implements Stateful {
    private static final int UNDECIDED = 0;
    /** Marks a decided group of which no option is taken. */
    private static final int LEFT_OUT = 1 << 30;

    private final Search search;
    private final SearchSpace space;
    private final Groups groups;
    /** The options that the search's extras change. */
    private final int[] beside;

    private Learner learner;
    private final int learnerArrays;
    private final int trainSize;
    private Mask mask;
    /** For each group, a bit for every option that is taken. */
    private int[] decided;
    /** The part of alpha's gradient that is still stored when weights are clipped. */
    private double[] carried;
    /** Three numbers: whether there is a baseline, the baseline of the last epoch, and the one for the next epoch. */
    private double[] baseline = new double[3];

    public Architect(Search search, SearchSpace space, RandomStream start, int trainSize) {
        this.search = search;
        this.space = space;
        this.trainSize = trainSize;
        groups = Groups.of(space);
        beside = search.extras().places(space);
        double[] alpha = search.relax().start(groups, start);
        learner = search.learn().start(groups, alpha, trainSize);
        learnerArrays = learner.state().size();
        carried = new double[alpha.length];
        mask = Mask.all(groups.size());
        decided = new int[groups.count()];
    }

    public SearchSpace space() {
        return space;
    }

    public Groups groups() {
        return groups;
    }

    public Learner learner() {
        return learner;
    }

    /** A draw at the learnt parameters. */
    public Draw draw(Moment when, RandomStream noise) {
        return drawAt(learner.mean(), when, noise);
    }

    public Draw drawAt(double[] parameters, Moment when, RandomStream noise) {
        Draw draw = mask.apply(groups, search.relax().draw(groups, parameters, when, noise));
        boolean open = Arrays.stream(decided).allMatch(d -> d == UNDECIDED);
        return search.extras().onto(open ? draw : new Decided(groups, draw, decided), beside, when);
    }

    /** A path of the controller, if the relaxation is a controller. */
    public ControllerPath path(Moment when, RandomStream noise) {
        if (search.relax() instanceof Controller controller) {
            return controller.draw(groups, learner.mean(), when, noise);
        }
        throw new IllegalArgumentException("search: expected a controller to learn from rewards, found "
                + search.relax().title() + ".");
    }

    public ArchDistribution distribution() {
        if (Arrays.stream(decided).anyMatch(d -> d != UNDECIDED)) {
            return new ArchDistribution.Independent(space, decidedWeights());
        }
        ArchDistribution learnt = search.learn().distribution(space, search.relax(), learner);
        return mask.isFull() ? learnt : new ArchDistribution.Independent(space, masked(learnt.marginals()));
    }

    /** The probabilities of the options that are kept. */
    private double[] masked(double[] marginals) {
        double[] p = mask.apply(marginals);
        for (int g = 0; g < groups.count(); g++) {
            double sum = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += p[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                p[i] /= sum;
            }
        }
        return p;
    }

    private double[] decidedWeights() {
        return decided(masked(
                search.learn().distribution(space, search.relax(), learner).marginals()));
    }

    /** The options' mean weights in a draw at the learnt parameters; each group sums to one. */
    public double[] expected() {
        double[] p = search.relax().expected(space, learner.mean());
        return decided(mask.isFull() ? p : masked(p));
    }

    private double[] decided(double[] p) {
        for (int g = 0; g < decided.length; g++) {
            if (decided[g] != UNDECIDED) {
                Arrays.fill(p, groups.start()[g], groups.start()[g + 1], 0);
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    p[i] = decided[g] >> (i - groups.start()[g]) & 1;
                }
            }
        }
        return p;
    }

    /** Lets each edge keep its {@code n} best operations; 0 keeps all. */
    public void prune(int n) {
        if (n > 0) {
            double[] alpha = learner.mean();
            mask = mask.prune(groups, alpha, n);
            learner.move(mask.apply(alpha));
        }
    }

    /** Starts with new parameters; pruned options stay pruned. */
    public void renew(RandomStream start) {
        learner = search.learn().start(groups, mask.apply(search.relax().start(groups, start)), trainSize);
    }

    public int[] undecided() {
        return IntStream.range(0, decided.length)
                .filter(g -> decided[g] == UNDECIDED)
                .toArray();
    }

    /** Takes an option of a group, in addition to those already taken. */
    public void decide(int group, int option) {
        decided[group] |= 1 << option;
    }

    /** Decides that the architecture does not have this group's edge. */
    public void leaveOut(int group) {
        decided[group] = LEFT_OUT;
    }

    /** The groups of edges into each node that still has more edges than an architecture may have. */
    public List<int[]> openNodes() {
        List<int[]> open = new ArrayList<>();
        int from = 0;
        for (int g = 1; groups.edges() > 0 && g <= decided.length; g++) {
            if (g == decided.length || groups.node()[g] != groups.node()[from]) {
                int[] there = IntStream.range(from, g)
                        .filter(e -> decided[e] != LEFT_OUT)
                        .toArray();
                if (there.length > groups.edges()) {
                    open.add(there);
                }
                from = g;
            }
        }
        return open;
    }

    /** The gradient that clipping counts in addition to the weights' in this step; null for none. */
    public double[] inNorm() {
        return switch (search.clip()) {
            case WEIGHTS, ALPHA_APART -> null;
            case ALPHA_TOO -> new double[carried.length];
            case ALPHA_CARRIED -> carried;
        };
    }

    /** Keeps the gradient of alpha's own step until the next step. */
    public void carry(double[] gradient) {
        carried = gradient.clone();
    }

    /** The baseline of this epoch's rewards; none in the first epoch. */
    public boolean hasBaseline() {
        return baseline[0] != 0;
    }

    public double baseline() {
        return baseline[1];
    }

    public void lastBaseline(double value) {
        baseline[2] = value;
    }

    /** The epoch's last baseline becomes the next epoch's. */
    public void endEpoch() {
        baseline[0] = 1;
        baseline[1] = baseline[2];
    }

    /** How many arrays {@link #state} has. */
    public int saved() {
        return learnerArrays + 4;
    }

    @Override
    public List<double[]> state() {
        List<double[]> all = new ArrayList<>(learner.state());
        all.add(mask.state());
        all.add(Arrays.stream(decided).asDoubleStream().toArray());
        all.add(carried.clone());
        all.add(baseline.clone());
        return all;
    }

    @Override
    public void restore(List<double[]> state) {
        learner.restore(state.subList(0, learnerArrays));
        mask = Mask.of(state.get(learnerArrays));
        decided = Arrays.stream(state.get(learnerArrays + 1))
                .mapToInt(d -> (int) d)
                .toArray();
        carried = state.get(learnerArrays + 2).clone();
        baseline = state.get(learnerArrays + 3).clone();
    }
}
