package assay.supernet.tape;

import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * After which operation of a pass each value is read no more. A network does not say so, and only its end shows it: therefore the pass is
 * rehearsed on an engine that computes nothing.
 */
final class Lifetimes {
    /** For each operation, the values that nothing reads after it: their places among all values, in the order of recording. */
    private final List<List<Integer>> ends = new ArrayList<>();
    /** How many values there were when the operation was recorded. */
    private final List<Integer> values;

    private Lifetimes(List<Integer> values) {
        this.values = values;
        values.forEach(v -> ends.add(new ArrayList<>()));
    }

    /** Of a pass, whose result stays. */
    static Lifetimes of(DType dtype, Function<Tape, Var> pass) {
        Map<Tensor, Integer> last = new IdentityHashMap<>();
        List<Integer> values = new ArrayList<>();
        try (SizingBackend k = new SizingBackend(dtype, t -> last.put(t, values.size()))) {
            Tape tape = new Tape(k, values);
            last.remove(pass.apply(tape).value);
            Lifetimes lifetimes = new Lifetimes(values);
            List<Var> all = tape.values();
            for (int v = 0; v < all.size(); v++) {
                Integer end = all.get(v).owned ? last.get(all.get(v).value) : null;
                if (end != null && end < values.size()) {
                    lifetimes.ends.get(end).add(v);
                }
            }
            return lifetimes;
        }
    }

    /**
     * Compares the pass with its rehearsal.
     *
     * @param count of the values recorded with this operation and before
     * @throws IllegalStateException if it was another pass
     */
    void check(int operation, int count) {
        if (operation >= values.size() || values.get(operation) != count) {
            throw new IllegalStateException(
                    "forward only: expected the operations of the rehearsal, found others from number " + operation
                            + " on. A pass must record the same each time.");
        }
    }

    /** The values that end with an operation. */
    List<Integer> after(int operation) {
        return operation < ends.size() ? ends.get(operation) : List.of();
    }
}
