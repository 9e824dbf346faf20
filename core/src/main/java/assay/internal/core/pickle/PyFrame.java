package assay.internal.core.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of pandas ({@code DataFrame}). Its columns are rows of arrays, which hold the columns of one type each. It is made
 * of the arguments that the pickle names: pandas itself is never called.
 */
public final class PyFrame {
    /** Columns of one type. @param places of its rows among the columns */
    private record Block(PyArray values, int[] places) {}

    private final List<String> columns;
    private final PyArray[] arrays;
    private final int[] rows;
    private final int size;

    private PyFrame(List<String> columns, List<Block> blocks) throws Misuse {
        this.columns = columns;
        arrays = new PyArray[columns.size()];
        rows = new int[columns.size()];
        int length = -1;
        for (Block block : blocks) {
            List<Integer> shape = block.values.shape();
            if (shape.size() != 2 || shape.get(0) != block.places.length) {
                throw new Misuse("a table of pandas with a block of shape " + shape + " for " + block.places.length
                        + " columns");
            }
            if (length >= 0 && length != shape.get(1)) {
                throw new Misuse("a table of pandas whose columns have different lengths");
            }
            length = shape.get(1);
            for (int i = 0; i < block.places.length; i++) {
                int place = block.places[i];
                if (place < 0 || place >= arrays.length || arrays[place] != null) {
                    throw new Misuse("a table of pandas with two blocks for one column");
                }
                arrays[place] = block.values;
                rows[place] = i;
            }
        }
        if (Arrays.asList(arrays).contains(null) || new HashSet<>(columns).size() < columns.size()) {
            throw new Misuse("a table of pandas with a column without values, or with two columns of one name");
        }
        size = Math.max(0, length);
    }

    /**
     * Makes it of the state of a frame.
     *
     * @throws Misuse if a part of it is another one than pandas 1.3 or later writes
     */
    static PyFrame of(Object state) throws Misuse {
        if (state instanceof Map<?, ?> map
                && map.get("_mgr") instanceof PyCall manager
                && manager.of() == Global.PANDAS_MANAGER
                && manager.arguments().size() >= 2
                && items(manager.arguments().get(0)) instanceof List<?> blocks
                && items(manager.arguments().get(1)) instanceof List<?> axes
                && axes.size() == 2
                && axes.get(0) instanceof PyCall names) {
            List<String> columns = names(names);
            List<Block> all = new ArrayList<>();
            for (Object block : blocks) {
                all.add(block(block, columns.size()));
            }
            return new PyFrame(columns, all);
        }
        throw new Misuse("a table of pandas of another form than blocks and two axes");
    }

    private static Object items(Object value) {
        return value instanceof PyTuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
    }

    private static List<String> names(PyCall index) throws Misuse {
        if (index.of() == Global.PANDAS_NEW_INDEX
                && index.arguments().size() == 2
                && index.arguments().get(1) instanceof Map<?, ?> parts
                && parts.get("data") instanceof PyArray data
                && data.shape().size() == 1
                && data.objects().stream().allMatch(String.class::isInstance)
                && data.size() == data.objects().size()) {
            return data.objects().stream().map(String.class::cast).collect(Collectors.toList());
        }
        throw new Misuse("a table of pandas whose columns have no plain names");
    }

    private static Block block(Object block, int columns) throws Misuse {
        if (block instanceof PyCall call
                && call.of() == Global.PANDAS_BLOCK
                && call.arguments().size() >= 2
                && call.arguments().get(0) instanceof PyArray values) {
            return new Block(values, places(call.arguments().get(1), columns));
        }
        throw new Misuse("a table of pandas with another block than an array and its place");
    }

    private static int[] places(Object value, int columns) throws Misuse {
        if (value instanceof PyArray array && array.shape().size() == 1 && array.size() <= columns) {
            int[] places = new int[array.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = (int) array.number(i);
            }
            return places;
        }
        if (value instanceof PyCall slice
                && slice.of() == Global.SLICE
                && slice.arguments().items().stream().allMatch(Long.class::isInstance)
                && slice.arguments().size() == 3) {
            long from = (Long) slice.arguments().get(0);
            long to = (Long) slice.arguments().get(1);
            long step = (Long) slice.arguments().get(2);
            if (from >= 0 && step > 0 && to <= columns && step <= columns) {
                return from >= to
                        ? new int[0]
                        : java.util.stream.LongStream.iterate(from, i -> i < to, i -> i + step)
                                .mapToInt(i -> (int) i)
                                .toArray();
            }
        }
        throw new Misuse("a table of pandas with a block at no place");
    }

    /** The names of its columns. */
    public List<String> columns() {
        return columns;
    }

    /** How many rows it has. */
    public int size() {
        return size;
    }

    /** A cell: a number, a text, or something else that its column holds. */
    public Object cell(int row, int column) {
        return arrays[column].value(rows[column], row);
    }

    /** The arrays, each once. */
    List<PyArray> arrays() {
        return Arrays.stream(arrays).distinct().toList();
    }
}
