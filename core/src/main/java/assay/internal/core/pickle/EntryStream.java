package assay.internal.core.pickle;

import java.io.IOException;
import java.util.Map;

/**
 * Passes on the entries of one dict, which is a value of the outermost dict, while it is read. CPython writes such a dict as
 * the dict, a mark, keys and values, and SETITEMS after each thousand entries. An entry is complete when the next key arrives.
 * This works only if keys are integers and values are dicts: otherwise a part of a value could be taken for a key.
 */
final class EntryStream {
    private final String name;
    private final PickleEntries entries;
    private final PickleLimits limits;
    private final PickleInput in;
    private Object dict;

    EntryStream(String name, PickleEntries entries, PickleLimits limits, PickleInput in) {
        this.name = name;
        this.entries = entries;
        this.limits = limits;
        this.in = in;
    }

    /** A dict was pushed. It is the streamed one if the key in the outermost dict is below it. */
    void pushedDict(PickleStack stack, Memo memo) throws IOException {
        int place = stack.size() - 1;
        int first = Math.max(stack.floor(), 1);
        if (dict == null
                && stack.depth() <= 1
                && place > first
                && (place - first) % 2 == 1
                && stack.operand(0) instanceof Map
                && name.equals(stack.operand(place - 1))) {
            dict = stack.operand(place);
            memo.startReleasing();
        }
    }

    /** An integer was pushed: above the dict, its mark, a key and a value it is the next key. */
    void pushed(PickleStack stack, Memo memo) throws Misuse, IOException {
        int floor = stack.floor();
        if (dict != null
                && floor > 0
                && stack.operand(floor - 1) == dict
                && stack.size() == floor + 3
                && stack.operand(floor + 1) instanceof Map) {
            Object next = stack.pop();
            take(stack, floor, memo);
            stack.push(next);
        }
    }

    boolean takes(Object map) {
        return dict != null && map == dict;
    }

    /** Takes the operands from {@code from} on; keys and values alternate. */
    void take(PickleStack stack, int from, Memo memo) throws Misuse, IOException {
        if ((stack.size() - from) % 2 != 0) {
            throw new Misuse("a dict with a key that has no value");
        }
        for (int i = from; i < stack.size(); i += 2) {
            Object value = stack.operand(i + 1);
            ResultCheck.require(value, limits, in.offset());
            entries.accept(Keys.require(stack.operand(i)), value);
        }
        stack.cut(from);
        stack.forgetObjects();
        memo.release();
    }
}
