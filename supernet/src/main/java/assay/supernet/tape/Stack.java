package assay.supernet.tape;

import assay.supernet.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** y = the parts' rows, one part below the other: the steps of time become one batch. */
final class Stack extends Node {
    private final List<Var> parts;

    Stack(Tape tape, List<Var> parts, Var y) {
        super(tape, y);
        this.parts = List.copyOf(parts);
        collect(v -> v.value, y.value);
    }

    private void collect(Function<Var, Tensor> of, Tensor to) {
        tape.backend().fill(to, 0);
        int at = 0;
        for (Var part : parts) {
            Tensor t = of.apply(part);
            if (t != null) {
                tape.backend().scatterRows(t, rows(at, part), to);
            }
            at += part.value.dim(0);
        }
    }

    private static int[] rows(int at, Var part) {
        return IntStream.range(at, at + part.value.dim(0)).toArray();
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
        int at = 0;
        for (Var part : parts) {
            if (part.wanted) {
                Grad g = tangent ? part.gradTangent : part.grad;
                boolean add = g.adds();
                tape.backend().gatherRows(gy, rows(at, part), g.take(), add);
            }
            at += part.value.dim(0);
        }
    }
}
