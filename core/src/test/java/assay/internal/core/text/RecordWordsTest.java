package assay.internal.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordWordsTest {
    public record Inner(double rate, boolean on) {}

    public record Outer(int size, Inner inner, Optional<Inner> other) {}

    @Test
    void namesComponentsAndNoClass() {
        assertEquals(
                "size 3, inner (rate 0.25, on true), other none",
                RecordWords.of(new Outer(3, new Inner(0.25, true), Optional.empty())));
        assertEquals(
                "size 3, inner (rate 0.25, on true), other (rate 1.0, on false)",
                RecordWords.of(new Outer(3, new Inner(0.25, true), Optional.of(new Inner(1, false)))));
    }
}
