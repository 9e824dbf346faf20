package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.methods.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {
    @Test
    void methods_areListed_andOneIsToldWithParametersAndDefaults() {
        Ran ran = Ran.assay("list", "methods");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().lines().allMatch(l -> l.length() <= 100), ran.out());
        for (MethodSpec m : Catalogue.methods()) {
            assertTrue(ran.out().contains("\n" + m.name() + " ") || ran.out().startsWith(m.name() + " "), m.name());
        }
        Ran one = Ran.assay("list", "methods", "balenas");
        assertTrue(one.out().contains("    draws: 3  # Monte-Carlo"), one.out());
        assertTrue(one.out().startsWith("balenas "), one.out());
        Ran none = Ran.assay("list", "methods", "balenass");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("Did you mean 'balenas'?"), none.err());
    }

    @Test
    void publishedNumbers_areListed_filtered_andExported() throws Exception {
        Ran one = Ran.assay("list", "published", "balenas-tf", "--space", "nasbench201");
        assertEquals(0, one.code(), one.err());
        assertTrue(one.out().startsWith("BaLeNAS 2022, Table 1: nasbench201\n  BaLeNAS-TF "), one.out());
        assertTrue(one.out().contains("92.56 ± 1.18\n        = balenas-tf: {samples: 50, proxy: snip}"), one.out());
        assertTrue(one.out().contains(" 94.37\n"), "best runs too");
        assertFalse(one.out().contains("darts-cifar10"), one.out());
        Ran csv = Ran.assay("list", "published", "--csv");
        assertEquals(1380, csv.out().lines().count());
        assertTrue(csv.out().startsWith("source,table,space,method,assay_method,setting,"), csv.out());
        JsonNode items = new ObjectMapper()
                .readTree(Ran.assay("list", "published", "--space", "nasbench1shot1-2", "--json")
                        .out())
                .get("items");
        assertEquals(6, items.size());
        assertEquals("error_fraction", items.get(0).get("metric").textValue());
    }

    @Test
    void publishedNumbers_ofNothing_areRefused() {
        Ran space = Ran.assay("list", "published", "--space", "nasbench20");
        assertEquals(2, space.code());
        assertTrue(space.err().contains("Did you mean 'nasbench201'?"), space.err());
        assertEquals(2, Ran.assay("list", "published", "nobody").code());
        Ran other = Ran.assay("list", "methods", "--space", "darts");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("--space: expected with 'list published'"), other.err());
    }

    @Test
    void withoutWhat_theChoicesAreExplained() {
        Ran ran = Ran.assay("list");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(ListCommand.What.values().length, ran.out().lines().count());
        assertTrue(ran.out().contains("\nstores            tables that are there"), ran.out());
    }

    /** Every list except 'genotypes', whose cells people copy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "methods",
                "methods drnas",
                "departures",
                "departures drnas",
                "diagnostics",
                "datasets",
                "proxies",
                "proxies fisher",
                "spaces",
                "published",
                "published balenas-tf --space nasbench201"
            })
    void lines_fitHundredColumns(String words) {
        Ran ran = Ran.assay(("list " + words).strip().split(" "));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().lines().allMatch(l -> l.length() <= (words.isEmpty() ? 80 : 100)), ran.out());
    }

    @Test
    void departures_standUnderTheirMethod_andAreAPageOfTheDocuments() throws IOException {
        String lines = Ran.assay("list", "departures", "gdas").out();
        assertTrue(lines.startsWith("gdas\n  paper  "), lines);
        assertTrue(lines.contains("\n  code   ") && lines.contains("\n  here   "), lines);
        assertEquals(
                Files.readString(Path.of("..", "docs", "departures.md")),
                Ran.assay("list", "departures", "--markdown").out());
        assertEquals(2, Ran.assay("list", "spaces", "--markdown").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"methods", "datasets", "proxies", "spaces", "genotypes"})
    void json_hasTheItems(String what) throws Exception {
        JsonNode answer =
                new ObjectMapper().readTree(Ran.assay("list", what, "--json").out());
        assertEquals("list", answer.get("kind").textValue());
        assertEquals(what, answer.get("of").textValue());
        assertTrue(answer.get("items").size() > 0);
    }

    @Test
    void genotypes_areListedWithTextsThatAreReadBack() throws Exception {
        JsonNode items = new ObjectMapper()
                .readTree(Ran.assay("list", "genotypes", "--json").out())
                .get("items");
        for (JsonNode item : items) {
            SpaceKit kit = SpaceKits.named(item.get("space").textValue(), "test");
            Genotype arch = kit.read(item.get("name").textValue());
            assertEquals(arch, kit.read(item.get("literal").textValue()));
            assertEquals(arch, kit.parse(item.get("text").textValue()));
        }
        JsonNode last = items.get(items.size() - 1);
        assertEquals("ENAS", last.get("name").textValue());
        assertEquals(27_295_000, last.get("ptb_params").asLong());
        assertEquals(3349342, items.get(1).get("cifar_params").asLong());
        assertTrue(Ran.assay("list", "genotypes").out().contains("\n    normal=sep_conv_3x3~"));
    }

    @Test
    void aProxy_isListedWithWhatItComputes() {
        Ran ran = Ran.assay("list", "proxies", "az_nas_trainability");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\n    input: 64 standard normal images, no labels\n"), ran.out());
        assertTrue(ran.out().contains("\n    undefined: where a block is the identity\n"), ran.out());
        assertEquals(2, Ran.assay("list", "proxies", "az_nass").code());
        Ran pooled = Ran.assay("proxy", "score", "201", "--index", "3", "--proxies", "az_nas");
        assertEquals(2, pooled.code());
        assertTrue(
                pooled.err().contains("'az_nas', which is a rank among several. Score az_nas_expressivity,"),
                pooled.err());
    }

    @Test
    void otherLists_areRefused() {
        Ran ran = Ran.assay("list", "mehtods");
        assertEquals(2, ran.code());
        assertEquals(
                "assay: list: WHAT: expected one of methods, departures, diagnostics, datasets, proxies, spaces, genotypes,"
                        + " published, stores, found 'mehtods'. Did you mean 'methods'?",
                ran.err().lines().findFirst().orElse(""));
    }

    /** A single file that is no store once made these commands fail for all other stores. */
    @Test
    void damagedStore_isTold_andTheOthersAreListed(@TempDir Path home) throws IOException {
        System.setProperty("assay.home", home.toString());
        try {
            Path table = Files.writeString(home.resolve("t.csv"), "arch_index,c10_test_200\n0,50\n");
            assertEquals(0, Ran.assay("import", table.toString()).code());
            Path bad = Files.writeString(home.resolve("truth/bad.duckdb"), "no store".repeat(5000));
            Ran stores = Ran.assay("list", "stores");
            assertEquals(0, stores.code(), stores.err());
            assertTrue(
                    stores.out().contains("bad.duckdb") && stores.out().contains("t.csv (csv, 1 file"), stores.out());
            assertTrue(
                    stores.out().contains("nasbench201.duckdb  imported; what the files lack comes with the program")
                            && stores.out().contains("NAS-Bench-201, embedded (packed, 1 file")
                            && stores.out().contains("natsbench-sss     comes with the program; its store is made"),
                    stores.out());
            assertTrue(stores.err().contains(bad + ": damaged or not a DuckDB file"), stores.err());
            Ran datasets = Ran.assay("list", "datasets");
            assertEquals(0, datasets.code(), datasets.err());
            assertTrue(datasets.out().contains("cifar100"), datasets.out());
            Ran unknown = Ran.assay("top", "nonsense", "--dataset", "cifar10", "--split", "test", "--schedule", "200");
            assertEquals(2, unknown.code(), unknown.err());
            assertTrue(unknown.err().contains("unknown benchmark: expected one of 201 (nasbench201)"), unknown.err());
        } finally {
            System.clearProperty("assay.home");
        }
    }
}
