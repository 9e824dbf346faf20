package assay.internal.supernet.search.step;

import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.extra.Freezing;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares each operation's gradients on two batches, and freezes the weights of operations that no longer learn:
 * {@link Freezing}.
 */
public final class Freezer {
    private final Freezing how;
    private final Sgd sgd;
    private final List<List<Weight>> operations;
    /** For each operation: the sum of cosines, their number, and 1 if it is frozen. */
    private final double[] sums;

    private final double[] counts;
    private final double[] frozen;
    private List<double[]> seen = List.of();

    /** @throws assay.core.error.UsageException if the supernet does not tell operations apart, and they may freeze */
    Freezer(Freezing how, Supernet net, Sgd sgd) {
        this.how = how;
        this.sgd = sgd;
        operations = how.freezes() ? net.operations() : List.of();
        sums = new double[operations.size()];
        counts = new double[operations.size()];
        frozen = new double[operations.size()];
    }

    /** The number of operations with frozen weights. */
    public int frozen() {
        return (int) Arrays.stream(frozen).sum();
    }

    /** Looks at the gradients on the loaded validation batch, before the step of the weights. */
    void lookAhead(Workshop shop, Draw draw) {
        if (how.freezes() && frozen() < operations.size()) {
            Updater updater = shop.net().updater();
            updater.backward(shop.valid().sample(), draw, true, false, Norms.BATCH, Pass.NEARBY);
            seen = gradients(updater.tape());
            updater.tape().clear();
        }
    }

    /** Compares them with those of the training batch, which the tape holds. */
    void compare(Tape tape) {
        List<double[]> now = seen.isEmpty() ? List.of() : gradients(tape);
        for (int o = 0; o < now.size(); o++) {
            double cosine = cosine(seen.get(o), now.get(o));
            if (frozen[o] == 0 && Double.isFinite(cosine)) {
                sums[o] += cosine;
                counts[o]++;
                if (counts[o] == how.steps()) {
                    frozen[o] = sums[o] / counts[o] < how.threshold() ? 1 : 0;
                    sums[o] = 0;
                    counts[o] = 0;
                }
            }
        }
        seen = List.of();
        freeze();
    }

    private void freeze() {
        for (int o = 0; o < frozen.length; o++) {
            if (frozen[o] == 1) {
                sgd.freeze(operations.get(o));
            }
        }
    }

    /** One array for each operation; an operation that the pass did not compute has zeros. */
    private List<double[]> gradients(Tape tape) {
        List<double[]> all = new ArrayList<>();
        for (List<Weight> operation : operations) {
            double[] g = new double
                    [operation.stream().mapToInt(w -> w.value().size()).sum()];
            int at = 0;
            for (Weight w : operation) {
                Tensor part = tape.grad(w);
                if (part != null) {
                    double[] values = new double[part.size()];
                    tape.backend().read(part, values);
                    System.arraycopy(values, 0, g, at, values.length);
                }
                at += w.value().size();
            }
            all.add(g);
        }
        return all;
    }

    /** Not a number if one of them is zero. */
    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** No arrays if nothing may freeze. */
    public List<double[]> state() {
        return how.freezes() ? List.of(sums.clone(), counts.clone(), frozen.clone()) : List.of();
    }

    /**
     * Takes what {@link #state} gave.
     *
     * @param state begins with it
     * @return the arrays behind it
     */
    public List<double[]> restore(List<double[]> state) {
        if (!how.freezes()) {
            return state;
        }
        System.arraycopy(state.get(0), 0, sums, 0, sums.length);
        System.arraycopy(state.get(1), 0, counts, 0, counts.length);
        System.arraycopy(state.get(2), 0, frozen, 0, frozen.length);
        freeze();
        return state.subList(3, state.size());
    }
}
