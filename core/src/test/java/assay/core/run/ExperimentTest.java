package assay.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    void provenance_isACopyInPrintingOrder() {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> order = List.of("version", "java", "backend", "threads", "host", "start", "end");
        order.forEach(k -> facts.put(k, "x"));
        Experiment e = new Experiment("n", "nasbench201", List.of("cifar10"), 200, "", facts, List.of());
        facts.clear();
        assertEquals(order, List.copyOf(e.provenance().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> e.provenance().put("host", "y"));
    }
}
