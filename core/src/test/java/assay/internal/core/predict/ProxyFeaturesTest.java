package assay.internal.core.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyFeaturesTest {
    @Test
    void scoresBecomeShares_ofTheScoredArchitectures() {
        double[] first = {1e49, Double.NaN, -3, 1e49};
        double[] second = {4, 1, 2, 3};
        Bench201Index index = Bench201Index.get();
        ProxyFeatures features = new ProxyFeatures(a -> index.indexOf((Genotype201) a), List.of(first, second), 7);
        assertArrayEquals(new double[] {2.5 / 3, 1}, features.of(index.cell(0)), 1e-12);
        assertArrayEquals(new double[] {0, 0.25}, features.of(index.cell(1)), 1e-12);
        assertEquals(2, features.size());
        assertEquals(7, features.seconds());
    }
}
