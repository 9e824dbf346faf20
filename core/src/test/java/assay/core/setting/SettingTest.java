package assay.core.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Whole DRAWS = new Whole("draws", 3, 1, 10, "how many");
    private static final Real RATE = new Real("rate", 0.5, 0, 1, "how fast");
    private static final Choice<Boolean> LOSS = Choice.either("judge_by", false, "accuracy", "loss", "what counts");

    private static String refused(Setting s, Object value) {
        return assertThrows(UsageException.class, () -> s.check(value)).getMessage();
    }

    @Test
    void aValueWithinBounds_isRead_andTheDefaultWhereThereIsNone() {
        assertEquals(7, DRAWS.in(Map.of("draws", 7)));
        assertEquals(3, DRAWS.in(Map.of("rate", 1.0)));
        assertEquals(1, RATE.in(Map.of("rate", 1.0)));
        assertEquals(true, LOSS.in(Map.of("judge_by", "loss")));
        assertEquals(false, LOSS.in(Map.of()));
    }

    @Test
    void anythingElse_isRefusedByName_andSaysWhatIsExpected() {
        assertEquals("draws: expected a whole number of at least 1, found '0'.", refused(DRAWS, 0));
        assertEquals("draws: expected a whole number of at most 10, found '11'.", refused(DRAWS, 11));
        assertEquals("rate: expected a number of at least 0.0, found 'NaN'.", refused(RATE, Double.NaN));
        assertEquals("rate: expected a number of at most 1.0, found '1.0E308'.", refused(RATE, 1e308));
        assertEquals("judge_by: expected one of accuracy, loss, found 'time'.", refused(LOSS, "time"));
        for (Object value : Arrays.asList(-1, 11, Integer.MAX_VALUE, 1L << 31, 5L, 2.0, "3", null)) {
            refused(DRAWS, value);
        }
        for (Object value : Arrays.asList(-0.1, 1.1, 1e308, Double.POSITIVE_INFINITY, 1, "0.5", null)) {
            refused(RATE, value);
        }
    }

    @Test
    void anotherDefault_changesNothingElse() {
        assertEquals(new Whole("draws", 5, 1, 10, "how many"), DRAWS.standard(5));
        assertEquals("loss", LOSS.standard("loss").standard());
        assertEquals(List.of("accuracy", "loss"), LOSS.words());
        assertEquals(0.25, RATE.standard(0.25).standard());
    }
}
