package assay.internal.core.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Features of a cell's graph (the GRAF family; Kadlecová et al., ICML 2024), from its paths from input to output: for each set
 * of operations, the length of the shortest path that uses no others, and the largest number of them on any path; and in
 * addition the number of paths.
 */
final class PathFeatures {
    private final int kinds;
    private final int longest;
    private final List<int[]> paths = new ArrayList<>();

    /**
     * @param kinds operations are 0..kinds-1
     * @param longest operations on a path, at most
     */
    PathFeatures(int kinds, int longest) {
        this.kinds = kinds;
        this.longest = longest;
    }

    /** A path from input to output, as its operations. */
    void path(List<Integer> operations) {
        int[] counts = new int[kinds];
        operations.forEach(op -> counts[op]++);
        paths.add(counts);
    }

    /** Two numbers for each set of operations, then the number of paths. */
    void addTo(List<Double> features) {
        for (int set = 1; set < 1 << kinds; set++) {
            int shortest = longest + 1;
            int most = 0;
            for (int[] counts : paths) {
                int within = 0;
                int others = 0;
                for (int op = 0; op < kinds; op++) {
                    if ((set >> op & 1) == 1) {
                        within += counts[op];
                    } else {
                        others += counts[op];
                    }
                }
                shortest = others == 0 ? Math.min(shortest, within) : shortest;
                most = Math.max(most, within);
            }
            features.add((double) shortest);
            features.add((double) most);
        }
        features.add((double) paths.size());
    }
}
