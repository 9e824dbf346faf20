package assay.internal.core.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The operands and marks of the pickle machine. */
final class PickleStack {
    private final PickleLimits limits;
    private Object[] operands = new Object[64];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int objects;

    PickleStack(PickleLimits limits) {
        this.limits = limits;
    }

    void push(Object value) throws Misuse {
        if (++objects > limits.objects()) {
            throw new Misuse("more than " + limits.objects() + " objects");
        }
        if (size == operands.length) {
            operands = Arrays.copyOf(operands, 2 * size);
        }
        operands[size++] = value;
    }

    /** Starts the count of objects again: the counted objects were dropped. */
    void forgetObjects() {
        objects = size;
    }

    Object pop() throws Misuse {
        requireAboveMark(1);
        Object top = operands[--size];
        operands[size] = null;
        return top;
    }

    Object peek() throws Misuse {
        requireAboveMark(1);
        return operands[size - 1];
    }

    <T> T pop(Class<T> type) throws Misuse {
        return as(type, pop());
    }

    <T> T peek(Class<T> type) throws Misuse {
        return as(type, peek());
    }

    void mark() throws Misuse {
        if (markCount == limits.depth()) {
            throw new Misuse("nesting of more than " + limits.depth() + " levels");
        }
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = size;
    }

    /** POP also removes a mark. */
    void popAny() throws Misuse {
        if (markCount > 0 && marks[markCount - 1] == size) {
            markCount--;
        } else {
            pop();
        }
    }

    /** Removes the last mark. The operands pushed since then are {@link #operand} from the returned place to {@link #size}. */
    int popMark() throws Misuse {
        if (markCount == 0) {
            throw new Misuse("an end without its mark");
        }
        return marks[--markCount];
    }

    /** Removes the last mark and the operands pushed since then, and returns the operands. */
    List<Object> popToMark() throws Misuse {
        int from = popMark();
        List<Object> items = new ArrayList<>(Arrays.asList(operands).subList(from, size));
        cut(from);
        return items;
    }

    int size() {
        return size;
    }

    /** How many marks there are. */
    int depth() {
        return markCount;
    }

    /** The place of the first operand above the last mark. */
    int floor() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    /** The operand at place {@code i} from the bottom. */
    Object operand(int i) {
        return operands[i];
    }

    /** Removes the operands from place {@code from} on. */
    void cut(int from) {
        Arrays.fill(operands, from, size, null);
        size = from;
    }

    /** Makes sure that {@code n} operands may be taken without passing a mark; returns where they begin. */
    int requireAboveMark(int n) throws Misuse {
        if (size - floor() < n) {
            throw new Misuse("an empty stack");
        }
        return size - n;
    }

    /** The last {@code n} operands as a tuple. */
    PyTuple popTuple(int n) throws Misuse {
        int from = requireAboveMark(n);
        PyTuple tuple = PyTuple.of(Arrays.copyOfRange(operands, from, size));
        cut(from);
        return tuple;
    }

    /** The result: the only operand left. */
    Object finish() throws Misuse {
        if (size != 1 || markCount != 0) {
            throw new Misuse("an end that leaves " + size + " objects and " + markCount + " marks");
        }
        return operands[0];
    }

    static <T> T as(Class<T> type, Object value) throws Misuse {
        if (!type.isInstance(value)) {
            throw new Misuse("an object of the wrong type (expected " + type.getSimpleName() + ")");
        }
        return type.cast(value);
    }
}
