package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Dataset;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.zerocost.ZeroCostJson;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are made here, in the layout that the format page describes. */
class ZeroCostTest {
    private static final Map<String, Integer> NUMBERS =
            Map.of("skip_connect", 0, "none", 1, "nor_conv_3x3", 2, "nor_conv_1x1", 3, "avg_pool_3x3", 4);
    private static final Pattern EDGE = Pattern.compile("([a-z_0-9]+)~([0-2])");

    @TempDir
    Path folder;

    /** The tuple of a cell, by its official text alone: edges sorted by where they start, then by where they end. */
    private static String tuple(String text) {
        TreeMap<String, Integer> edges = new TreeMap<>();
        String[] nodes = text.split("\\+");
        for (int node = 0; node < nodes.length; node++) {
            Matcher edge = EDGE.matcher(nodes[node]);
            while (edge.find()) {
                edges.put(edge.group(2) + "->" + (node + 1), NUMBERS.get(edge.group(1)));
            }
        }
        return edges.values().toString().replace('[', '(').replace(']', ')');
    }

    private static String entry(int arch, String more) {
        return "\"" + tuple(Bench201Index.get().cell(arch).text()) + "\": {\"idx\": 3, \"arch\": \"x\", " + more + "}";
    }

    @Test
    void everyCell_isFoundByItsTuple() {
        for (int arch = 0; arch < Bench201Index.get().size(); arch++) {
            assertEquals(
                    arch,
                    ZeroCost201.SPACE.arch(tuple(Bench201Index.get().cell(arch).text())));
        }
        assertEquals(-1, ZeroCost201.SPACE.arch("(0, 1, 2, 3, 4, 5)"));
        assertEquals(ZeroCost201.SPACE.arch("(0, 1, 2, 3, 4, 0)"), ZeroCost201.SPACE.arch("(0,1,2,3,4,0)"));
        assertEquals(-1, ZeroCost201.SPACE.arch("(0,1,2,3,4)"));
    }

    /** skip 0-1, none 0-2, conv3x3 0-3, conv1x1 1-2, pool 1-3, skip 2-3, written out by hand. */
    @Test
    void aTuple_readsInItsOwnOrderOfEdgesAndOperations() {
        assertEquals(
                "|skip_connect~0|+|none~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|skip_connect~2|",
                Bench201Index.get()
                        .cell(ZeroCost201.SPACE.arch("(0, 1, 2, 3, 4, 0)"))
                        .text());
    }

