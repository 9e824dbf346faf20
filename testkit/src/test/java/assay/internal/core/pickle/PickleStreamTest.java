package assay.internal.core.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.PickleWriter;
import assay.internal.testkit.PickleWriter.Float64;
import assay.internal.testkit.PickleWriter.Ordered;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles written as CPython writes them: whole, streamed, several in a row. */
class PickleStreamTest {
    private static final PickleLimits LIMITS = new PickleLimits(1 << 24, 1 << 16, 20_000, 12, 20_000);

    private static Map<Object, Object> dict(Object... keysAndValues) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            dict.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return dict;
    }

    static Object oneOfEverything() {
        byte[] bytes = {1, -2, 3};
        List<Object> shared = List.of("shared", 300L, bytes);
        return dict(
                "scalars",
                Arrays.asList(null, true, false, 0L, 255L, 65_535L, 70_000L, -1L, 1L << 40, 0.1, "caf\u00e9"),
                "tuples",
                Arrays.asList(new Object[] {}, new Object[] {1L}, new Object[] {1L, 2L, 3L, 4L}),
                "twice",
                List.of(shared, shared),
                new Object[] {"key", 777L},
                Set.of(5L),
                "numpy",
                new Ordered(dict("params", new Float64(0.129306), "again", new Float64(1.5))));
    }

    /** Like the benchmark in one file: a value of {@code arch2infos} has one setting, so it is written without a mark. */
    static Object benchmark(int entries) {
        Map<Object, Object> infos = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            infos.put((long) i, new Ordered(dict("200", record(i))));
        }
        return dict("meta_archs", List.of("a", "b"), "arch2infos", infos, "evaluated_indexes", Set.of(1L));
    }

    private static Map<Object, Object> record(int i) {
        Map<Object, Object> curve = new LinkedHashMap<>();
        for (long epoch = 0; epoch < 12; epoch++) {
            curve.put("ori-test@" + epoch, i + epoch / 10.0);
        }
        return dict("arch_index", (long) i, "eval", curve, "params", new Float64(i), "key", new Object[] {"x", 777L});
    }

    private static PickleReader reader(byte[] pickle) {
        return new PickleReader(new ByteArrayInputStream(pickle), "test.pickle", LIMITS);
    }

    /** Arrays as lists, for comparison. */
    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> items = new ArrayList<>();
            map.forEach((k, v) -> items.add(text(k) + "=" + text(v)));
            return items.toString();
        }
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Iterable<?> list) {
            List<String> items = new ArrayList<>();
            list.forEach(v -> items.add(text(v)));
            return items.toString();
        }
        if (value instanceof PyTuple tuple) {
            return text(tuple.items());
        }
        if (value instanceof Object[] tuple) {
            return text(Arrays.asList(tuple));
        }
        if (value instanceof Ordered ordered) {
            return text(ordered.items());
        }
        return value instanceof Float64 f ? String.valueOf(f.value()) : String.valueOf(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void everythingWritten_isRead(int protocol) {
        Object all = oneOfEverything();
        Object read =
                PickleReader.read(new ByteArrayInputStream(PickleWriter.bytes(all, protocol)), "test.pickle", LIMITS);
        assertEquals(text(all), text(read));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "4, 0", "4, 1", "2, 2", "4, 2", "2, 1001", "4, 2500"})
    void streamed_eachEntryComesAsItIs(int protocol, int entries) {
        List<String> seen = new ArrayList<>();
        PickleReader reader = reader(PickleWriter.bytes(benchmark(entries), protocol));
        Map<?, ?> rest = (Map<?, ?>) reader.next("arch2infos", (key, value) -> seen.add(key + ":" + text(value)));
        reader.requireEnd();
        assertEquals(
                IntStream.range(0, entries)
                        .mapToObj(i -> i + ":" + text(new Ordered(dict("200", record(i)))))
                        .toList(),
                seen);
        assertEquals(List.of("a", "b"), rest.get("meta_archs"));
        assertEquals(Map.of(), rest.get("arch2infos"));
        assertEquals(Set.of(1L), rest.get("evaluated_indexes"));
    }

    /** Each entry has some 40 objects and entries of the memo; the limits are for one of them. */
    @Test
    void streamed_limitsAreForOneEntry() {
        byte[] pickle = PickleWriter.bytes(benchmark(2_000), 4);
        reader(pickle).next("arch2infos", (key, value) -> assertTrue(value instanceof Map));
        assertTrue(assertThrows(DataFormatException.class, () -> reader(pickle).next())
                .getMessage()
                .contains("more than 20000"));
    }

    @Test
    void streamed_textsAndTuplesOfEarlierEntries_canBeNamed_containersCannot() {
        Object[] tuple = {"cifar10", 777L};
        byte[] bytes = {1, 2};
        String text = new String("a text of an entry");
        Object shared = dict("k", 1L, "t", text);
        Map<Object, Object> fine = dict(
                "arch2infos",
                dict(0L, dict("a", tuple, "b", bytes, "c", text), 1L, dict("a", tuple, "b", bytes, "c", text)),
                "after",
                text);
        List<Object> seen = new ArrayList<>();
        Map<?, ?> rest =
                (Map<?, ?>) reader(PickleWriter.bytes(fine, 4)).next("arch2infos", (key, value) -> seen.add(value));
        Map<?, ?> second = (Map<?, ?>) seen.get(1);
        assertEquals(PyTuple.of("cifar10", 777L), second.get("a"));
        assertArrayEquals(bytes, (byte[]) second.get("b"));
        assertEquals(text, second.get("c"));
        assertEquals(text, rest.get("after"));
        byte[] bad = PickleWriter.bytes(dict("arch2infos", dict(0L, dict("a", shared), 1L, dict("a", shared))), 4);
        assertTrue(assertThrows(DataFormatException.class, () -> reader(bad).next("arch2infos", (key, value) -> {}))
                .getMessage()
                .contains("handed over"));
    }

    @Test
    void severalPickles_areReadOneAfterTheOther() {
        ByteArrayOutputStream pickles = new ByteArrayOutputStream();
        BigInteger magic = new BigInteger("1950a86a20f9469cfc6c", 16);
        pickles.writeBytes(PickleWriter.bytes(magic, 2));
        pickles.writeBytes(PickleWriter.bytes(1001L, 2));
        pickles.writeBytes(PickleWriter.bytes(List.of(), 2));
        PickleReader reader = reader(pickles.toByteArray());
        assertEquals(magic, reader.next());
        assertEquals(1001L, reader.next());
        assertEquals(List.of(), reader.next());
        reader.requireEnd();
    }
}
