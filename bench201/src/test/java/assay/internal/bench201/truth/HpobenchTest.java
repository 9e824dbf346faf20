package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.internal.data.importing.ImportProgress;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are made here, in the layout that HPOBench's reader reads. */
class HpobenchTest {
    private static final String NAME = "NAS-Bench-201-v1_1-096897_cifar100.json";

    @TempDir
    Path folder;

    private static String values(String set, double first, double step) {
        return IntStream.range(0, 200)
                .mapToObj(e -> "\"" + set + e + "\": " + (first + step * e))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** One training; its losses begin at {@code loss}. */
    private static String run(int arch, double loss) {
        return "\"" + Bench201Index.get().cell(arch).text() + "\": {\"train_acc1es\": " + values("", 1, 0.25)
                + ", \"train_losses\": " + values("", loss, -0.01) + ", \"train_times\": " + values("", 13, 0)
                + ", \"eval_acc1es\": {\"x-test@199\": 60.5, \"ori-test@198\": 59, \"ori-test@199\": 61}"
                + ", \"eval_losses\": " + values("ori-test@", loss, -0.005)
                + ", \"eval_times\": {\"x-test@199\": 2.5}}";
    }

    private static String file() {
        return "{\"777\": {" + run(7, 4) + ", " + run(8, 4.5) + "}, \"888\": {" + run(7, 4) + ", " + run(8, 4.25)
                + "}}";
    }

    private Path store(String name, String json) throws IOException {
        Path file = Files.writeString(folder.resolve(name), json);
        Path store = folder.resolve("store.duckdb");
        TruthImport.run(file, store, "test", ImportProgress.NONE);
        return store;
    }

    /** These bytes look like UTF-32, but are not valid characters in it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\0\0\0\"777", "\0\0\0{\"777", "\0\0{\0\"777"})
    void bytesThatLookLikeUtf32_areRefused(String json) {
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.ISO_8859_1));
        DataFormatException e = assertThrows(
                DataFormatException.class, () -> HpobenchJson.read(in, NAME, (seed, arch, metrics, end) -> {}));
        assertTrue(e.getMessage().startsWith(NAME + ": refused: not JSON: "), e.getMessage());
        assertTrue(e.getMessage().endsWith("Nothing was loaded."), e.getMessage());
    }

    @Test
    void trainings_areStored_butACopyOfAnotherSeedsIsNot() throws IOException {
        Path store = store(NAME, file());
        assertEquals(
                List.of("7|777", "8|777", "8|888"),
                Sql.rows(store, "SELECT DISTINCT arch, trial FROM measurement ORDER BY 1, 2"));
        assertEquals(
                List.of("7|cifar100|200|888|copy|" + NAME
                        + " has the values of seed 777 for this seed too; they are not stored"),
                Sql.rows(store, "SELECT arch, dataset, schedule, trial, kind, detail FROM mark"));
    }

    @Test
    void setsAndEpochs_haveTheirMeaning() throws IOException {
        Path store = store(NAME, file());
        String of = "SELECT split, epoch, value, unit FROM measurement WHERE arch = 8 AND trial = '888' AND metric = ";
        assertEquals(
                List.of(
                        "test|200|60.5|percent",
                        "train|200|50.75|percent",
                        "valtest|199|59.0|percent",
                        "valtest|200|61.0|percent"),
                Sql.rows(
                        store,
                        of + "'accuracy' AND epoch > 198 AND NOT (split = 'train' AND epoch < 200) ORDER BY 1, 2"));
        assertEquals(
                List.of("train|1|4.25|nats", "valtest|1|4.25|nats"),
                Sql.rows(store, of + "'loss' AND epoch = 1 ORDER BY split"));
        assertEquals(List.of("test|200|2.5|s", "train|null|13.0|s"), Sql.rows(store, of + "'time' ORDER BY split"));
    }

    @Test
    void theDataSet_isToldByTheFilesName() throws IOException {
        assertEquals(
                List.of("cifar10-valid"),
                Sql.rows(
                        store("x_cifar10-valid.json", file().replace("x-test@", "x-valid@")),
                        "SELECT DISTINCT dataset FROM series"));
        DataFormatException e = assertThrows(DataFormatException.class, () -> store("x.json", file()));
        assertTrue(e.getMessage().contains("expected the data set in the file's name"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "{^\"mean\": {}}; expected a seed, found 'mean'",
                "{\"777\": {}, ^\"777\": {}}; seed 777 twice",
                "{\"777\": {^\"|none~0|\": {}}}; genotype column 9: expected '+', found the end of the text",
                "{\"777\": {\"CELL\": {}, ^\"CELL\": {}}}; architecture CELL twice",
                "{\"777\": {\"CELL\": {\"train_acc1es\": {^\"a\": 1}}}}; train_acc1es: expected an epoch, found 'a'",
                "{\"777\": {\"CELL\": {\"train_acc1es\": {\"0\": ^\"1\"}}}}; train_acc1es: expected a number, found VALUE_STRING",
                "{\"777\": {\"CELL\": {\"train_acc1es\": {\"0\": 1, \"0\": ^2}}}}; train_acc1es: '0' twice",
                "{\"777\": {\"CELL\": {^\"weights\": {}}}}; unknown metric 'weights'",
                "{\"777\": {\"CELL\": {}^; not JSON: Unexpected end-of-input: expected close marker for Object",
            })
    void whatDoesNotFit_isRefusedAtItsByte(String json, String said) {
        String cell = Bench201Index.get().cell(10676).text();
        String text = json.replace("CELL", cell);
        byte[] bytes = text.replace("^", "").getBytes(StandardCharsets.UTF_8);
        DataFormatException e = assertThrows(DataFormatException.class, () -> read(bytes));
        assertEquals(
                "x: refused: " + said.replace("CELL", cell) + " at byte " + text.indexOf('^') + ". Nothing was loaded.",
                e.getMessage());
        assertEquals(text.indexOf('^'), e.offset());
    }

    @Test
    void mutatedFiles_endInAValueOrARefusal() {
        byte[] json = ("{\"777\": {\"" + Bench201Index.get().cell(7).text()
                        + "\": {\"train_losses\": {\"0\": 1.5, \"1\": null}, \"eval_times\": {\"x-valid@1\": NaN}}}}")
                .getBytes(StandardCharsets.UTF_8);
        Mutations mutations = Mutations.of("hpobench", HpobenchTest::read);
        mutations.truncations(json);
        mutations.bitFlips(json);
        mutations.seeded(1_000, json);
    }

    private static void read(byte[] json) throws Exception {
        HpobenchJson.read(new ByteArrayInputStream(json), "x", new HpobenchJson.Sink() {
            @Override
            public void run(int seed, int arch, Map<String, Map<Object, Object>> metrics, long end) {}
        });
    }
}
