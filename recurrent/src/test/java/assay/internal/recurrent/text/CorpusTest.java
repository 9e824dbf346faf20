package assay.internal.recurrent.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    Path dir;

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }

    private void writeAll() throws IOException {
        write("train.txt", "a b\n");
        write("valid.txt", "a c\n");
        write("test.txt", "b d\n");
    }

    @Test
    void wordsAreNumberedByFirstAppearance_overTrainValidTest() {
        Corpus corpus = Corpus.of("t", " the cat \n \nthe <unk>\n", "the dog\n", "cat <eos> last");
        assertEquals(
                List.of("the", "cat", "<eos>", "<unk>", "dog", "last"),
                corpus.vocabulary().words());
        assertArrayEquals(new int[] {0, 1, 2, 2, 0, 3, 2}, corpus.tokens(TextSplit.TRAIN));
        assertArrayEquals(new int[] {0, 4, 2}, corpus.tokens(TextSplit.VALID));
        assertArrayEquals(new int[] {1, 2, 5, 2}, corpus.tokens(TextSplit.TEST));
    }

    /** Python's lines and white space: a next-line character splits words and ends no line. */
    @Test
    void linesEndAtThreeMarks_wordsAtUnicodeWhiteSpace() {
        Corpus corpus = Corpus.of(
                "t", "a\rb\r\nc\n\n", "a\u0085b\u00a0c\u2028d\u3000e\u001cf\u200bg\n", "a\u000bb\fc\td\u1680e\r\r\nx");
        Vocabulary words = corpus.vocabulary();
        assertEquals("a / b / c / /", text(words, corpus.tokens(TextSplit.TRAIN)));
        assertEquals("a b c d e f\u200bg /", text(words, corpus.tokens(TextSplit.VALID)));
        assertEquals("a b c d e / / x /", text(words, corpus.tokens(TextSplit.TEST)));
    }

    private static String text(Vocabulary words, int[] tokens) {
        StringBuilder s = new StringBuilder();
        for (int t : tokens) {
            String word = words.words().get(t);
            s.append(s.isEmpty() ? "" : " ").append(word.equals("<eos>") ? "/" : word);
        }
        return s.toString();
    }

    @Test
    void folders_areRead_alsoWithThePublishedNames_packedOrNot() throws IOException {
        write("wiki.train.tokens", "a b\n");
        write("ptb.valid.txt", "a c\n");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("b d\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(dir.resolve("test.txt.gz"), packed.toByteArray());
        Corpus corpus = Corpus.read(dir);
        assertEquals(List.of("a", "b", "<eos>", "c", "d"), corpus.vocabulary().words());
        assertEquals(Optional.empty(), corpus.known());
        assertEquals(4, corpus.facts(TextSplit.TEST).bytes());
        assertEquals(64, corpus.sha256().length());
    }

    @Test
    void missingOrDoubtfulFiles_areToldWithTheirNames() throws IOException {
        DataMissingException none = assertThrows(DataMissingException.class, () -> Corpus.read(dir.resolve("x")));
        assertTrue(
                none.getMessage().contains("expected a folder with train.txt, valid.txt and test.txt, found nothing"));
        writeAll();
        Files.delete(dir.resolve("valid.txt"));
        DataMissingException missing = assertThrows(DataMissingException.class, () -> Corpus.read(dir));
        assertTrue(
                missing.getMessage()
                        .contains("the part valid (valid.txt or ptb.valid.txt or wiki.valid.tokens, plain or as .gz),"
                                + " found none"),
                missing.getMessage());
        writeAll();
        write("ptb.test.txt", "b d\n");
        DataMissingException two = assertThrows(DataMissingException.class, () -> Corpus.read(dir));
        assertTrue(two.getMessage().contains("found test.txt and ptb.test.txt"), two.getMessage());
    }

    @Test
    void badText_isRefused_sayingWhatItIs() throws IOException {
        writeAll();
        write("valid.txt", "");
        assertRefused("expected a text of at least 2 words, with <eos> behind every line, found an empty file");
        write("valid.txt", "\n");
        assertRefused("expected a text of at least 2 words, with <eos> behind every line, found 1");
        Files.write(dir.resolve("valid.txt"), new byte[] {'a', ' ', (byte) 0xFF, 'b'});
        assertRefused("expected text in UTF-8, found other bytes at byte 2");
        Files.write(dir.resolve("valid.txt"), new byte[] {(byte) 0xC3, (byte) 0xA4, 0, 'b'});
        assertRefused("expected text in UTF-8, found a byte of zero at byte 2");
        Files.write(dir.resolve("valid.txt"), new byte[] {'a', '\n', (byte) 0xC3});
        assertRefused("expected text in UTF-8, found other bytes at byte 2");
        Files.write(dir.resolve("valid.txt"), "a b\r\n".getBytes(StandardCharsets.UTF_16)); // with its mark
        assertRefused("expected text in UTF-8, found the mark of UTF-16 at byte 0");
        Files.write(dir.resolve("valid.txt"), "a b\r\n".getBytes(StandardCharsets.UTF_16LE)); // without
        assertRefused("expected text in UTF-8, found a byte of zero at byte 1");
        write("train.txt", "\n\n");
        write("valid.txt", "\n\n");
        write("test.txt", "\n\n");
        assertRefused("expected at least 2 different words, found <eos> alone");
    }

    @Test
    void aFolderInTheFilesPlace_isTold() throws IOException {
        writeAll();
        Files.delete(dir.resolve("valid.txt"));
        Files.createDirectory(dir.resolve("valid.txt"));
        DataMissingException e = assertThrows(DataMissingException.class, () -> Corpus.read(dir));
        assertTrue(e.getMessage().endsWith("expected a file valid.txt, found a folder."), e.getMessage());
    }

    /** As Windows' editors save text: with a mark before it, and two characters at the end of a line. */
    @Test
    void marksAndLineEndsOfWindows_makeNoOtherWords() throws IOException {
        writeAll();
        Corpus plain = Corpus.read(dir);
        for (String name : List.of("train.txt", "valid.txt", "test.txt")) {
            write(name, "\uFEFF" + Files.readString(dir.resolve(name)).replace("\n", "\r\n"));
        }
        Corpus windows = Corpus.read(dir);
        assertEquals(plain.vocabulary().words(), windows.vocabulary().words());
        assertArrayEquals(plain.tokens(TextSplit.TRAIN), windows.tokens(TextSplit.TRAIN));
        assertArrayEquals(plain.tokens(TextSplit.TEST), windows.tokens(TextSplit.TEST));
    }

    private void assertRefused(String why) {
        DataFormatException e = assertThrows(DataFormatException.class, () -> Corpus.read(dir));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void unknownWords_areNamed_whereAnotherVocabularyCounts() {
        Corpus model = Corpus.of("m", "a b <unk>\n", "a\n", "b\n");
        Corpus same = Corpus.of("s", "b a\n", "a a\n", "b\n");
        assertArrayEquals(new int[] {1, 0, 3}, same.tokens(TextSplit.TRAIN, model.vocabulary()));
        Corpus other = Corpus.of("o", "a x y z w\n", "a\n", "b\n");
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> other.tokens(TextSplit.TRAIN, model.vocabulary()));
        assertTrue(
                e.getMessage()
                        .startsWith("o train: expected words of the model's vocabulary (4), found 4 that it does not"
                                + " have: w, x, y, ..."),
                e.getMessage());
        assertArrayEquals(new int[] {1, 3}, other.tokens(TextSplit.TEST, model.vocabulary()));
    }

    @Test
    void theEmbeddedText_isAsItsReadmeSays() {
        Corpus moby = MobyMini.load();
        assertEquals(92_557, moby.tokens(TextSplit.TRAIN).length);
        assertEquals(10_690, moby.tokens(TextSplit.VALID).length);
        assertEquals(7_322, moby.tokens(TextSplit.TEST).length);
        assertEquals(2_002, moby.vocabulary().size());
        assertEquals(
                "chapter N / <unk> / call me ishmael /",
                text(moby.vocabulary(), java.util.Arrays.copyOf(moby.tokens(TextSplit.TRAIN), 9)));
    }

    @Test
    void sentences_arePreparedAsPennTreebankIs() {
        assertEquals(
                "chapter N\nloomings\ncall me ishmael\nahab's boat don't 'tis N men\n".replace("'tis", "tis"),
                MobyMini.sentences(
                        "CHAPTER 1. Loomings.\n\nCall me Ishmael. \u2018Ahab\u2019s\nboat\u2014don\u2019t \u2019tis 23 men!\u2019\n"));
        assertEquals("a <unk> a\n", MobyMini.keep(java.util.Set.of("a"), "a b a\n"));
    }
}
