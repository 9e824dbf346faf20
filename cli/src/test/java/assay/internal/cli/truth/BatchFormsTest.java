package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench201.Bench201Index;
import assay.internal.cli.Ran;
import assay.internal.core.text.CsvLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people have them: each is answered, or refused with the cause; none is "0 questions" with exit code 0. */
class BatchFormsTest {
    private static final List<String> REST =
            List.of("--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean");
    private static final String ZERO = Bench201Index.get().cell(0).text();
    private static final String ONE = Bench201Index.get().cell(1).text();

    @TempDir
    static Path folder;

    static TruthStore store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = new TruthStore(folder);
    }

    private static Ran batch(byte[] list, String... flags) throws IOException {
        Path file = Files.write(folder.resolve("list"), list);
        return store.run(
                "query",
                Stream.of(REST.stream(), Stream.of(flags), Stream.of("--batch", file.toString()))
                        .flatMap(s -> s)
                        .toArray(String[]::new));
    }

    private static Ran batch(String list, String... flags) throws IOException {
        return batch(list.getBytes(StandardCharsets.UTF_8), flags);
    }

    /** Each asks for architecture 0 (85.5), and some for 1 (93.5) after it. */
    static Stream<String> lists() {
        return Stream.of(
                "seed;step;arch\n0;1;" + ZERO + "\n",
                "seed\tstep\tarch\n0\t1\t" + ZERO + "\n",
                "seed, arch\n0, " + ZERO + "\n",
                "seed,step,arch\n0,1,\"" + ZERO + "\"\n",
                "\ufeffseed,epoch_of_search,arch\r\n0,1," + ZERO + "\r\n",
                "seed,step,arch_str\n0,1," + ZERO + "\n",
                "seed,arch,note\n0," + ZERO + ",\"line1\nline2, \"\"q\"\"\"\n",
                "seed,arch,val_acc\n0," + ZERO + ",nan\n0," + ONE + ",\n",
                "Index\n0\n",
                "index\n000000\n",
                "index\n0.0\n",
                "\n# made by my script\nindex\n0\n\n1\n",
                "arch_index,x\n0,5\n",
                "sep=;\r\nnote;index\r\na;0\r\n;\r\n",
                ZERO + "\n" + ONE + "\n",
                "0\n1\n",
                "\ufeff{\"index\": 0}\r\n{\"index\": 1}\r\n",
                "{\"index\": \"000\"}\n\n{\"index\": 1.0}\n",
                "\n{\"seed\": 0, \"arch\": \"" + ZERO + "\", \"loss\": NaN, \"x\": [1,2], \"y\": -Infinity}\n",
                "[{\"seed\": 0, \"arch\": \"" + ZERO + "\"}]",
                "[{\"index\": 0},\n {\"index\": 1}]\n",
                "[\n  {\n    \"index\": 0\n  },\n  {\n    \"index\": 1\n  }\n]\n",
                "{\n  \"index\": 0\n}\n{\n  \"index\": 1\n}\n",
                "[0, 1]",
                "[\"" + ZERO + "\", \"" + ONE + "\"]",
                "{\"arch\": [1, 2, 3, 4, 0, 2]}\n{\"index\": 0}\n");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAsPeopleHaveThem_areAnswered(String list) throws IOException {
        Ran ran = batch(list);
        assertEquals(0, ran.code(), list + ran.err());
        assertTrue(ran.out().contains("85.5"), ran.out() + ran.err());
        boolean two = list.contains(ONE) || list.matches("(?s).*[\\n ,]1(\\.0)?[\\n}\\]].*");
        assertEquals(two, ran.out().contains("93.5"), ran.out());
        assertFalse(ran.err().contains("0 questions"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"index\": 0", "[{\"index\": 0}", "{\"index\": 0}\n{\"index\": \"1\n"})
    void cutJson_isRefusedInOurWords(String list) throws IOException {
        Ran ran = batch(list);
        assertEquals(2, ran.code(), ran.err());
        assertFalse(ran.err().contains("REDACTED") || ran.err().contains("Source"), ran.err());
    }

    @Test
    void gzipAndUtf16_areRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("index\n0\n".getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(batch(packed.toByteArray()).out().contains("0,85.5"));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertTrue(batch("\ufeffindex\r\n0\r\n".getBytes(charset)).out().contains("0,85.5"));
        }
        Ran unmarked = batch("index\n0\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(3, unmarked.code());
        assertTrue(unmarked.err().contains("UTF-16 without a byte-order mark"), unmarked.err());
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        assertEquals(3, batch(cut).code());
        assertEquals(
                3,
                batch("index\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1)).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|expected a list with a header line",
                "\n\n|found blank lines and comments alone",
                "index\n|expected rows below the header",
                "index|expected rows below the header",
                "[]|expected rows below the header",
                "a,b\n1,2\n|expected a column with the architecture (architecture, arch, index), found a, b",
                "index,note\n0\n|line 2: expected 2 cells (index, note), found 1",
                "index,note\n1,a,b\n|line 2: expected 2 cells (index, note), found 3",
                "index,index\n0,1\n|column 'index' twice",
                "index\n\"0\n|line 2: a quoted cell that does not end",
                "index\nzero\n|line 2: index: expected a whole number, found 'zero'",
                "index\n-1\n|line 2: bench201: no architecture with index -1",
                "index\n1e3\n|line 2: index: expected a whole number",
                "index\n99999999999\n|line 2: index: expected a whole number",
                "{\"index\": 0}\n[1]\n|line 2: expected one JSON object",
                "{\"index\": 0}\n{\"index\": \n|line 2: expected one JSON object",
                "[{\"index\": 0}, {\"index\": |line 1: expected a JSON array of objects",
                "[{\"index\": 0}] x|line 1",
                "{\"index\": {\"a\": 0}}\n|line 1: index: expected a whole number",
                "{\"seed\": 0}\n|line 1: architecture: expected one of arch, index, found none"
            })
    void whatIsNoList_isRefusedWithTheCause(String row) throws IOException {
        int at = row.lastIndexOf('|');
        Ran ran = batch(row.substring(0, at));
        assertTrue(ran.code() == 2 || ran.code() == 3, ran.code() + ran.err());
        assertTrue(ran.err().contains(row.substring(at + 1)), ran.err());
        assertEquals("", ran.out());
    }

    /** The epoch, the seed and the value of a search are not the table's. */
    @Test
    void theColumnsOfASearchLog_areNoQuestions_unlessToldSo() throws IOException {
        for (String log : List.of(
                "seed,epoch,arch\n0,1," + ZERO + "\n0,50," + ZERO + "\n",
                "epoch,arch\n1," + ZERO + "\n50," + ZERO + "\n",
                "Epoch;arch\n1;" + ZERO + "\n50;" + ZERO + "\n",
                "index,epoch\n0,3\n0,3\n",
                "index,value,trials,note\n0,5,12,a\n0,5,13,b\n",
                "{\"epoch\": 1, \"split\": \"train\", \"index\": 0, \"n\": 1}\n".repeat(2))) {
            Ran ran = batch(log);
            assertEquals(0, ran.code(), ran.err());
            assertEquals(2, ran.out().split("85\\.5", -1).length - 1, ran.out());
            assertTrue(ran.err().contains("no part of the question"), ran.err());
            assertTrue(ran.err().contains("--columns "), ran.err());
        }
        Ran told = batch("index,epoch\n0,3\n0,200\n", "--columns", "epoch=epoch");
        assertTrue(told.out().contains("0,3,,,,,,\"nasbench201: not measured"), told.out() + told.err());
        assertTrue(told.out().contains("0,200,85.5"), told.out());
        Ran renamed = batch("index,value\n0,5\n");
        assertTrue(renamed.out().startsWith("index,input_value,value,unit"), renamed.out());
        Ran unknown = batch("a,b\n0,5\n", "--columns", "architecture=c");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("expected one of the columns a, b as arch, found 'c'"), unknown.err());
        assertTrue(batch("a,b\n0,5\n", "--columns", "architecture=a").out().contains("85.5"));
        assertEquals(2, batch("a,b\n0,5\n", "--columns", "color=a").code());
    }

    @Test
    void nothingMatched_isNotInTheTable() throws IOException {
        Ran ran = batch("arch\n9\n7\n");
        assertEquals(4, ran.code(), ran.err());
        assertTrue(
                ran.err().contains("no row has an answer: 2 questions, 2 of them not measured. The first: "),
                ran.err());
        assertEquals(3, ran.out().lines().count());
    }

    @Test
    void nothingMatched_showsWhatWasReadAndTheFirstRow() throws IOException {
        Ran ran = batch("seed,index,cell_id\n3,7,0\n");
        assertEquals(4, ran.code(), ran.err());
        assertTrue(
                ran.err()
                        .contains(" line 2: seed=3, index=7, cell_id=0. Read was index from column 'index'."
                                + " Not part of the question: seed, cell_id. If one of them is meant, name it:"
                                + " --columns architecture=COLUMN."),
                ran.err());
    }

    @Test
    void aListWithoutColumnOfArchitectures_showsItsFirstRow_andTheColumnThatReadsAsOne() throws IOException {
        Ran ran = batch("seed,found,note\n3," + ZERO + ",a\n");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(
                ran.err()
                        .contains("expected a column with the architecture (architecture, arch, index), found seed,"
                                + " found, note. The first row is "),
                ran.err());
        assertTrue(ran.err().contains("seed=3, found=" + ZERO.substring(0, 40) + "..., note=a."), ran.err());
        assertTrue(ran.err().endsWith(" Name it: --columns architecture=found.\n"), ran.err());
        assertTrue(batch("a,b\n5,6\n").err().endsWith(" Name it: --columns architecture=b.\n"));
    }

    @Test
    void badRows_areLeftOutAndNamed_orNothingIsAnswered() throws IOException {
        String list = "index,note\n0,a\n1\nzero,b\n1,c\n";
        Ran skipped = batch(list, "--skip-bad");
        assertEquals(0, skipped.code(), skipped.err());
        assertEquals(3, skipped.out().lines().count());
        assertTrue(
                skipped.err().contains("left out: ") && skipped.err().contains("line 3: expected 2 cells"),
                skipped.err());
        assertTrue(skipped.err().contains("line 4: index: expected a whole number, found 'zero'"), skipped.err());
        assertTrue(skipped.err().contains("2 questions, 0 of them not measured; 2 rows that are no question left out"));
        Ran stopped = batch(list);
        assertEquals(2, stopped.code());
        assertEquals("", stopped.out());
        assertEquals(4, batch("index\nzero\n", "--skip-bad").code());
        Ran json = batch("{\"index\": 0}\n{\"index\": 0\n{\"index\": 1}\n", "--skip-bad");
        assertEquals(2, json.out().lines().count(), json.err());
        assertEquals(2, store.run("query", "--index", "0", "--skip-bad").code());
    }

    /** What pareto writes is what query reads; where the two names of a row are two architectures, both are told. */
    @Test
    void ownOutput_isOwnInput() throws IOException {
        Ran front = store.run(
                "pareto",
                Stream.concat(REST.stream(), Stream.of("--x", "latency:edgegpu", "--csv"))
                        .toArray(String[]::new));
        assertEquals(0, front.code(), front.err());
        Ran again = batch(front.out());
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("93.5"), again.out());
        Ran twice = batch(again.out());
        assertEquals(0, twice.code(), twice.err());
        Ran differ = batch("index,arch\n0," + ONE + "\n");
        assertEquals(2, differ.code());
        assertTrue(differ.err().contains(ZERO) && differ.err().contains(ONE), differ.err());
    }

    @Test
    void standardInput_isAnsweredRowByRow() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("index\n0\nzero\n".getBytes(StandardCharsets.UTF_8)));
        try {
            Ran ran = store.run(
                    "query",
                    Stream.concat(REST.stream(), Stream.of("--batch", "-")).toArray(String[]::new));
            assertEquals(2, ran.code());
            assertTrue(ran.out().contains("0,85.5"), ran.out());
            assertTrue(
                    ran.err()
                            .contains(
                                    "line 3: index: expected a whole number, found 'zero'. The answers before it are"),
                    ran.err());
        } finally {
            System.setIn(before);
        }
    }

    /** A cell that a user's program wrote comes back as a cell, whatever is in it. */
    @Test
    void csv_quotesEveryKindOfLineBreak() {
        assertEquals(
                "\"a\rb\",\"a\nb\",\"a\"\"b\",\"a,b\",a;b,\" a\"\n",
                CsvLine.of("a\rb", "a\nb", "a\"b", "a,b", "a;b", " a"));
        assertEquals("a,,b\n", CsvLine.of("a", null, "b"));
        assertEquals("a,b;\"a;b\"\n", CsvLine.of(';', List.of("a,b", "a;b")));
    }
}
