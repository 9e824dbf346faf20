package assay.supernet.tape;

import assay.supernet.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/** y = the parts' rows, one part below the other: the steps of time become one batch. */
final class Stack extends Node {
    private final List<Var> parts;
    /** Where each part's rows stand in y. */
    private final int[][] rows;

    Stack(Tape tape, List<Var> parts, Var y) {
        super(tape, y);
        this.parts = List.copyOf(parts);
        rows = new int[parts.size()][];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tape.consecutive(at, parts.get(i).value.dim(0));
            at += rows[i].length;
        }
        collect(v -> v.value, y.value);
    }

    private void collect(Function<Var, Tensor> of, Tensor to) {
        tape.backend().fill(to, 0);
        for (int i = 0; i < parts.size(); i++) {
            Tensor t = of.apply(parts.get(i));
            if (t != null) {
                tape.backend().scatterRows(t, rows[i], to);
            }
        }
    }

    @Override
    boolean readsGradAgain() {
        return false;
    }

    @Override
    void backward() {
        spread(out.grad.finish(), false);
    }

    @Override
    void push() {
        if (parts.stream().anyMatch(p -> p.tangent != null)) {
            collect(v -> v.tangent, tape.tangentLike(out));
        }
    }

    @Override
    void pushBackward() {
        if (out.gradTangent.exists()) {
            spread(out.gradTangent.finish(), true);
        }
    }

    private void spread(Tensor gy, boolean tangent) {
        for (int i = 0; i < rows.length; i++) {
            Var part = parts.get(i);
            if (part.wanted) {
                Grad g = tangent ? part.gradTangent : part.grad;
                boolean add = g.adds();
                tape.backend().gatherRows(gy, rows[i], g.take(), add);
            }
        }
    }
}
