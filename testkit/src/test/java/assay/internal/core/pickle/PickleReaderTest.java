package assay.internal.core.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pickles are what CPython 3.11 and numpy write (python3 -c 'pickle.dumps(value, protocol=N)'), as Latin-1. */
class PickleReaderTest {
    static Object read(String latin1) {
        return PickleReader.read(
                new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1)),
                "test.pickle",
                PickleLimits.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource
    void scalars_ofEveryProtocol(String pickle, Object value) {
        assertEquals(value, read(pickle));
    }

    static Stream<Arguments> scalars_ofEveryProtocol() {
        return Stream.of(
                Arguments.of("I42\n.", 42L),
                Arguments.of("I01\n.", true),
                Arguments.of("L-7L\n.", -7L),
                Arguments.of("F1.5\n.", 1.5),
                Arguments.of("N.", null),
                Arguments.of("\u0080\u0002K\u00ff.", 255L),
                Arguments.of("\u0080\u0002M\u00ff\u00ff.", 65535L),
                Arguments.of("\u0080\u0002J\u00ff\u00ff\u00ff\u00ff.", -1L),
                Arguments.of("\u0080\u0002\u008a\u0005\u0000\u0000\u0000\u0000\u0001.", 1L << 32),
                Arguments.of("\u0080\u0002\u008a\u0000.", 0L),
                Arguments.of("\u0080\u0002\u0089.", false),
                Arguments.of("\u0080\u0003G?\u00b9\u0099\u0099\u0099\u0099\u0099\u009a.", 0.1),
                Arguments.of("\u0080\u0003X\u0002\u0000\u0000\u0000\u00c3\u00a9.", "\u00e9"),
                Arguments.of("\u0080\u0004\u008c\u0002ab.", "ab"),
                Arguments.of("\u0080\u0002U\u0002ab.", "ab"));
    }

    @Test
    void containers_keepTheirOrder() {
        assertEquals(List.of(1L, 2L), read("(lp0\nI1\naI2\na."));
        assertEquals(List.of(1L, 2L, 3L), read("\u0080\u0004](K\u0001K\u0002K\u0003e."));
        assertEquals(PyTuple.of(1L, 2L), read("\u0080\u0004K\u0001K\u0002\u0086."));
        assertEquals(PyTuple.of(1L, 2L, 3L, 4L), read("\u0080\u0004(K\u0001K\u0002K\u0003K\u0004t."));
        assertEquals(PyTuple.of(), read("\u0080\u0004)."));
        assertEquals(Set.of(5L), read("\u0080\u0004\u008f(K\u0005\u0090."));
        assertEquals(Set.of(5L), read("\u0080\u0004(K\u0005\u0091."));
        Map<?, ?> map = (Map<?, ?>) read("\u0080\u0004}(\u008c\u0001bK\u0001\u008c\u0001aK\u0002u.");
        assertEquals(List.of("b", "a"), List.copyOf(map.keySet()));
        assertEquals(Map.of(PyTuple.of("c", 777L), 1L), read("\u0080\u0004}\u008c\u0001cM\t\u0003\u0086K\u0001s."));
    }

    @Test
    void memo_returnsTheSameObject() {
        List<?> twice = (List<?>) read("\u0080\u0004](\u008c\u0002ab\u0094h\u0000e.");
        assertEquals(List.of("ab", "ab"), twice);
        assertEquals(List.of("ab", "ab"), read("(Vab\np1\ng1\nl.".replace("Vab\n", "U\u0002ab")));
    }

    @Test
    void orderedDict_andNumpyScalars_becomePlainValues() {
        assertEquals(
                Map.of("12", 1L),
                read("\u0080\u0004\u008c\u000bcollections\u008c\u000bOrderedDict\u0093)R(\u008c\u000212K\u0001u."));
        for (String module : List.of("numpy.core.multiarray", "numpy._core.multiarray")) {
            String dtype = "\u008c\u0005numpy\u008c\u0005dtype\u0093\u008c\u0002f8\u0089\u0088\u0087R"
                    + "(K\u0003\u008c\u0001<NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb";
            String bytes = "C\b\u009a\u0099\u0099\u0099\u0099\u0099\u00b9?";
            String scalar = "\u0080\u0004\u008c" + (char) module.length() + module + "\u008c\u0006scalar\u0093";
            assertEquals(0.1, read(scalar + dtype + bytes + "\u0086R."));
        }
    }

    @Test
    void bytes_areReturned() {
        assertArrayEquals(new byte[] {1, 2}, (byte[]) read("\u0080\u0004C\u0002\u0001\u0002."));
        assertArrayEquals(new byte[] {1, 2}, (byte[]) read("\u0080\u0004B\u0002\u0000\u0000\u0000\u0001\u0002."));
    }

    /** {@code numpy.array([[1.5, 2], [3, 4]])} by protocol 4, as numpy 1 and 2 name its parts. */
    @Test
    void numpyArrays_haveAShapeAndNumbers() {
        for (String module : List.of("numpy.core.multiarray", "numpy._core.multiarray")) {
            String array = "\u0080\u0004\u008c" + (char) module.length() + module
                    + "\u008c\u000c_reconstruct\u0093\u008c\u0005numpy\u008c\u0007ndarray\u0093K\u0000\u0085C\u0001b\u0087R"
                    + "(K\u0001K\u0002K\u0001\u0086\u008c\u0005numpy\u008c\u0005dtype\u0093\u008c\u0002f8\u0089\u0088\u0087R"
                    + "(K\u0003\u008c\u0001<NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb\u0089C\u0010"
                    + "\0\0\0\0\0\0\u00f8?\0\0\0\0\0\0\0@tb.";
            PyArray read = (PyArray) read(array);
            assertEquals(List.of(2, 1), read.shape());
            assertEquals(2, read.size());
            assertEquals(1.5, read.number(0));
            assertEquals(2, read.number(1));
        }
    }
}
