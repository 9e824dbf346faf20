package assay.internal.darts.network;

import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Window;

/** A feature map in a cell, and the values that its operations share. */
final class State {
    private final Tape tape;
    private final Var x;
    private Var active;
    private final Var[] maxima = new Var[2];
    private final Var[] means = new Var[2];

    State(Tape tape, Var x) {
        this.tape = tape;
        this.x = x;
    }

    Tape tape() {
        return tape;
    }

    Var x() {
        return x;
    }

    Var relu() {
        if (active == null) {
            active = tape.relu(x);
        }
        return active;
    }

    /** @param stride 1 or 2 */
    Var maxPool(int stride) {
        if (maxima[stride - 1] == null) {
            maxima[stride - 1] = tape.maxPool(x, Window.of(3, stride, 1));
        }
        return maxima[stride - 1];
    }

    /** @param stride 1 or 2 */
    Var avgPool(int stride) {
        if (means[stride - 1] == null) {
            means[stride - 1] = tape.avgPool(x, Window.of(3, stride, 1));
        }
        return means[stride - 1];
    }
}
