package assay.internal.reports.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodColourTest {
    @Test
    void aMethod_hasOneColour_whoeverElseIsThere() {
        assertEquals(1, MethodColour.of(List.of("random"))[0]);
        assertEquals(1, MethodColour.of(List.of("zero-cost", "darts", "random"))[2]);
        int labelled = MethodColour.of(List.of("darts@low"))[0];
        assertEquals(labelled, MethodColour.of(List.of("darts", "darts@low"))[1]);
    }

    @Test
    void manyNames_haveAllDifferentSigns_asLongAsThereAreSome() {
        List<String> names =
                IntStream.range(0, 42).mapToObj(i -> "plug-in-" + i).toList();
        assertEquals(42, Arrays.stream(MethodColour.of(names)).distinct().count());
    }
}
