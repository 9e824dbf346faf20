package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.darts.PublishedDarts;
import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchCommandTest {
    private static JsonNode readings(String text) throws IOException {
        Ran ran = Ran.assay("arch", text, "--json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out()).get("readings");
    }

    @Test
    void aCellOf201_hasIndexClassParametersAndOtherNotations() throws IOException {
        JsonNode all = readings("(4, 0, 3, 1, 4, 3)");
        assertEquals(1, all.size());
        JsonNode cell = all.get(0);
        assertEquals(
                "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|",
                cell.get("arch").asText());
        assertEquals(2631, cell.get("index").asInt());
        assertTrue(List.of(cell.get("same_network").asText().split(" ")).contains("2631"));
        assertEquals(129_306, cell.get("parameters").get("cifar10").asInt());
        assertTrue(cell.get("notations").toString().contains("\\\"0_1\\\": \\\"avg_pool_3x3\\\""));
    }

    /** Inner nodes exchanged: one network. */
    @Test
    void cellsThatAreOneNetwork_nameEachOther() throws IOException {
        JsonNode one = readings("9984").get(0);
        assertEquals("201", one.get("space").asText());
        assertTrue(List.of(one.get("same_network").asText().split(" ")).contains("13627"), one.toString());
    }

    @Test
    void otherSpaces_areToldByContent() throws IOException {
        assertEquals("sss", readings("8:8:40:32:40").get(0).get("space").asText());
        JsonNode cell = readings("1111110101:c3;c3;c3").get(0);
        assertEquals("101", cell.get("space").asText());
        assertTrue(cell.get("notations").toString().contains("module_adjacency"));
        JsonNode darts = readings(
                "12:00 INFO genotype = " + PublishedDarts.named("DARTS_V2").python());
        assertEquals(
                PublishedDarts.named("DARTS_V2").text(),
                darts.get(0).get("arch").asText());
        assertEquals(3, readings("284").size());
    }

    @Test
    void svg_drawsWhatTheTextIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.svg");
        assertEquals(
                0,
                Ran.assay("arch", "(4, 0, 3, 1, 4, 3)", "--svg", file.toString())
                        .code());
        assertTrue(Files.readString(file).contains("<svg"));
        assertEquals(
                0,
                Ran.assay("arch", PublishedDarts.named("DARTS_V2").text(), "--svg", file.toString())
                        .code());
        assertTrue(Files.exists(folder.resolve("a-normal.svg")));
        assertTrue(Files.exists(folder.resolve("a-reduce.svg")));
        Ran several = Ran.assay("arch", "284", "--svg", folder.resolve("b.svg").toString());
        assertEquals(2, several.code());
        assertTrue(several.err().contains("found 3 readings. Say which: --space 201."), several.err());
    }

    @Test
    void whatIsNone_isRefused_withWhatEachSpaceExpected() {
        Ran ran = Ran.assay("arch", "hello");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("  201: genotype column 1: expected an architecture of nasbench201"), ran.err());
        assertEquals(4, Ran.assay("arch", "99999", "--space", "201").code());
        assertEquals(2, Ran.assay("arch", "", "--space", "201").code());
        assertEquals(2, Ran.assay("arch", "1", "--space", "202").code());
        Ran text = Ran.assay("arch", "6111", "--space", "201");
        assertTrue(text.out().startsWith("201  |nor_conv_3x3~0|+|"), text.out());
    }
}
