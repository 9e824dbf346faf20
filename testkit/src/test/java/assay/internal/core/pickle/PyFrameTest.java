package assay.internal.core.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.PandasPickle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of pandas are read without pandas, and nothing is called. */
class PyFrameTest {
    private static final PickleLimits SMALL = new PickleLimits(100_000, 10_000, 10_000, 16, 1_000);

    private static byte[] table(boolean later) {
        return PandasPickle.bytes(
                List.of("acc", "loss", "arch"),
                new double[][] {{90.5, 91.25}, {0.5, Double.NaN}},
                new String[][] {{"a", "b"}},
                later);
    }

    private static Object read(byte[] pickle) {
        return PickleReader.read(new ByteArrayInputStream(pickle), "test.pickle", SMALL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void table_isReadByColumns(boolean later) {
        PyFrame frame = (PyFrame) read(table(later));
        assertEquals(List.of("acc", "loss", "arch"), frame.columns());
        assertEquals(2, frame.size());
        assertEquals(91.25, frame.cell(1, 0));
        assertEquals(0.5, frame.cell(0, 1));
        assertEquals("b", frame.cell(1, 2));
    }

    /** The same names in other places, and other calls, are refused. */
    @ParameterizedTest
    @CsvSource({
        "pandas.core.frame, pandas.core.panes, global 'pandas.core.panes.DataFrame'",
        "new_block, del_block, global 'pandas.core.internals.blocks.del_block'",
        "builtins, builtint, global 'builtint.slice'",
        "_mgr, _mgs, a table of pandas of another form",
        "BlockManager, BlockManages, global 'pandas.core.internals.managers.BlockManages'",
        "loss, arch, two columns of one name"
    })
    void otherParts_areRefused(String part, String other, String why) {
        byte[] changed = new String(table(false), StandardCharsets.ISO_8859_1)
                .replace(part, other)
                .getBytes(StandardCharsets.ISO_8859_1);
        String said =
                assertThrows(DataFormatException.class, () -> read(changed)).getMessage();
        assertTrue(said.contains(why), said);
    }

    /** What is named but never called must not be a result. */
    @Test
    void classesAlone_areRefused() {
        for (String alone : List.of("cpandas.core.frame\nDataFrame\n.", "cbuiltins\nslice\n(K\u0001K\u0002tR.")) {
            byte[] pickle = ("\u0080\u0002" + alone).getBytes(StandardCharsets.ISO_8859_1);
            assertThrows(DataFormatException.class, () -> read(pickle));
        }
    }

    @Test
    void mutatedTables_endInAValueOrARefusal() {
        Mutations frames = Mutations.of("pandas", bytes -> {
            if (read(bytes) instanceof PyFrame frame) {
                for (int row = 0; row < Math.min(frame.size(), 3); row++) {
                    frame.cell(row, 0);
                }
            }
        });
        for (boolean later : new boolean[] {false, true}) {
            frames.truncations(table(later));
            frames.bitFlips(table(later));
        }
        frames.seeded(1_000, table(false));
    }
}
