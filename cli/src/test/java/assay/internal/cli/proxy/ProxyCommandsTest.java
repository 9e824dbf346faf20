package assay.internal.cli.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.CellChoice;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.SizeSpace;
import assay.core.space.bench201.Wiring201;
import assay.internal.cli.Ran;
import assay.internal.core.kits.Kit201;
import assay.internal.data.scores.Scores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on tiny networks with the plain engine; the table is made up. */
class ProxyCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Ran proxy(String... args) {
        List<String> all = new ArrayList<>(List.of("proxy"));
        all.addAll(List.of(args));
        return Ran.assay(all.toArray(String[]::new));
    }

    private static String[] tiny(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--channels", "4", "--cells", "1", "--size", "8", "--backend", "plain", "-q"));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(Ran ran) throws IOException {
        assertEquals(0, ran.code(), ran.err());
        return JSON.readTree(ran.out());
    }

    private Path images() throws IOException {
        byte[] records = new byte[40 * 3073];
        new Seeds(1).stream("images").nextBytes(records);
        for (int i = 0; i < 40; i++) {
            records[i * 3073] = (byte) (i % 10);
        }
        Path path = Files.createDirectories(folder.resolve("cifar10"));
        Files.write(path.resolve("train-tiny.bin"), records);
        return path;
    }

    private Path sweep(int first) {
        Path out = folder.resolve("sweep.parquet");
        Ran ran = proxy(tiny(
                "sweep", "201", "--proxies", "synflow,params", "--first", String.valueOf(first), "--out", "" + out));
        assertEquals(0, ran.code(), ran.err());
        return out;
    }

    private Path store() throws IOException {
        StringBuilder csv = new StringBuilder("arch_index,mean_seeds_200,c10_test_200\n");
        for (int arch = 0; arch < Genotype201.COUNT; arch++) {
            csv.append(arch)
                    .append(",777+888,")
                    .append(50 + arch % 4000 / 100.0)
                    .append('\n');
        }
        Path table = folder.resolve("table.csv");
        Files.writeString(table, csv);
        Path store = folder.resolve("nasbench201.duckdb");
        Ran ran = Ran.assay("import", table.toString(), "--store", store.toString(), "-q");
        assertEquals(0, ran.code(), ran.err());
        return store;
    }

    @Test
    void score_ofTextAndOfIndexIsTheSame_andSaysItsSettings() throws IOException {
        String text = Bench201Index.get().cell(6111).text();
        JsonNode byIndex = json(proxy(tiny("score", "201", "--index", "6111", "--proxies", "synflow,flops", "--json")));
        JsonNode byText = json(proxy(tiny("score", "201", "--arch", text, "--proxies", "synflow,flops", "--json")));
        assertEquals(byIndex.get("scores"), byText.get("scores"));
        assertEquals(text, byIndex.get("arch").asText());
        assertTrue(byIndex.get("scores").get("synflow").doubleValue() > 0);
        assertEquals("default", byIndex.get("settings").get("init").asText());
        assertEquals("none", byIndex.get("settings").get("images").asText());
    }

    @Test
    void score_ofTheSizeSpace_takesChannelsFromTheArchitecture() throws IOException {
        JsonNode answer = json(
                proxy(tiny("score", "sss", "--arch", "8:16:8:24:8", "--proxies", "synflow,params,flops", "--json")));
        assertTrue(answer.at("/scores/synflow").doubleValue() > 0);
        assertEquals(
                Cost201.of(new SizeSpace().parse("8:16:8:24:8"), 10, 8).params(),
                answer.at("/scores/params").longValue());
        assertFalse(answer.get("settings").has("channels"));
        int index = new SizeSpace().parse("8:16:8:24:8").index();
        assertEquals(
                answer.get("scores"),
                json(proxy(tiny(
                                "score",
                                "sss",
                                "--index",
                                String.valueOf(index),
                                "--proxies",
                                "synflow,params,flops",
                                "--json")))
                        .get("scores"));
    }

    @Test
    void score_withImages_doesNotDependOnWhatElseIsAsked() throws IOException {
        String images = images().toString();
        JsonNode alone =
                json(proxy(tiny("score", "201", "--index", "5", "--proxies", "zen", "--batch", "4", "--json")));
        JsonNode together = json(proxy(tiny(
                "score",
                "201",
                "--index",
                "5",
                "--proxies",
                "zen,snip,naswot",
                "--batch",
                "4",
                "--images",
                images,
                "--json")));
        assertEquals(alone.get("scores").get("zen"), together.get("scores").get("zen"));
        assertTrue(together.get("scores").get("snip").doubleValue() > 0);
        assertTrue(together.get("settings").get("images").asText().startsWith("cifar10, sha256"));
    }

    @Test
    void cutOffCell_hasSynflowZero_andNullForWhatIsUndefined() throws IOException {
        String cut = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
        JsonNode scores = json(proxy(tiny("score", "201", "--arch", cut, "--proxies", "synflow,zen", "--json")))
                .get("scores");
        assertEquals(0, scores.get("synflow").doubleValue());
        assertTrue(scores.get("zen").isNull());
    }

    @Test
    void genotypeOfTheDartsSpace_isScored() throws IOException {
        JsonNode scores = json(proxy(
                        tiny("score", "darts", "--arch", "DARTS_V2", "--proxies", "synflow,params,flops", "--json")))
                .get("scores");
        assertTrue(scores.get("synflow").doubleValue() > 0);
        assertTrue(scores.get("flops").doubleValue() > scores.get("params").doubleValue());
        assertEquals(
                2,
                proxy(tiny("score", "darts", "--index", "3", "--proxies", "synflow"))
                        .code());
    }

    @Test
    void initialisation_changesTheScore() throws IOException {
        JsonNode plain = json(proxy(tiny("score", "201", "--index", "5", "--proxies", "l2_norm", "--json")));
        JsonNode kaiming = json(proxy(
                tiny("score", "201", "--index", "5", "--proxies", "l2_norm", "--init", "kaiming-normal", "--json")));
        // Variances 1/(3 fan in) and 2/(fan in): sqrt 6 apart.
        double ratio = kaiming.get("scores").get("l2_norm").doubleValue()
                / plain.get("scores").get("l2_norm").doubleValue();
        assertEquals(Math.sqrt(6), ratio, 0.15);
    }

    @Test
    void sweep_givesTheScoreOfTheRepresentative_andGoesOnFromWhatThereIs() throws IOException {
        Path work = folder.resolve("go-on.duckdb");
        for (int first : new int[] {20, 60}) {
            Ran ran = proxy(
                    tiny("sweep", "201", "--proxies", "synflow", "--first", "" + first, "--out", "" + work, "--json"));
            assertEquals(first, json(ran).get("architectures").intValue());
        }
        int index = 17;
        int of = Wiring201.representatives()[index];
        double alone = json(proxy(tiny("score", "201", "--index", "" + of, "--proxies", "synflow", "--json")))
                .get("scores")
                .get("synflow")
                .doubleValue();
        double swept = Scores.read(work, "201", Genotype201.COUNT).of("synflow")[index];
        // The sweep's way through the network adds in another order.
        assertEquals(alone, swept, 1e-12 * alone);
        Ran other = proxy(tiny("sweep", "201", "--proxies", "synflow", "--seed", "1", "--out", "" + work));
        assertEquals(2, other.code());
        assertTrue(other.err().contains("seed 1, found 0"), other.err());
    }

    /** The space of DARTS has no table: accuracies stand beside the architectures. */
    @Test
    void architecturesOfAList_areScored_andComparedWithItsAccuracies() throws Exception {
        Path list = Files.write(
                folder.resolve("list.csv"),
                List.of(
                        "arch,best",
                        "DARTS_V1,97",
                        "normal=skip_connect~0[2];reduce=skip_connect~0[2],90",
                        "PDARTS,98"));
        Path out = folder.resolve("darts.parquet");
        Ran ran = proxy(tiny(
                "sweep",
                "darts",
                "--archs",
                "" + list,
                "--accuracy",
                "best",
                "--proxies",
                "params,l2_norm",
                "--out",
                "" + out));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.out().contains("params: Spearman 1.000") && ran.out().contains("column best of list.csv"),
                ran.out());
        String[] correlate = {"correlate", "" + out, "--space", "darts", "--archs", "" + list, "--resamples", "0"};
        List<String> with = new ArrayList<>(List.of(correlate));
        with.addAll(List.of("--accuracy", "best", "--proxies", "params*l2_norm", "--json"));
        JsonNode row =
                json(proxy(with.toArray(String[]::new))).get("correlations").get(0);
        assertEquals(3, row.get("cells").intValue());
        assertEquals(98, row.get("best").get("accuracy").doubleValue());
        assertEquals(1, row.get("best").get("place").intValue());
        Ran without = proxy(correlate);
        assertEquals(2, without.code());
        assertTrue(without.err().contains("--accuracy: expected the column"), without.err());
        Files.write(list, List.of("arch,best", "DARTS_V1,97", "PDARTS,98", "DARTS_V2,97"));
        Ran other = proxy(with.toArray(String[]::new));
        assertEquals(3, other.code());
        assertTrue(other.err().contains("those of another"), other.err());
    }

    /** Cells before 60 share a network with one behind them: the first that has it scores it. */
    @Test
    void sweepInParts_mergedIsTheWhole() throws Exception {
        String[] common = {"sweep", "201", "--proxies", "synflow,params", "--first", "60"};
        List<String> parts = new ArrayList<>();
        for (String range : List.of("0..7", "7..40", "40..60")) {
            Path part = folder.resolve(range + ".duckdb");
            parts.add(part.toString());
            assertEquals(
                    0, sweep(common, "--range", range, "--out", part.toString()).code());
        }
        Path merged = folder.resolve("merged.parquet");
        assertEquals(
                0,
                sweep(common, "--merge", String.join(",", parts), "--out", merged.toString())
                        .code());
        assertEquals(SweptRows.of(sweep(60)), SweptRows.of(merged));

        Path again = folder.resolve("again.parquet");
        Ran missing = sweep(common, "--merge", parts.get(0) + "," + parts.get(2), "--out", again.toString());
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("scores are missing: params of 33 networks, the first 7"), missing.err());
        String twice = String.join(",", parts) + "," + parts.get(0);
        assertTrue(sweep(common, "--merge", twice, "--out", again.toString())
                .err()
                .contains("scores are there twice: params of 7 networks, the first 0"));
        common[3] = "params";
        Ran other = sweep(common, "--seed", "1", "--merge", parts.get(0), "--out", again.toString());
        assertTrue(other.err().contains("expected scores with seed 1, found 0"), other.err());
        Ran none = sweep(common, "--merge", merged.toString(), "--out", again.toString());
        assertTrue(none.err().contains("expected a part of a sweep"), none.err());
        assertFalse(Files.exists(again));
        assertFalse(Files.exists(folder.resolve("again.parquet.duckdb")));
    }

    private Ran sweep(String[] common, String... more) {
        List<String> all = new ArrayList<>(List.of(common));
        all.addAll(List.of(more));
        return proxy(tiny(all.toArray(String[]::new)));
    }

    @Test
    void sweepWithOtherSettings_replacesNoFile_unlessFresh() throws IOException {
        Path out = folder.resolve("kept.parquet");
        String[] first = tiny("sweep", "201", "--proxies", "params", "--first", "5", "--out", "" + out);
        assertEquals(0, proxy(first).code());
        byte[] before = Files.readAllBytes(out);
        for (String[] more : List.of(
                new String[] {"--proxies", "params", "--first", "5", "--seed", "1"},
                new String[] {"--proxies", "flops", "--first", "5"},
                new String[] {"--proxies", "params", "--first", "4"})) {
            List<String> line = new ArrayList<>(List.of("sweep", "201", "--out", "" + out));
            line.addAll(List.of(more));
            Ran ran = proxy(tiny(line.toArray(String[]::new)));
            assertEquals(2, ran.code(), ran.err());
            assertTrue(ran.err().contains("another --out to keep it, or --fresh"), ran.err());
            assertArrayEquals(before, Files.readAllBytes(out));
            line.add("--fresh");
            Ran fresh = proxy(tiny(line.toArray(String[]::new)));
            assertEquals(0, fresh.code(), fresh.err());
            Files.write(out, before);
        }
    }

    /** Scores of people's files, without a sweep of one's own. */
    @Test
    void correlate_takesImportedScores() throws IOException {
        String store = store().toString();
        StringBuilder json = new StringBuilder("{\"cifar10\": {");
        for (int i = 0; i < 40; i++) {
            String cell = "(" + i % 5 + ", " + i / 5 % 5 + ", 2, 3, " + i / 25 + ", 1)";
            json.append(i == 0 ? "" : ", ")
                    .append("\"" + cell + "\": {\"nwot\": {\"score\": " + (i * 7 % 40) + ", \"time\": 1}}");
        }
        Path scores = Files.writeString(folder.resolve("zc_nasbench201.json"), json + "}}");
        assertEquals(0, Ran.assay("import", scores.toString(), "--store", store).code());
        JsonNode found = json(proxy(
                "correlate", "--published", "--store", store, "--datasets", "cifar10", "--resamples", "0", "--json"));
        JsonNode line = found.get("correlations").get(0);
        assertEquals("nwot", line.get("proxy").textValue());
        assertEquals(40, line.get("cells").intValue());
        assertTrue(line.get("spearman").isNumber(), line.toString());
        assertTrue(found.get("settings").get("nwot").textValue().startsWith("published"), found.toString());
        Ran neither = proxy("correlate", "--store", store);
        assertEquals(2, neither.code());
        assertTrue(
                neither.err().contains("expected files of scores, or --published alone, found neither"), neither.err());
        Ran nothing = proxy("correlate", "--published", "--store", store, "--datasets", "cifar10", "--trials", "12345");
        assertEquals(4, nothing.code(), nothing.err());
        assertTrue(nothing.err().contains("expected accuracies of scored architectures"), nothing.err());
        Ran none = proxy("correlate", "--published", "--store", store, "--datasets", "cifar100");
        assertEquals(3, none.code());
        assertTrue(none.err().contains("Import NAS-Bench-Suite-Zero's file first"), none.err());
    }

    @Test
    void correlateAndStudy_readASweep() throws IOException {
        String store = store().toString();
        String scores = sweep(300).toString();
        assertFalse(Files.exists(folder.resolve("sweep.parquet.duckdb")), "the file in the making is gone");
        JsonNode found = json(proxy(
                "correlate",
                scores,
                "--store",
                store,
                "--datasets",
                "cifar10",
                "--resamples",
                "20",
                "--proxies",
                "synflow,synflow+params",
                "--json"));
        JsonNode synflow = found.get("correlations").get(0);
        assertEquals(300, synflow.get("cells").intValue());
        assertTrue(synflow.get("spearman_low95").doubleValue()
                <= synflow.get("spearman").doubleValue());
        assertTrue(found.get("correlations").get(1).has("vote"));
        assertEquals("all", found.get("cells").asText());
        assertFalse(synflow.has("published_spearman"), "of all cells it is published for cifar10-valid");
        List<String> few = List.of(
                scores,
                "--store",
                store,
                "--datasets",
                "cifar10",
                "--resamples",
                "0",
                "--proxies",
                "synflow",
                "--json");
        for (CellChoice p : new Kit201().choices().subList(1, 3)) {
            List<String> line = new ArrayList<>(few);
            line.addAll(0, List.of("correlate", "--cells", p.key()));
            JsonNode some = json(proxy(line.toArray(String[]::new)));
            assertEquals(p.key(), some.get("cells").asText());
            JsonNode row = some.get("correlations").get(0);
            assertEquals(p.cells().get(0, 300).cardinality(), row.get("cells").intValue());
            assertEquals(p.key().equals("on-path"), row.has("published_spearman"), row.toString());
        }
        Ran standard = proxy("correlate", scores, "--store", store, "--standard", "--trials", "888");
        assertEquals(2, standard.code());
        assertTrue(standard.err().contains("--standard: expected split test, schedule 200 and trials mean"));
        Ran markdown = proxy("correlate", scores, "--store", store, "--datasets", "cifar10", "--resamples", "0");
        assertTrue(markdown.out().contains("Cells: all 15,625 cells, of which 6,180"), markdown.out());
        assertTrue(markdown.out().contains("| cifar10 | synflow | 300 |"), markdown.out());
        JsonNode study = json(proxy(
                "study",
                scores,
                "--store",
                store,
                "--datasets",
                "cifar10",
                "--samples",
                "5,50",
                "--repetitions",
                "40",
                "--scored-only",
                "--all",
                "--choose",
                "--combine",
                "2",
                "--json"));
        // random, synflow, params, best possible, chosen; 5 and 50 of each; all of four.
        assertEquals(14, study.get("rows").size());
        JsonNode best = study.get("rows").get(9);
        assertEquals("best possible", best.get("score").asText());
        assertEquals(300, study.get("rows").get(10).get("samples").intValue());
        JsonNode chosen = study.get("rows").get(12);
        assertTrue(chosen.get("score").asText().startsWith("chosen: "), chosen.toString());
        assertEquals(50, chosen.get("samples").intValue());
        JsonNode ofAll = study.get("rows").get(13);
        assertEquals(chosen.get("score"), ofAll.get("score"));
        assertEquals(300, ofAll.get("samples").intValue());
        assertTrue(best.get("mean_percent").doubleValue()
                > study.get("rows").get(1).get("mean_percent").doubleValue());
    }

    @Test
    void misuse_isToldWithWhatToDo() {
        assertEquals(
                2,
                proxy("sweep", "darts", "--proxies", "synflow", "--out", "x.parquet")
                        .code());
        assertEquals(
                2,
                proxy("sweep", "201", "--proxies", "synflow", "--out", "x.csv").code());
        assertEquals(2, proxy("score", "201", "--proxies", "synflow").code());
        assertEquals(
                2, proxy("score", "301", "--index", "1", "--proxies", "synflow").code());
        assertEquals(
                2,
                proxy("score", "201", "--index", "1", "--proxies", "synflow,synflow")
                        .code());
        assertEquals(2, proxy().code());
        assertEquals(
                3, proxy("correlate", folder.resolve("none.parquet").toString()).code());
    }
}
