package assay.data.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operands, marks and memo of the pickle machine. A misuse throws {@link Misuse}, which the reader words. */
final class PickleStack {
    /** The program is not a valid pickle, or asks for too much. */
    static final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String what) {
            super(what);
        }
    }

    private final PickleLimits limits;
    private final ArrayList<Object> operands = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();
    private int objects;

    PickleStack(PickleLimits limits) {
        this.limits = limits;
    }

    void push(Object value) throws Misuse {
        if (++objects > limits.objects()) {
            throw new Misuse("more than " + limits.objects() + " objects");
        }
        operands.add(value);
    }

    Object pop() throws Misuse {
        requireAboveMark(1);
        return operands.remove(operands.size() - 1);
    }

    Object peek() throws Misuse {
        requireAboveMark(1);
        return operands.get(operands.size() - 1);
    }

    <T> T pop(Class<T> type) throws Misuse {
        return as(type, pop());
    }

    <T> T peek(Class<T> type) throws Misuse {
        return as(type, peek());
    }

    void mark() throws Misuse {
        if (marks.size() == limits.depth()) {
            throw new Misuse("nesting of more than " + limits.depth() + " levels");
        }
        marks.add(operands.size());
    }

    /** POP also takes a mark away. */
    void popAny() throws Misuse {
        if (!marks.isEmpty() && marks.get(marks.size() - 1) == operands.size()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    /** What was pushed since the last mark; the mark goes too. */
    List<Object> popToMark() throws Misuse {
        if (marks.isEmpty()) {
            throw new Misuse("an end without its mark");
        }
        List<Object> top = operands.subList(marks.remove(marks.size() - 1), operands.size());
        List<Object> items = new ArrayList<>(top);
        top.clear();
        return items;
    }

    /** The last {@code n} operands as a tuple. */
    PyTuple popTuple(int n) throws Misuse {
        requireAboveMark(n);
        List<Object> top = operands.subList(operands.size() - n, operands.size());
        PyTuple tuple = new PyTuple(top);
        top.clear();
        return tuple;
    }

    void put(long key) throws Misuse {
        memo.put(key, peek());
        if (memo.size() > limits.memo()) {
            throw new Misuse("more than " + limits.memo() + " memo entries");
        }
    }

    /** MEMOIZE: the next free key is the number of entries. */
    void memoize() throws Misuse {
        put(memo.size());
    }

    void get(long key) throws Misuse {
        if (!memo.containsKey(key)) {
            throw new Misuse("memo entry " + key + ", which was never stored,");
        }
        push(memo.get(key));
    }

    /** The result: the only operand left. */
    Object finish() throws Misuse {
        if (operands.size() != 1 || !marks.isEmpty()) {
            throw new Misuse("an end that leaves " + operands.size() + " objects and " + marks.size() + " marks");
        }
        return operands.get(0);
    }

    private void requireAboveMark(int n) throws Misuse {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (operands.size() - floor < n) {
            throw new Misuse("an empty stack");
        }
    }

    private static <T> T as(Class<T> type, Object value) throws Misuse {
        if (!type.isInstance(value)) {
            throw new Misuse("an object of the wrong type (expected " + type.getSimpleName() + ")");
        }
        return type.cast(value);
    }
}
