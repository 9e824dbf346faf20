package assay.internal.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the compute engine, which takes a second or two. */
class DoctorCommandIT {
    @TempDir
    Path home;

    @BeforeEach
    void useAFreshHome() {
        System.setProperty("assay.home", home.toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    @Test
    void json_isOneVersionedObject() throws Exception {
        Ran ran = Ran.assay("doctor", "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertEquals(1, answer.get("assay").intValue());
        assertEquals("doctor", answer.get("kind").textValue());
        assertEquals(
                System.getProperty("java.runtime.version"),
                answer.at("/java/version").textValue());
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                answer.at("/machine/cores").intValue());
        assertTrue(answer.at("/tables/duckdb").textValue().startsWith("v1."), ran.out());
        assertTrue(answer.at("/tables").has("temporary_folder"), ran.out());
        assertTrue(answer.at("/tables").has("natives_folder"), ran.out());
        long tensors = answer.at("/machine/engine_memory_mib").longValue();
        assertTrue(tensors > 0 && tensors < answer.at("/machine/memory_mib").longValue(), ran.out());
        boolean gpu = !answer.at("/engine/devices").isEmpty();
        assertTrue(gpu || answer.at("/engine/onednn").asBoolean(), ran.out());
        assertEquals(1, answer.at("/engine/threads").intValue());
    }

    @Test
    void text_saysThatATableIsThere() {
        Ran ran = Ran.assay("doctor");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("truth                 comes with the program"), ran.out());
    }
}
