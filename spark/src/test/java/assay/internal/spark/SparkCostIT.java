package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program that measures costs runs, with tiny sizes: numbers are not looked at. */
@Tag("nightly")
class SparkCostIT {
    @Test
    void costs_areMeasured() throws Exception {
        List<String> lines = SparkCost.measured(SparkCost.Sizes.QUICK).lines().toList();
        assertEquals(8, lines.size(), lines.toString());
        assertTrue(lines.get(7).startsWith("two workers beside one thread, 2 tasks that compute"), lines.get(7));
    }
}
