package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.testkit.PickleWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people have and that no format claims are called by what they are. */
class SeenTest {
    @TempDir
    Path folder;

    private String seen(byte[] content) throws IOException {
        return Seen.of(Files.write(folder.resolve("x"), content));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void pickles_areDescribed() throws IOException {
        Object accuracies = Map.of(new Object[] {4L, 2L, 1L}, List.of(84.5, 85.5));
        String said = seen(PickleWriter.bytes(accuracies, 4));
        assertTrue(
                said.startsWith(
                        "a pickle of a dict of 1, the first '(4, 2, 1)' -> a list of 2, the first a number, 84.5"),
                said);
        assertTrue(said.contains("docs/csv-layout.md"), said);
        assertTrue(seen(PickleWriter.bytes(List.of(4_112L, 5_762L), 4))
                .startsWith("a pickle of a list of 2, the first a number, 4112"));
    }

    @Test
    void picklesOfClasses_nameThem() throws IOException {
        String said = seen(latin1("\u0080\u0004\u008c\u0012pandas.core.series\u008c\u0006Series\u0093."));
        assertTrue(said.startsWith("a pickle of Python's class pandas.core.series.Series"), said);
        assertEquals("a pickle of something else", seen(latin1("\u0080\u0004(")));
    }

    @Test
    void filesOfPyTorch_areNamed_packedToo() throws IOException {
        String legacy = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";
        assertTrue(seen(latin1(legacy)).startsWith("a file of PyTorch"));
        assertTrue(seen(latin1("PK\u0003\u0004..archive/data.pkl")).startsWith("a file of PyTorch"));
        Path packed = folder.resolve("x.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(latin1(legacy));
        }
        assertTrue(Seen.of(packed).startsWith("a gzip file of a file of PyTorch"), Seen.of(packed));
        assertEquals("a gzip file that is damaged", seen(latin1("\u001f\u008b\u0008")));
        assertEquals("a text that begins with 'hello'", seen(latin1("hello\nyou")));
    }
}
