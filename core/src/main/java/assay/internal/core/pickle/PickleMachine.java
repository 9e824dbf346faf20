package assay.internal.core.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pickle machine, one opcode at a time. (The opcodes are described in the source of Python's {@code pickletools}.) */
final class PickleMachine {
    private final PickleInput in;
    private final PickleStack stack;
    private final Memo memo;
    private final EntryStream stream;
    private long copied;
    private boolean stopped;

    /** @param stream null where nothing is streamed */
    PickleMachine(PickleInput in, PickleLimits limits, Memo memo, EntryStream stream) {
        this.in = in;
        this.stack = new PickleStack(limits);
        this.memo = memo;
        this.stream = stream;
    }

    boolean stopped() {
        return stopped;
    }

    Object result() throws Misuse {
        return stack.finish();
    }

    /** Executes one opcode. The letters are those in pickletools. */
    void step(int opcode) throws IOException, Misuse {
        switch (opcode) {
            case 0x80 -> protocol(in.u1());
            case 0x95 -> in.i8(); // FRAME: a hint for buffering
            case '.' -> stopped = true;

            case 'N' -> stack.push(null);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'K' -> pushInteger(in.u1());
            case 'M' -> pushInteger(in.u2());
            case 'J' -> pushInteger(in.i4());
            case 0x8a -> pushLong(in.signed(in.u1()));
            case 'I' -> pushLong(Numbers.decimalOrBoolean(in.line()));
            case 'L' -> pushLong(Numbers.decimal(in.line().replaceFirst("L$", "")));
            case 'G' -> stack.push(in.f8());
            case 'F' -> stack.push(Numbers.real(in.line()));

            case 0x8c -> stack.push(in.utf8(in.u1()));
            case 'X' -> stack.push(in.utf8(in.i4() & 0xFFFFFFFFL));
            case 0x8d -> stack.push(in.utf8(in.i8()));
            case 'C' -> stack.push(in.bytes(in.u1()));
            case 'B' -> stack.push(in.bytes(in.i4() & 0xFFFFFFFFL));
            case 0x8e -> stack.push(in.bytes(in.i8()));
            case 'U' -> stack.push(in.latin1(in.u1()));
            case 'T' -> stack.push(in.latin1(in.i4()));

            case '(' -> stack.mark();
            case '0' -> stack.popAny();
            case '1' -> stack.cut(stack.popMark());
            case '2' -> stack.push(stack.peek());

            case ']' -> stack.push(new ArrayList<>());
            case 'l' -> stack.push(stack.popToMark());
            case 'a' -> append(stack.requireAboveMark(1));
            case 'e' -> append(stack.popMark());
            case ')' -> stack.push(PyTuple.of());
            case 't' -> stack.push(new PyTuple(stack.popToMark()));
            case 0x85 -> stack.push(stack.popTuple(1));
            case 0x86 -> stack.push(stack.popTuple(2));
            case 0x87 -> stack.push(stack.popTuple(3));
            case '}' -> pushDict(new LinkedHashMap<>());
            case 'd' -> {
                int from = stack.popMark();
                Map<Object, Object> map = putAll(new LinkedHashMap<>(), from);
                stack.cut(from);
                stack.push(map);
            }
            case 's' -> setItems(stack.requireAboveMark(2));
            case 'u' -> setItems(stack.popMark());
            case 0x8f -> stack.push(new LinkedHashSet<>());
            case 0x90 -> {
                List<Object> items = stack.popToMark();
                addAll(set(stack.peek(Set.class)), items);
            }
            case 0x91 -> stack.push(addAll(new LinkedHashSet<>(), stack.popToMark()));

            case 'p' -> put(Numbers.decimal(in.line()));
            case 'q' -> put(in.u1());
            case 'r' -> put(in.i4() & 0xFFFFFFFFL);
            case 0x94 -> memo.memoize(stack.peek());
            case 'g' -> stack.push(memo.get(Numbers.decimal(in.line())));
            case 'h' -> stack.push(memo.get(in.u1()));
            case 'j' -> stack.push(memo.get(in.i4() & 0xFFFFFFFFL));

            case 'c' -> stack.push(Global.of(in.line(), in.line()));
            case 0x93 -> {
                String name = stack.pop(String.class);
                stack.push(Global.of(stack.pop(String.class), name));
            }
            case 'R' -> call();
            case 'b' -> build();
            case 0x81 -> {
                PyTuple arguments = stack.pop(PyTuple.class);
                if (stack.peek() != Global.PANDAS_FRAME || arguments.size() != 0) {
                    throw new Misuse("opcode 0x81 is not one of those that hold data:");
                }
            }
            case 'P', 'Q' ->
                throw new Misuse(String.format(
                        "opcode 0x%02x: an object kept elsewhere (a tensor of PyTorch: a file without trained weights is "
                                + "needed)",
                        opcode));
            default -> throw new Misuse(String.format("opcode 0x%02x is not one of those that hold data:", opcode));
        }
    }

    /** Fills the object below its state. A table takes the place of its empty object, also in the memo, which nothing reads. */
    private void build() throws Misuse {
        Object state = stack.pop();
        Object built = stack.peek();
        if (built == Global.PANDAS_FRAME) {
            stack.pop();
            stack.push(PyFrame.of(state));
        } else if (built == Global.PANDAS_BLOCK) {
            // the state of functools.partial, which says again what it calls
        } else if (built instanceof PyArray array) {
            PyTuple parts = PickleStack.as(PyTuple.class, state);
            copying(PyArray.copies(parts));
            array.setState(parts);
        } else {
            stack.peek(Global.Dtype.class).setState(PickleStack.as(PyTuple.class, state));
        }
    }

    /** Python numbers its entries one after the other, so each number has a value before it, of one byte or more. */
    private void put(long entry) throws Misuse {
        if (entry > in.offset()) {
            throw new Misuse("memo entry " + entry + ", more than there are bytes before it,");
        }
        memo.put(entry, stack.peek());
    }

    /** What was read is copied a few times at most. With the memo, a short pickle could copy one long text for ever. */
    private void copying(long bytes) throws Misuse {
        copied += bytes;
        if (copied > PickleLimits.COPIES * in.offset()) {
            throw new Misuse("copies of texts and lists that are more than " + PickleLimits.COPIES
                    + " times all that was read,");
        }
    }

    private static void protocol(int version) throws Misuse {
        if (version > 5) {
            throw new Misuse("pickle protocol " + version + " (expected 0 to 5)");
        }
    }

    private void pushInteger(int value) throws Misuse, IOException {
        pushLong(Numbers.boxed(value));
    }

    private void pushLong(Object value) throws Misuse, IOException {
        stack.push(value);
        if (stream != null) {
            stream.pushed(stack, memo);
        }
    }

    private void pushDict(Map<Object, Object> dict) throws Misuse, IOException {
        stack.push(dict);
        if (stream != null) {
            stream.pushedDict(stack, memo);
        }
    }

    private void call() throws Misuse, IOException {
        PyTuple arguments = stack.pop(PyTuple.class);
        Global global = stack.pop(Global.class);
        copying(global.copies(arguments));
        Object made = global.call(arguments);
        stack.push(made);
        if (stream != null && made instanceof Map) {
            stream.pushedDict(stack, memo);
        }
    }

    /** Adds the operands from {@code from} on to the list below them. */
    private void append(int from) throws Misuse {
        Object[] items = new Object[stack.size() - from];
        for (int i = 0; i < items.length; i++) {
            items[i] = stack.operand(from + i);
        }
        stack.cut(from);
        @SuppressWarnings("unchecked") // every List on the stack was made here, as a list of objects
        List<Object> list = stack.peek(List.class);
        java.util.Collections.addAll(list, items);
    }

    /** Adds the operands from {@code from} on, alternating keys and values, to the dict below them. */
    private void setItems(int from) throws Misuse, IOException {
        if (from == 0 || from <= stack.floor()) {
            throw new Misuse("an empty stack");
        }
        if (stream != null && stream.takes(stack.operand(from - 1))) {
            stream.take(stack, from, memo);
            return;
        }
        if (!(stack.operand(from - 1) instanceof Map<?, ?> map)) {
            throw new Misuse("an object of the wrong type (expected Map)");
        }
        putAll(map(map), from);
        stack.cut(from);
    }

    private Map<Object, Object> putAll(Map<Object, Object> map, int from) throws Misuse {
        if ((stack.size() - from) % 2 != 0) {
            throw new Misuse("a dict with a key that has no value");
        }
        for (int i = from; i < stack.size(); i += 2) {
            map.put(Keys.require(stack.operand(i)), stack.operand(i + 1));
        }
        return map;
    }

    private static Set<Object> addAll(Set<Object> set, List<Object> items) throws Misuse {
        for (Object item : items) {
            set.add(Keys.require(item));
        }
        return set;
    }

    @SuppressWarnings("unchecked") // every Set on the stack was made here
    private static Set<Object> set(Set<?> set) {
        return (Set<Object>) set;
    }

    @SuppressWarnings("unchecked") // every Map on the stack was made here
    private static Map<Object, Object> map(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }
}
