package assay.internal.core.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.PickleWriter;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes give a value or a {@link DataFormatException}, and never take much memory. */
class PickleReaderHostileTest {
    private static final PickleLimits SMALL = new PickleLimits(10_000, 100, 1_000, 8, 100);

    /** One of everything that the files of NATS-Bench hold. */
    private static final String SAMPLE = "\u0080\u0004\u0095\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
            + "\u008c\u000bcollections\u0094\u008c\u000bOrderedDict\u0094\u0093\u0094)R\u0094(\u008c\u0003200\u0094}(\u008c\u0004seed]K\u0001a"
            + "\u008c\u0007cifar10M\t\u0003\u0086\u008f(K\u0005\u0090K\u0001\u0088K\u0002NK\u0003G?\u00b9\u0099\u0099\u0099\u0099\u0099\u009au"
            + "\u008c\u0015numpy.core.multiarray\u008c\u0006scalar\u0093\u008c\u0005numpy\u008c\u0005dtype\u0093"
            + "\u008c\u0002f8\u0089\u0088\u0087R(K\u0003\u008c\u0001<NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb"
            + "C\b\u009a\u0099\u0099\u0099\u0099\u0099\u00b9?\u0086RK\u0001u.";

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object read(byte[] pickle, PickleLimits limits) {
        return PickleReader.read(new ByteArrayInputStream(pickle), "test.pickle", limits);
    }

    private static DataFormatException refused(String pickle) {
        return assertThrows(DataFormatException.class, () -> read(bytes(pickle), SMALL));
    }

    @Test
    void sample_isReadAsItIs() {
        assertTrue(read(bytes(SAMPLE), SMALL).toString().startsWith("{200={seed=[1]"));
    }

    @Test
    void truncation_atEveryByte_isRefused() {
        byte[] whole = bytes(SAMPLE);
        for (int n = 0; n < whole.length; n++) {
            byte[] part = java.util.Arrays.copyOf(whole, n);
            DataFormatException e = assertThrows(DataFormatException.class, () -> read(part, SMALL));
            assertEquals("test.pickle", e.source());
        }
    }

