package assay.internal.supernet.search.step;

import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.PassInput;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.extra.Alignment;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Adds the gradient of {@link Alignment} to that of a step of the weights. */
public final class Aligner {
    private final Alignment how;
    private double lambda;
    private List<Weight> weights = List.of();
    private List<Tensor> gradients = List.of();

    Aligner(Alignment how) {
        this.how = how;
    }

    /** Computes its gradient on the loaded training batch, before the step of the weights. */
    void lookAhead(Workshop shop, Draw draw, Moment when) {
        lambda = how.lambda(when);
        if (lambda > 0) {
            weights = weights(shop.net().updater());
            gradients = gradients(
                    shop.net().updater(),
                    shop.train().sample(),
                    draw,
                    shop.net().copies());
        }
    }

    /** Adds it to the gradients that the tape holds. */
    void add(Tape tape) {
        for (int i = 0; i < gradients.size(); i++) {
            Tensor g = tape.grad(weights.get(i));
            if (g != null) {
                tape.backend().axpby(-lambda, gradients.get(i), 1, g);
            }
            tape.backend().give(gradients.get(i));
        }
        gradients = List.of();
    }

    /**
     * dLambda / dw by the finite difference, one tensor for each weight, which the caller gives back.
     *
     * @param cells that the supernet distinguishes
     * @return nothing where no cell can be aligned with another one
     */
    List<Tensor> gradients(Updater updater, PassInput sample, Draw draw, int cells) {
        double[] p = slope(updater, sample, draw, cells);
        double length = 0;
        for (double v : p) {
            length += v * v;
        }
        if (length == 0) {
            return List.of();
        }
        double eps = how.reach() / Math.sqrt(length);
        Backend backend = updater.tape().backend();
        List<Weight> all = weights(updater);
        List<Tensor> sum = new ArrayList<>();
        for (Weight w : all) {
            Tensor t = backend.take(w.value().shape());
            backend.fill(t, 0);
            sum.add(t);
        }
        for (int sign = 1; sign >= -1; sign -= 2) {
            updater.backward(sample, moved(draw, p, sign * eps), true, false, Norms.BATCH, Pass.NEARBY);
            for (int i = 0; i < sum.size(); i++) {
                Tensor g = updater.tape().grad(all.get(i));
                if (g != null) {
                    backend.axpby(sign / (2 * eps), g, 1, sum.get(i));
                }
            }
            updater.tape().clear();
        }
        return sum;
    }

    /** dLambda / dg of every cell, one cell after the other. */
    public static double[] slope(Updater updater, PassInput sample, Draw draw, int cells) {
        return Alignment.slope(wishes(updater, sample, draw, cells), cells);
    }

    /** The gradients g of all cells to the options of normal cells, or to all of them where cells have no kind. */
    static double[] wishes(Updater updater, PassInput sample, Draw draw, int cells) {
        updater.backward(sample, draw, false, true, Norms.BATCH, Pass.NEARBY);
        updater.tape().clear();
        double[] g = updater.mix().grad();
        BitSet aligned = aligned(updater.net().space());
        int size = g.length / cells;
        for (int i = 0; i < g.length; i++) {
            g[i] = aligned.get(i % size) ? g[i] : 0;
        }
        return g;
    }

    private static BitSet aligned(SearchSpace space) {
        List<DecisionGroup> groups = space.alphas();
        int[] start = Groups.of(space).start();
        boolean kinds = groups.stream().anyMatch(Aligner::ofNormalCell);
        BitSet aligned = new BitSet();
        for (int g = 0; g < groups.size(); g++) {
            aligned.set(start[g], start[g + 1], !kinds || ofNormalCell(groups.get(g)));
        }
        return aligned;
    }

    private static boolean ofNormalCell(DecisionGroup group) {
        return group.target().cell().equals("normal");
    }

    private static List<Weight> weights(Updater updater) {
        return updater.net().parameters().weights();
    }

    /** The draw with a place for every cell, moved along {@code by} times {@code way}. */
    private static Draw moved(Draw draw, double[] way, double by) {
        int size = draw.weights().length;
        double[] w = new double[way.length];
        Arrays.setAll(w, i -> draw.weights()[i % size] + by * way[i]);
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return draw.off(option % size);
            }

            @Override
            public double[] pullBack(double[] grad) {
                return new double[w.length];
            }
        };
    }
}
