package assay.internal.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table of pandas as pandas 1.3 to 2.2 pickles it, without its memo: a block of numbers, a block of texts, and the
 * names of the columns. It shares no code with the reader.
 */
public final class PandasPickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PandasPickle() {}

    /**
     * The pickle.
     *
     * @param names of the columns: first those of numbers, then those of texts
     * @param numbers {@code [columns][rows]}
     * @param texts {@code [columns][rows]}
     * @param later whether the blocks are those of pandas 2, not of pandas 1
     */
    public static byte[] bytes(List<String> names, double[][] numbers, String[][] texts, boolean later) {
        PandasPickle p = new PandasPickle();
        p.op("\u0080\u0004")
                .global("pandas.core.frame", "DataFrame")
                .op(")\u0081}(")
                .text("_mgr");
        p.global("pandas.core.internals.managers", "BlockManager").op("(");
        p.block(later, () -> p.numbers(numbers), 0, numbers.length);
        p.block(later, () -> p.texts(texts), numbers.length, names.size());
        p.op("t](");
        p.global("pandas.core.indexes.base", "_new_Index")
                .global("pandas.core.indexes.base", "Index")
                .op("}(")
                .text("data");
        p.objects(List.of(names.size()), names);
        p.text("name").op("Nu\u0086R");
        p.global("pandas.core.indexes.base", "_new_Index")
                .global("pandas.core.indexes.range", "RangeIndex")
                .op("}(");
        p.text("start")
                .op("K\u0000")
                .text("stop")
                .number(numbers[0].length)
                .text("step")
                .op("K\u0001u\u0086R");
        p.op("e\u0086R").text("_typ").text("dataframe").op("ub.");
        return p.out.toByteArray();
    }

    private void block(boolean later, Runnable values, int from, int to) {
        if (later) {
            global("pandas._libs.internals", "_unpickle_block").op("(");
        } else {
            global("functools", "partial")
                    .global("pandas.core.internals.blocks", "new_block")
                    .op("\u0085R(");
            global("pandas.core.internals.blocks", "new_block")
                    .op(")}")
                    .text("ndim")
                    .op("K\u0002sNtb(");
        }
        values.run();
        global("builtins", "slice").number(from).number(to).op("K\u0001\u0087R");
        op(later ? "K\u0002tR" : "tR");
    }

    private void numbers(double[][] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(8 * values.length * values[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : values) {
            for (double v : row) {
                bytes.putDouble(v);
            }
        }
        array(List.of(values.length, values[0].length), "f8", "<");
        op("B");
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.capacity())
                .array());
        out.writeBytes(bytes.array());
        op("tb");
    }

    private void texts(String[][] values) {
        List<String> all = java.util.Arrays.stream(values)
                .flatMap(java.util.Arrays::stream)
                .toList();
        objects(List.of(values.length, values[0].length), all);
    }

    private void objects(List<Integer> shape, List<String> values) {
        array(shape, "O8", "|");
        op("](");
        values.forEach(this::text);
        op("etb");
    }

    /** An array until its content. */
    private void array(List<Integer> shape, String type, String order) {
        global("numpy.core.multiarray", "_reconstruct")
                .global("numpy", "ndarray")
                .op("K\u0000\u0085C\u0001b\u0087R(K\u0001(");
        shape.forEach(this::number);
        op("t").global("numpy", "dtype")
                .text(type)
                .op("\u0089\u0088\u0087R(K\u0003")
                .text(order);
        op("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK?tb\u0089");
    }

    private PandasPickle number(int n) {
        return op("M" + (char) (n & 0xFF) + (char) (n >> 8));
    }

    private PandasPickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op("\u008c" + (char) utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    private PandasPickle global(String module, String name) {
        return text(module).text(name).op("\u0093");
    }

    /** Bytes as Latin-1. */
    private PandasPickle op(String bytes) {
        out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }
}
