package assay.internal.recurrent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchRuleTest {
    private static int first(SwitchRule rule, List<Double> losses) {
        return IntStream.rangeClosed(1, losses.size())
                .filter(e -> rule.switches(losses.subList(0, e - 1), losses.get(e - 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void theLastFewEpochs_areNotLookedAt() {
        List<Double> losses = List.of(5.0, 4.5, 4.4, 4.39, 4.38, 4.37, 4.41, 4.36, 4.35, 4.42);
        assertEquals(10, first(SwitchRule.published(5), losses)); // 4.42 > 4.38, the best of the first four
        assertEquals(7, first(new SwitchRule(5, true), losses)); // 4.41 > 4.37
    }

    @Test
    void equalLosses_andTooFewEpochs_doNotSwitch() {
        assertEquals(-1, first(SwitchRule.published(5), List.of(3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0)));
        assertEquals(-1, first(SwitchRule.published(5), List.of(3.0, 4.0, 5.0, 6.0, 7.0, 8.0)));
        assertFalse(SwitchRule.published(0).switches(List.of(), 9));
        assertThrows(IllegalArgumentException.class, () -> SwitchRule.published(-1));
    }
}