    @Test
    void everyByte_withEachBitFlippedAndMore_givesAValueOrATypedException() {
        byte[] whole = bytes(SAMPLE);
        for (int at = 0; at < whole.length; at++) {
            for (int change = 1; change < 256; change += change < 128 && Integer.bitCount(change) == 1 ? change : 17) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                try {
                    read(changed, SMALL);
                } catch (DataFormatException e) {
                    assertTrue(e.offset() >= 0 && e.getMessage().startsWith("test.pickle: "), e.getMessage());
                }
            }
        }
    }

    @Test
    void noise_givesAValueOrATypedException() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(60) + 1];
            byte[] alphabet =
                    bytes("().012KMNIFGXTUCB]}aeutsdlqrhjpgcRb\u0080\u0085\u0086\u0087\u008f\u0090\u0091\u0093\u0094");
            for (int i = 0; i < noise.length; i++) {
                noise[i] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
            }
            try {
                read(noise, SMALL);
            } catch (DataFormatException expected) {
                assertEquals("test.pickle", expected.source(), "seed " + seed);
            }
        }
    }

    @Test
    void seededMutations_giveAValueOrATypedException() {
        Mutations reader = Mutations.of("pickle", b -> read(b, SMALL));
        Object all = PickleStreamTest.oneOfEverything();
        reader.seeded(3_000, bytes(SAMPLE), PickleWriter.bytes(all, 2), PickleWriter.bytes(all, 4));
    }

    @Test
    void streamedDict_damaged_givesAValueOrATypedException() {
        Set<Object> seen = new HashSet<>();
        Mutations reader =
                Mutations.of("streamed pickle", b -> new PickleReader(new ByteArrayInputStream(b), "test.pickle", SMALL)
                        .next("arch2infos", (key, value) -> seen.add(key)));
        byte[] protocol2 = PickleWriter.bytes(PickleStreamTest.benchmark(3), 2);
        byte[] protocol4 = PickleWriter.bytes(PickleStreamTest.benchmark(3), 4);
        reader.truncations(protocol4);
        reader.seeded(2_000, protocol2, protocol4);
    }

    @Test
    void otherGlobal_isNamedWithItsByte() {
        DataFormatException e = refused("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u0002id\u0085R.");
        assertEquals(
                "test.pickle: refused: global 'os.system' (allowed: collections.OrderedDict, "
                        + "numpy.core.multiarray.scalar, numpy.dtype, numpy.ndarray, _codecs.encode, builtins.set) at byte 14. Nothing was loaded.",
                e.getMessage());
        assertEquals(14, e.offset());
        assertTrue(refused("cos\nsystem\n(S'id'\ntR.").getMessage().contains("global 'os.system'"));
    }

    /** PERSID, BINPERSID, INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, BYTEARRAY8, NEXT_BUFFER. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pid\n.",
                "NQ.",
                "(ios\nsystem\n.",
                "(No.",
                "N)\u0081.",
                "N)}\u0092.",
                "\u0082\u0001.",
                "\u0096.",
                "\u0097."
            })
    void opcodes_thatCouldRunSomething_areRefused(String pickle) {
        assertTrue(refused(pickle).getMessage().contains("opcode 0x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A string of 2 GB, of 2^63 bytes, of minus one byte, an integer of 255 bytes, a line without end.
                "X\u00ff\u00ff\u00ff\u007f",
                "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
                "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                "T\u00ff\u00ff\u00ff\u00ff",
                "\u008a\u00ff",
                "I1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"
            })
    void lengths_areCheckedBeforeMemoryIsTaken(String start) {
        refused(start);
    }

    @Test
    void nesting_isCapped() {
        refused("](".repeat(100));
        // Built inside out through the memo, so that the stack stays flat.
        StringBuilder deep = new StringBuilder("]\u0094");
        for (int i = 0; i < 50; i++) {
            deep.append("]h").append((char) i).append("a\u0094");
        }
        assertTrue(refused(deep + "\u0085" + ".").getMessage().contains("end that leaves"));
        StringBuilder inside = new StringBuilder("]\u0094");
        for (int i = 0; i < 50; i++) {
            inside.append("0]h").append((char) i).append("a\u0094");
        }
        assertTrue(refused(inside + ".").getMessage().contains("nesting of more than 8"));
    }

    @Test
    void listInsideItself_isRefused() {
        assertTrue(refused("]\u0094h\u0000a.").getMessage().contains("nesting of more than 8"));
    }

    @Test
    void sharedLists_areCountedEachTime() {
        // 7 levels of 10 references: 10^7 items in 200 bytes.
        StringBuilder laughs = new StringBuilder("]\u0094(" + "N".repeat(10) + "e");
        for (int level = 0; level < 6; level++) {
            laughs.append("0]\u0094(").append(("h" + (char) level).repeat(10)).append('e');
        }
        assertTrue(refused(laughs + ".").getMessage().contains("shared ones counted each time"));
    }

    /** For any pickle, the reader takes at most some hundred bytes for each of its bytes, plus 2 MB. */
    @Test
    void memory_isBoundedByTheBytesOfThePickle() {
        String text = "T\u0000\u0000\u0010\u0000" + "x".repeat(1 << 20);
        String encode = "c_codecs\nencode\nh\u0000\u008c\u0006latin1\u0086R0";
        bounded("copies of texts", text + "q\u0000" + encode.repeat(500) + "N.");
        String list = "](" + "N".repeat(20_000) + "eq\u0000";
        bounded("copies of texts", list + "c__builtin__\nset\nh\u0000\u0085R0".repeat(10_000) + "N.");
        bounded("end of data", "\u0080\u0004B\u0000\u0000\u0000\u000b");
        bounded("more than there are bytes before it", "Nr\u0000\u0000\u0007\u0000.");
        StringBuilder laughs = new StringBuilder("]\u0094(" + "N".repeat(10) + "e");
        for (int level = 0; level < 4; level++) {
            laughs.append("0]\u0094(").append(("h" + (char) level).repeat(10)).append('e');
        }
        bounded("shared ones counted each time", laughs + ".");
        String array = "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\u0000\u0085C\u0001b\u0087R"
                + "(K\u0001J\u0000\u0000\u0010\u0000\u0085cnumpy\ndtype\nU\u0002u1\u0085R\u0089h\u0000tb0";
        bounded("copies of texts", text + "q\u0000" + array.repeat(100) + "N.");
    }

    private static void bounded(String why, String pickle) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] content = bytes(pickle);
        long before = threads.getCurrentThreadAllocatedBytes();
        DataFormatException e = assertThrows(DataFormatException.class, () -> read(content, PickleLimits.IMAGES));
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(e.getMessage().contains(why), e.getMessage());
        assertTrue(taken < (2 << 20) + 128L * content.length, content.length + " bytes took " + taken);
    }

    @Test
    void keysOfManyItems_areRefused() {
        assertTrue(refused("}(" + "N".repeat(65) + "tNs.").getMessage().contains("a key of 65 items"));
    }

    @Test
    void objectsAndMemo_areCapped() {
        assertTrue(refused("]".repeat(2_000)).getMessage().contains("more than 1000 objects"));
        assertTrue(refused("]" + "\u0094".repeat(200)).getMessage().contains("more than 100 memo entries"));
        assertTrue(refused("N0".repeat(400) + "\u008c\n0123456789".repeat(900))
                .getMessage()
                .contains("more than"));
    }

    @Test
    void keys_thatNest_areRefused() {
        assertTrue(refused("}K\u0001K\u0002\u0086K\u0003\u0086Ns.").getMessage().contains("a key that is not"));
        assertTrue(refused("}]Ns.").getMessage().contains("a key that is not"));
    }

    @Test
    void dataAfterTheEnd_isRefused() {
        assertTrue(refused("N.N").getMessage().contains("more data after the end"));
    }

    @Test
    void pythonClassAsResult_isRefused() {
        assertTrue(refused("\u008c\u000bcollections\u008c\u000bOrderedDict\u0093.")
                .getMessage()
                .contains("Python class"));
    }
}