    @Test
    void scoresTimesAndAccuracies_areStored() throws IOException {
        String json = "{\"cifar10\": {"
                + entry(
                        7,
                        "\"val_accuracy\": 81.5, \"synflow\": {\"score\": 46.25, \"time\": 0.5}, \"zen\": {\"score\": -1}")
                + ", " + entry(8, "\"jacov\": {\"time\": 2, \"score\": NaN}")
                + "}, \"ImageNet16-120\": {"
                + entry(7, "\"val_accuracy\": 30, \"snip\": {\"score\": 1e-3, \"time\": 0.1}")
                + "}}";
        Path file = folder.resolve("zc_nasbench201.json.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        Path store = folder.resolve("store.duckdb");
        assertEquals(
                6, TruthImport.run(file, store, "test", ImportProgress.NONE).values());
        assertEquals(
                List.of(
                        "7|ImageNet16-120|snip|0.001|0.1",
                        "7|cifar10|synflow|46.25|0.5",
                        "7|cifar10|zen|-1.0|null",
                        "8|cifar10|jacov|NaN|2.0"),
                Sql.rows(store, "SELECT arch, dataset, proxy, value, seconds FROM proxy_score ORDER BY 1, 2, 3"));
        assertEquals(
                List.of("ImageNet16-120|test|888|200|30.0", "cifar10-valid|test|888|200|81.5"),
                Sql.rows(store, "SELECT dataset, split, trial, epoch, value FROM measurement ORDER BY 1"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "[]; expected an object of data sets, found START_ARRAY at byte 0",
                "{\"svhn\": {}}; expected a data set (cifar10, cifar100, ImageNet16-120), found 'svhn' at byte 1",
                "{\"cifar10\": 5}; expected an object of architectures, found VALUE_NUMBER_INT at byte 12",
                "{\"cifar10\": {\"(0, 1)\": {}}}; expected an architecture as (0, 2, 3, 2, 3, 1), found '(0, 1)' at byte 13",
                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {\"snip\": {}}}}; 'snip' has no score at byte 45",
                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {\"snip\": 5}}}; 'snip': expected an object with a score, found VALUE_NUMBER_INT at byte 44",
                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {\"snip\": {\"score\": \"1\"}}}}; snip.score: expected a number, found VALUE_STRING at byte 54",
                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {\"val_accuracy\": 101}}}; val_accuracy: expected percent, found 101.0 at byte 52",
                "{\"cifar10\": {\"(0, 1, 2, 3, 4, 0)\": {}, \"(0, 1, 2, 3, 4, 0)\": {}}}; architecture (0, 1, 2, 3, 4, 0) of cifar10 twice at byte 39",
                "{\"cifar10\": {}, \"cifar10\": {}}; data set cifar10 twice at byte 16",
                "{\"room_layout\": {\"(4, 0, 3, 1, 2, 3)\": {}}}; expected a data set (cifar10, cifar100, ImageNet16-120), found 'room_layout', of TransNAS-Bench-101 (its table is imported by examples/tables/transnas101-micro.yaml or transnas101-macro.yaml from the archive's CSV, which has these scores, too: docs/tables.md) at byte 1",
                "{\"nasbench301\": {}}; expected a data set (cifar10, cifar100, ImageNet16-120), found 'nasbench301', scores of NAS-Bench-301 (its accuracies are a model's, no measurements, so that no table is there to put scores beside, but 'assay proxy score darts' computes scores of such cells) at byte 1",
                "{\"cifar10\": {\"((0, 1, 0), (0,1,2))\": {}}}; expected an architecture as (0, 2, 3, 2, 3, 1), found what looks like a graph of NAS-Bench-101 (its scores are read from files of such cells alone, as 49 entries of its matrix and 7 operations): '((0, 1, 0), (0,1,2))' at byte 13",
                "{\"cifar10\": {\"(((0, 6), (1, 4)), ((0, 1), (2, 1)))\": {}}}; expected an architecture as (0, 2, 3, 2, 3, 1), found a cell of DARTS, as in NAS-Bench-301 (its accuracies are a model's, no measurements, so that no table is there to put scores beside, but 'assay proxy score darts' computes scores of such cells): '(((0, 6), (1, 4)), ((0, 1), (2, 1)))' at byte 13",
                "{\"cifar10\": {\"[[(0, 0), (1, 5)], [(1, 0), (3, 6)]]\": {}}}; expected an architecture as (0, 2, 3, 2, 3, 1), found a cell of DARTS, as in NAS-Bench-301 (its accuracies are a model's, no measurements, so that no table is there to put scores beside, but 'assay proxy score darts' computes scores of such cells): '[[(0, 0), (1, 5)], [(1, 0), (3, 6)]]' at byte 13",
                "{\"nasbench201\": {}, \"x\": {}}; expected the end of the object: one benchmark, found FIELD_NAME at byte 20",
                "{}{}; expected the end of the file, found START_OBJECT at byte 2",
            })
    void whatDoesNotFit_isRefusedAtItsByte(String json, String said) {
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> read(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals("x: refused: " + said + ". Nothing was loaded.", e.getMessage());
    }

    /** Tuples as Python writes them, with and without blanks; missing scores; and the earlier layout. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cifar10\": {\"(4,0,3,1,4,3)\": {\"zen\": {\"score\": -Infinity, \"time\": 0.1}, \"idx\": \"12\", \"val_accuracy\": 91.2}}}",
                "{\"cifar10\": {\"(4, 0, 3, 1, 4, 3)\": {\"nwot\": {\"score\": NaN, \"time\": 0.2}, \"val_accuracy\": 91.2}}}",
                "{\"nasbench201\": {\"cifar10\": {\"(4, 0, 3, 1, 4, 3)\": {\"flops\": 62.5, \"val_accuracy\": 91.2}}}}"
            })
    void otherLayouts_areImported(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("zc.json"), json);
        Path store = folder.resolve("store.duckdb");
        assertEquals(
                2, TruthImport.run(file, store, "test", ImportProgress.NONE).values());
        assertEquals(
                List.of(ZeroCost201.SPACE.arch("(4, 0, 3, 1, 4, 3)") + "|cifar10-valid|test|888|91.2"),
                Sql.rows(store, "SELECT arch, dataset, split, trial, value FROM measurement"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"room_layout\": {\"(4, 0, 3, 1, 2, 3)\": {\"idx\": 1}}}",
                "{\"cifar10\": {\"[[(0, 0), (1, 5)], [(1, 0), (3, 6)]]\": {\"idx\": 1}}}",
                "{\"nasbench101\": {\"cifar10\": {\"(0, 1, 1, 1)\": {\"flops\": 1}}}}"
            })
    void scoresOfOtherSpaces_areNamed(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("zc.json"), json);
        String why = assertThrows(
                        DataFormatException.class,
                        () -> TruthImport.run(file, folder.resolve("s.duckdb"), "test", ImportProgress.NONE))
                .getMessage();
        assertTrue(why.matches(".*(TransNAS-Bench-101|DARTS|another benchmark).*"), why);
    }

    @Test
    void mutatedFiles_endInAValueOrARefusal() {
        byte[] json = ("{\"cifar10\": {"
                        + entry(7, "\"val_accuracy\": 81.5, \"synflow\": {\"score\": 46.25, \"time\": 0.5}")
                        + ", " + entry(8, "\"jacov\": {\"time\": 2, \"score\": NaN}") + "}}")
                .getBytes(StandardCharsets.UTF_8);
        Mutations mutations = Mutations.of("zero-cost", ZeroCostTest::read);
        mutations.truncations(json);
        mutations.bitFlips(json);
        mutations.seeded(1_500, json);
    }

    private static void read(byte[] json) throws Exception {
        ZeroCostJson.read(new ByteArrayInputStream(json), "x", ZeroCost201.SPACE, new ZeroCostJson.Sink() {
            @Override
            public void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds) {}

            @Override
            public void accuracy(int arch, Dataset dataset, double percent) {}

            @Override
            public void again() {}

            @Override
            public void at(long bytes) {}
        });
    }
}
