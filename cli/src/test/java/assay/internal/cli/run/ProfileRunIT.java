package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the time of an experiment goes. */
class ProfileRunIT extends TinyRuns {
    private static List<String> names(JsonNode rows) {
        List<String> names = new ArrayList<>();
        rows.forEach(r -> names.add(r.get("name").asText()));
        return names;
    }

    private static double sum(JsonNode rows) {
        double sum = 0;
        for (JsonNode r : rows) {
            sum += r.get("cpu_s").asDouble();
        }
        return sum;
    }

    @Test
    void aProfile_hasEveryPart_andChangesNoResult() throws Exception {
        useTheImportedTable();
        Ran plain = Ran.assay(line("a", "--seeds", "0"));
        assertEquals(0, plain.code(), plain.err());
        assertFalse(plain.out().contains("CPU time"), plain.out());
        Ran profiled = Ran.assay(line("b", "--seeds", "0", "--fresh", "--profile", "--json"));
        assertEquals(0, profiled.code(), profiled.err());
        assertEquals(results("a"), results("b"));
        JsonNode profile = new ObjectMapper().readTree(profiled.out()).get("profile");
        List<String> parts = names(profile.get("parts"));
        assertTrue(
                parts.containsAll(List.of(
                        "convolution",
                        "normalisation and weighted sums",
                        "pooling",
                        "optimizer of weights",
                        "copies to and from Java",
                        "data",
                        "diagnostics",
                        "selection",
                        "report")),
                parts.toString());
        assertEquals(profile.get("cpu_s").asDouble(), sum(profile.get("parts")), 1e-9);
        List<String> kernels = names(profile.get("kernels"));
        assertTrue(kernels.containsAll(List.of("conv", "channelAffine", "axpby of the optimizer")), kernels.toString());
        assertTrue(sum(profile.get("kernels")) <= profile.get("cpu_s").asDouble());
        Ran again = Ran.assay(line("c", "--seeds", "0", "--profile"));
        assertTrue(again.out().contains("no search was computed here"), again.out());
        Ran elsewhere = Ran.assay(line("d", "--profile", "--on", "local"));
        assertEquals(2, elsewhere.code(), elsewhere.err());
    }
}
