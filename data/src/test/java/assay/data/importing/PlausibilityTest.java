package assay.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.truth.Basis;
import assay.data.store.Series;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {
    /** 3.726 is the lowest accuracy that NAS-Bench-101 has after 4 epochs. */
    @ParameterizedTest
    @CsvSource({"cifar10-40k, 3.726, false", "cifar10, 0.9437, true", "cifar100, 0.9, false"})
    void onlyWhatLooksLikeAFraction_isAskedAbout(String dataset, double value, boolean asked) {
        Series series =
                new Series("t.csv", dataset, "test", 4, "0", List.of(), 4, "accuracy", "percent", Basis.MEASURED, 0);
        assertEquals(asked, Plausibility.aboveChance(series, value).isPresent());
    }
}
