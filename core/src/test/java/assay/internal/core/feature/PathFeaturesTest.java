package assay.internal.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Features of paths, worked by hand. */
class PathFeaturesTest {
    @Test
    void pathFeatures_areShortestAndFullestPathsOfEachSet() {
        PathFeatures paths = new PathFeatures(2, 3);
        paths.path(List.of(0));
        paths.path(List.of(1, 1, 0));
        List<Double> features = new ArrayList<>();
        paths.addTo(features);
        // {0}: one alone, at most one on a path; {1}: none alone, two; both: one, three; two paths.
        assertArrayEquals(
                new double[] {1, 1, 4, 2, 1, 3, 2},
                features.stream().mapToDouble(f -> f).toArray());
    }
}
