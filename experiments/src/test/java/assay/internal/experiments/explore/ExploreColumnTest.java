package assay.internal.experiments.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** What a large page keeps of its numbers. */
class ExploreColumnTest {
    private static final float[] VALUES = {94.3733f, 0.000123456f, -1234567f, Float.NaN, Float.POSITIVE_INFINITY, 0};

    private static float[] rounded(String unit) {
        return new ExploreColumn("k", "t", unit, false, VALUES).rounded(4).values();
    }

    @Test
    void costs_keepFourDigits_andAccuraciesAll() {
        assertArrayEquals(
                new float[] {94.37f, 0.0001235f, -1235000f, Float.NaN, Float.POSITIVE_INFINITY, 0}, rounded("ms"));
        assertArrayEquals(VALUES, rounded("percent"));
    }
}
