package assay.data.pickle;

import assay.core.error.DataFormatException;
import assay.data.pickle.PickleStack.Misuse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one pickle of protocol 0 to 5 that holds data only, as the files of NATS-Bench do. It executes nothing: opcodes
 * outside the list in {@link #step} and globals outside {@link Global} end it.
 *
 * <p>Values: None is null; bool Boolean; int Long; float and numpy float scalars Double; str String; bytes byte[]; list
 * List; tuple {@link PyTuple}; dict and OrderedDict a Map in the order of insertion; set a Set. The result is a finite
 * tree within the {@link PickleLimits}. (The opcodes are described in the source of Python's {@code pickletools}.)
 */
public final class PickleReader {
    private final PickleInput in;
    private final PickleStack stack;
    private boolean stopped;

    private PickleReader(PickleInput in, PickleLimits limits) {
        this.in = in;
        this.stack = new PickleStack(limits);
    }

    /**
     * Reads the stream to its end, so that its own checksums are checked too. The caller closes it.
     *
     * @param source the name for messages
     * @throws DataFormatException naming the byte; also for a failure of {@code in} itself
     */
    public static Object read(InputStream in, String source, PickleLimits limits) {
        PickleInput input = new PickleInput(in, source, limits);
        long at = 0;
        try {
            PickleReader reader = new PickleReader(input, limits);
            while (!reader.stopped) {
                at = input.offset();
                reader.step(input.u1());
            }
            Object result = reader.stack.finish();
            ResultCheck.require(result, limits);
            at = input.offset();
            if (!input.atEnd()) {
                throw input.refuse(at, "more data after the end of the pickle");
            }
            return result;
        } catch (EOFException e) {
            throw input.refuse(input.offset(), "end of data in the middle of a pickle");
        } catch (IOException e) {
            throw new DataFormatException(
                    source, at, source + ": cannot be read: " + e.getMessage() + ". Nothing was loaded.", e);
        } catch (Misuse e) {
            throw input.refuse(at, e.getMessage());
        }
    }

    /** One opcode. The letters are those of pickletools. */
    private void step(int opcode) throws IOException, Misuse {
        switch (opcode) {
            case 0x80 -> protocol(in.u1());
            case 0x95 -> in.i8(); // FRAME: a hint for buffering
            case '.' -> stopped = true;

            case 'N' -> stack.push(null);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'K' -> stack.push((long) in.u1());
            case 'M' -> stack.push((long) in.u2());
            case 'J' -> stack.push((long) in.i4());
            case 0x8a -> stack.push(in.signed(in.u1()));
            case 'I' -> stack.push(decimalOrBoolean(in.line()));
            case 'L' -> stack.push(decimal(in.line().replaceFirst("L$", "")));
            case 'G' -> stack.push(in.f8());
            case 'F' -> stack.push(real(in.line()));

            case 0x8c -> stack.push(in.utf8(in.u1()));
            case 'X' -> stack.push(in.utf8(in.i4() & 0xFFFFFFFFL));
            case 0x8d -> stack.push(in.utf8(in.i8()));
            case 'C' -> stack.push(in.bytes(in.u1()));
            case 'B' -> stack.push(in.bytes(in.i4() & 0xFFFFFFFFL));
            case 0x8e -> stack.push(in.bytes(in.i8()));
            case 'U' -> stack.push(new String(in.bytes(in.u1()), StandardCharsets.ISO_8859_1));
            case 'T' -> stack.push(new String(in.bytes(in.i4()), StandardCharsets.ISO_8859_1));

            case '(' -> stack.mark();
            case '0' -> stack.popAny();
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.peek());

            case ']' -> stack.push(new ArrayList<>());
            case 'l' -> stack.push(stack.popToMark());
            case 'a' -> appendAll(stack.popTuple(1).items());
            case 'e' -> appendAll(stack.popToMark());
            case ')' -> stack.push(new PyTuple(List.of()));
            case 't' -> stack.push(new PyTuple(stack.popToMark()));
            case 0x85 -> stack.push(stack.popTuple(1));
            case 0x86 -> stack.push(stack.popTuple(2));
            case 0x87 -> stack.push(stack.popTuple(3));
            case '}' -> stack.push(new LinkedHashMap<>());
            case 'd' -> stack.push(putAll(new LinkedHashMap<>(), stack.popToMark()));
            case 's' -> {
                List<Object> pair = stack.popTuple(2).items();
                putAll(map(stack.peek(Map.class)), pair);
            }
            case 'u' -> {
                List<Object> pairs = stack.popToMark();
                putAll(map(stack.peek(Map.class)), pairs);
            }
            case 0x8f -> stack.push(new LinkedHashSet<>());
            case 0x90 -> {
                List<Object> items = stack.popToMark();
                addAll(set(stack.peek(Set.class)), items);
            }
            case 0x91 -> stack.push(addAll(new LinkedHashSet<>(), stack.popToMark()));

            case 'p' -> stack.put(decimal(in.line()));
            case 'q' -> stack.put(in.u1());
            case 'r' -> stack.put(in.i4() & 0xFFFFFFFFL);
            case 0x94 -> stack.memoize();
            case 'g' -> stack.get(decimal(in.line()));
            case 'h' -> stack.get(in.u1());
            case 'j' -> stack.get(in.i4() & 0xFFFFFFFFL);

            case 'c' -> stack.push(Global.of(in.line(), in.line()));
            case 0x93 -> {
                String name = stack.pop(String.class);
                stack.push(Global.of(stack.pop(String.class), name));
            }
            case 'R' -> {
                PyTuple arguments = stack.pop(PyTuple.class);
                stack.push(stack.pop(Global.class).call(arguments));
            }
            case 'b' -> {
                PyTuple state = stack.pop(PyTuple.class);
                stack.peek(Global.Dtype.class).setState(state);
            }
            default -> throw new Misuse(String.format("opcode 0x%02x is not one of those that hold data:", opcode));
        }
    }

    private static void protocol(int version) throws Misuse {
        if (version > 5) {
            throw new Misuse("pickle protocol " + version + " (expected 0 to 5)");
        }
    }

    private void appendAll(List<Object> items) throws Misuse {
        @SuppressWarnings("unchecked") // every List on the stack was made here, as a list of objects
        List<Object> list = stack.peek(List.class);
        list.addAll(items);
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

    private static Map<Object, Object> putAll(Map<Object, Object> map, List<Object> pairs) throws Misuse {
        if (pairs.size() % 2 != 0) {
            throw new Misuse("a dict with a key that has no value");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put(Keys.require(pairs.get(i)), pairs.get(i + 1));
        }
        return map;
    }

    private static Object decimalOrBoolean(String digits) throws Misuse {
        return switch (digits) {
            case "00" -> false;
            case "01" -> true;
            default -> decimal(digits);
        };
    }

    private static long decimal(String digits) throws Misuse {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Misuse("a number that is not a 64-bit integer");
        }
    }

    private static double real(String digits) throws Misuse {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new Misuse("a number that cannot be read");
        }
    }
}
