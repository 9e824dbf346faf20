package assay.internal.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command on the plain engine. The proxies' numbers were written by that engine: they guard what is, and the
 * cells and sizes of the real files are checked by {@link VerifyIT}. VAdam's were written by a program of its own.
 */
class VerifyGoldenTest {
    @TempDir
    Path folder;

    private String proxies;
    private String vadam;

    @BeforeEach
    void write() throws IOException {
        proxies = Golden.write(folder, Golden.PROXIES, Golden.text(Golden.PROXIES));
        vadam = Golden.write(folder, Golden.VADAM, Golden.text(Golden.VADAM));
    }

    private static Ran verify(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "verify";
        all[1] = "--backend";
        all[2] = "plain";
        System.arraycopy(args, 0, all, 3, args.length);
        return Ran.assay(all);
    }

    private static String lastLine(Ran ran) {
        return ran.out().lines().reduce("", (a, b) -> b);
    }

    @Test
    void numbersOfOurs_pass() {
        Ran ran = verify(proxies, vadam, "--dtype", "float64");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("4 passed, 0 failed", lastLine(ran), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void float32_isComparedWhereTheFileHasIt() throws IOException {
        ObjectNode file = Golden.tree(Golden.PROXIES);
        file.path("architectures").forEach(a -> ((ObjectNode) a).set("float32", a.path("float64")));
        Ran ran = verify(Golden.write(folder, "both.json", file));
        assertEquals("4 passed, 0 failed", lastLine(ran), ran.out());
        Ran alone = verify(proxies, "--dtype", "float32");
        assertEquals("0 passed, 0 failed", lastLine(alone), alone.out());
        assertEquals(3, alone.code(), "nothing was compared, so nothing is verified");
        assertTrue(alone.out().contains("not covered yet: " + Golden.PROXIES + " mixed"), alone.out());
    }

    @Test
    void changedNumber_failsAndIsNamed() throws IOException {
        ObjectNode file = Golden.tree(Golden.PROXIES);
        ObjectNode numbers = (ObjectNode) file.path("architectures").path(0).path("float64");
        ((ArrayNode) numbers.get("grasp_by_layer"))
                .set(3, numbers.get("grasp_by_layer").get(3).asDouble() * (1 + 1e-6));
        Ran ran = verify(Golden.write(folder, "changed.json", file), vadam, "--dtype", "float64");
        assertEquals(1, ran.code());
        assertEquals("3 passed, 1 failed", lastLine(ran));
        assertTrue(ran.out().lines().anyMatch(l -> l.contains("grasp_by_layer[3]") && l.endsWith("FAILED")), ran.out());
    }

    @Test
    void undefinedAgainstANumber_fails() throws IOException {
        ObjectNode file = Golden.tree(Golden.PROXIES);
        ((ObjectNode) file.path("architectures").path(1).path("float64")).put("jacob_cov", -8.0);
        Ran ran = verify(Golden.write(folder, "changed.json", file), "--dtype", "float64");
        assertEquals("1 passed, 1 failed", lastLine(ran), ran.out());
    }

    @Test
    void drawsGradients_pass_andAChangedOneFails() throws IOException {
        String dirichlet = Golden.write(folder, Golden.DIRICHLET, Golden.text(Golden.DIRICHLET));
        String ensemble = Golden.write(folder, Golden.ENSEMBLE, Golden.text(Golden.ENSEMBLE));
        Ran ran = verify(dirichlet, ensemble);
        assertEquals("4 passed, 0 failed", lastLine(ran), ran.out());
        ObjectNode file = Golden.tree(Golden.DIRICHLET);
        ((ArrayNode) file.path("triples").path(1).path("grad_beta_exact")).set(2, 0.5);
        Ran changed = verify(Golden.write(folder, "changed.json", file));
        assertEquals("0 passed, 1 failed", lastLine(changed), changed.out());
        assertTrue(changed.out().contains("triples[1].grad_beta_exact[2] (expected 0.5, found"), changed.out());
    }

    @Test
    void changedVadamStep_fails() throws IOException {
        ObjectNode file = Golden.tree(Golden.VADAM);
        ((ArrayNode) file.path("runs").path(1).path("steps").path(2).path("mu")).set(0, 0.5);
        Ran ran = verify(Golden.write(folder, "changed.json", file));
        assertEquals(1, ran.code());
        assertEquals("1 passed, 1 failed", lastLine(ran), ran.out());
        assertTrue(ran.out().contains("steps[2].mu[0] (expected 0.5, found"), ran.out());
    }

    @Test
    void whatThisVersionDoesNotReplay_isCountedApart() throws IOException {
        ObjectNode file = Golden.tree(Golden.PROXIES);
        ((ObjectNode) file.path("architectures").path(0).path("float64")).put("zen", 3);
        ObjectNode other = Golden.tree(Golden.PROXIES).put("network", "nb1shot1");
        String later = Golden.write(folder, "dirichlet.json", "{\"triples\": [], \"kl\": []}");
        Ran ran = verify(
                Golden.write(folder, "zen.json", file),
                Golden.write(folder, "other.json", other),
                later,
                "--dtype",
                "float64");
        assertEquals(0, ran.code());
        assertEquals("2 passed, 0 failed", lastLine(ran), ran.out());
        assertEquals(
                3,
                ran.out().lines().filter(l -> l.startsWith("not covered yet: ")).count(),
                ran.out());
    }

    @Test
    void toleranceReport_hasALineForEachQuantity() {
        Ran ran = verify(proxies, "--dtype", "float64", "--tolerance-report");
        assertTrue(ran.out().lines().anyMatch(l -> l.strip().startsWith("naswot_K_row0")), ran.out());
        Ran brief = verify(proxies, "--dtype", "float64");
        assertFalse(brief.out().contains("naswot_K_row0 "), brief.out());
    }

    @Test
    void json_holdsTheSame() throws IOException {
        Ran ran = verify(proxies, vadam, "--dtype", "float64", "--json", "--tolerance-report");
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals("verify", answer.path("kind").asText());
        assertEquals(4, answer.path("passed").asInt());
        assertEquals(0, answer.path("failed").asInt());
        JsonNode first = answer.path("cases").path(0);
        assertEquals(Golden.PROXIES, first.path("file").asText());
        assertEquals("float64", first.path("dtype").asText());
        assertTrue(first.path("ok").asBoolean());
        assertTrue(first.path("largest_error").asDouble() < 1e-10);
        assertTrue(first.path("quantities").size() > 15);
    }
}
