package assay.internal.bench1shot1.network;

import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.supernet.tape.Vec;
import java.util.List;

/** One architecture inside the one-shot model: the weights of options that select only this architecture. */
public final class Inherited {
    private Inherited() {}

    /**
     * Sets the weights of {@link OneShotSpace#alphas()}: the chosen operation gets 1. Each chosen input gets 1, or, if the
     * inputs must sum to one, 1 divided by their number. Nothing else is computed, and nothing of blocks that do not lead to
     * the output.
     *
     * @param sumToOne true for models that were trained with softmax weights, as in the benchmark's analysis; false for those
     *     trained with sampled 0/1 weights
     */
    public static void set(Vec mix, OneShot arch, boolean sumToOne) {
        OneShotSpace space = arch.space();
        boolean[] used = used(arch);
        double[] weights = new double[mix.length()];
        boolean[] on = new boolean[mix.length()];
        int at = 0;
        for (int block = 1; block <= space.blocks(); block++) {
            int op = OneShotSpace.OPERATIONS.indexOf(arch.ops().get(block - 1));
            if (used[block]) {
                weights[at + op] = 1;
                on[at + op] = true;
            }
            at += OneShotSpace.OPERATIONS.size();
        }
        at = inputs(arch, space.output(), at, sumToOne, weights, on);
        for (int block = 1; block <= space.blocks(); block++) {
            if (space.parentCount(block) < block) {
                at = used[block] ? inputs(arch, block, at, sumToOne, weights, on) : at + block;
            }
        }
        mix.set(weights);
        for (int i = 0; i < on.length; i++) {
            if (!on[i]) {
                mix.turnOff(i);
            }
        }
    }

    private static int inputs(OneShot arch, int vertex, int at, boolean sumToOne, double[] weights, boolean[] on) {
        List<Integer> parents = arch.parents(vertex);
        for (int parent : parents) {
            weights[at + parent] = sumToOne ? 1.0 / parents.size() : 1;
            on[at + parent] = true;
        }
        return at + vertex;
    }

    /** Which vertices lead to the output. */
    private static boolean[] used(OneShot arch) {
        int output = arch.space().output();
        boolean[] used = new boolean[output + 1];
        used[output] = true;
        for (int v = output; v > 0; v--) {
            for (int parent : arch.parents(v)) {
                used[parent] |= used[v];
            }
        }
        return used;
    }
}
