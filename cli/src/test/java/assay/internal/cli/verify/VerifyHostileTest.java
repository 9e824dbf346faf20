package assay.internal.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.cli.Ran;
import assay.internal.conformance.ReferenceFiles;
import assay.internal.conformance.check.FoundCases;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyHostileTest {
    @TempDir
    Path folder;

    /** Nothing of it is compared. */
    private Ran refused(String path) {
        Ran ran = told(path);
        assertFalse(ran.out().contains("passed"), ran.out());
        return ran;
    }

    /** The part that cannot be read is told in one line; other cases of the file may be compared. */
    private Ran told(String path) {
        Ran ran = Ran.assay("verify", "--backend", "plain", "--dtype", "float64", path);
        assertEquals(3, ran.code(), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        return ran;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "17",
                "[]",
                "{}",
                "{\"network\": \"nb201\"}",
                "{\"network\": 1, \"architectures\": []}",
                "{\"network\": \"nb201\", \"architectures\": {}}",
                "{\"network\": \"nb201\", \"architectures\": [7]}",
                "{\"function\": \"f\", \"function\": \"f\", \"runs\": []}",
                "{\"traces\": [{}]}",
                "{\"traces\": [], \"w_optimizer\": \"SGD\", \"a_optimizer\": 3}",
                "{\"kl\": 1} x",
                "\u0000\u0001"
            })
    void fileOfNoKnownForm_isRefused(String text) throws IOException {
        assertTrue(refused(Golden.write(folder, "x.json", text)).err().contains("x.json"));
    }

    @Test
    void truncationAtAnyByte_isRefused() throws IOException {
        byte[] whole = Golden.text(Golden.VADAM).strip().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path file = folder.resolve("cut.json");
        for (int n = 0; n < whole.length; n++) {
            Files.write(file, java.util.Arrays.copyOf(whole, n));
            assertThrows(
                    DataFormatException.class, () -> ReferenceFiles.find(file, new FoundCases(List.of(DType.FLOAT64))));
        }
    }

    @Test
    void deepNesting_isRefused() throws IOException {
        refused(Golden.write(folder, "x.json", "[".repeat(100_000)));
    }

    @Test
    void oneDamagedFile_isTold_andTheOthersAreCompared() throws IOException {
        Path damaged = folder.resolve("damaged.json");
        Files.writeString(damaged, "{\"traces\": [{}]}");
        Path good = folder.resolve("good.json");
        Files.writeString(good, Golden.text(Golden.VADAM));
        Ran ran = Ran.assay("verify", "--backend", "plain", "--dtype", "float64", damaged.toString(), good.toString());
        assertEquals(3, ran.code(), ran.err());
        assertTrue(ran.out().contains(" passed, 0 failed"), ran.out());
        assertTrue(ran.err().contains("not compared: damaged.json"), ran.err());
    }

    /** DARTS_V1, whose numbers are those of the official model. */
    private static final String COUNTS = """
            {"genotypes": [
              {"name": "one", NORMAL, REDUCE, "concat": [2, 3, 4, 5], "auxiliary_params": 476426, "new_macs": 7,
               "cifar_macs": "many"},
              {"name": "two", NORMAL, REDUCE, "concat": [2, 3, 4, 5], "auxiliary_params": 476426}]}
            """.replace("NORMAL", """
            "normal": [["sep_conv_3x3", 1], ["sep_conv_3x3", 0], ["skip_connect", 0], ["sep_conv_3x3", 1],
             ["skip_connect", 0], ["sep_conv_3x3", 1], ["sep_conv_3x3", 0], ["skip_connect", 2]]""").replace("REDUCE", """
            "reduce": [["max_pool_3x3", 0], ["max_pool_3x3", 1], ["skip_connect", 2], ["max_pool_3x3", 0],
             ["max_pool_3x3", 0], ["skip_connect", 2], ["skip_connect", 2], ["avg_pool_3x3", 0]]""");

    /** What is there is compared, what is not known is named, and the other cases are not stopped by it. */
    @Test
    void aFieldThatIsNotKnown_isNamed_andTheOthersAreCompared() throws IOException {
        String file = Golden.write(folder, "counts.json", COUNTS);
        Ran ran = Ran.assay("verify", "--backend", "plain", file);
        assertEquals(3, ran.code(), ran.err());
        assertTrue(ran.out().contains("counts.json  one  float64  1 values"), ran.out());
        assertTrue(ran.out().contains("    not compared: unknown field 'new_macs'"), ran.out());
        assertTrue(
                ran.out().contains("not compared: counts.json: genotypes[0].cifar_macs: expected a number"), ran.out());
        assertTrue(ran.out().contains("counts.json  two  float64  1 values"), ran.out());
        assertTrue(ran.out().contains("2 passed, 0 failed"), ran.out());
        Ran json = Ran.assay("verify", "--backend", "plain", "--json", file);
        assertEquals(3, json.code());
        assertTrue(json.out().contains("\"not_compared\" : [ \"unknown field 'new_macs'\""), json.out());
        String whole = COUNTS.replace(", \"new_macs\": 7,\n   \"cifar_macs\": \"many\"", "");
        assertEquals(
                0,
                Ran.assay("verify", "--backend", "plain", Golden.write(folder, "whole.json", whole))
                        .code());
    }

    @Test
    void missingFile_isTold() {
        assertTrue(refused(folder.resolve("none.json").toString()).err().contains("none.json"));
    }

    private Ran changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode file = Golden.tree(Golden.PROXIES);
        change.accept(file);
        return told(Golden.write(folder, "x.json", file));
    }

    private static ObjectNode arch(ObjectNode file) {
        return (ObjectNode) file.path("architectures").path(0);
    }

    @Test
    void wrongFields_areNamed() throws IOException {
        assertTrue(changed(f -> f.put("C", 1 << 20)).err().contains("C: expected a whole number in 1..256"));
        assertTrue(changed(f -> f.put("batch", 0.5)).err().contains("batch"));
        assertTrue(changed(f -> f.put("N", -1)).err().contains("N: expected"));
        assertTrue(changed(f -> f.put("input_stream", "17")).err().contains("input_stream"));
        assertTrue(changed(f -> f.put("size", 1 << 30)).err().contains("size"));
        assertTrue(changed(f -> arch(f).put("arch", "|skip~0|")).err().contains("architectures[0].arch"));
        assertTrue(
                changed(f -> ((ArrayNode) arch(f).get("ops")).set(0, 9)).err().contains("architectures[0].ops"));
        assertTrue(
                changed(f -> ((ArrayNode) arch(f).get("ops")).remove(0)).err().contains("6 numbers"));
        assertTrue(changed(f -> ((ArrayNode) arch(f).get("parameters")).remove(2))
                .err()
                .contains("architectures[0].parameters"));
        assertTrue(changed(f -> ((ObjectNode) arch(f).get("parameters").get(1)).put("kind", "conv.bias"))
                .err()
                .contains("architectures[0].parameters[1]: expected bn.weight [4]"));
        assertTrue(changed(f -> ((ObjectNode) arch(f).get("float64")).put("loss", "NaN"))
                .err()
                .contains("architectures[0].float64.loss: expected a number"));
        assertTrue(changed(f -> ((ObjectNode) arch(f).get("float64")).remove("loss"))
                .err()
                .contains("found nothing"));
    }

    @Test
    void numberBeyondDouble_isRefused() throws IOException {
        String text = Golden.text(Golden.VADAM).replaceFirst("0\\.7", "1e999");
        refused(Golden.write(folder, "x.json", text));
    }

    @Test
    void noiseThatNoRunLists_isRefused() throws IOException {
        ObjectNode file = Golden.tree(Golden.VADAM);
        ((ArrayNode) file.get("runs")).remove(0);
        assertTrue(refused(Golden.write(folder, "x.json", file)).err().contains("noise"));
    }

    @Test
    void unknownDtypeOrBackend_isWrongUsage() throws IOException {
        String file = Golden.write(folder, "v.json", Golden.text(Golden.VADAM));
        assertEquals(2, Ran.assay("verify", "--dtype", "float16", file).code());
        assertEquals(2, Ran.assay("verify", "--backend", "tpu", file).code());
        assertEquals(2, Ran.assay("verify").code());
    }
}
