package assay.internal.proxies.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a score says about architectures that were drawn together. */
@FunctionalInterface
public interface DrawnScore {
    /** The score of each drawn architecture, NaN where undefined. @param drawn numbers, with repetitions */
    double[] of(int[] drawn);

    /** A score that does not depend on what else was drawn. @param all of every architecture that can be drawn */
    static DrawnScore fixed(double[] all) {
        return drawn -> Arrays.stream(drawn).mapToDouble(a -> all[a]).toArray();
    }

    /**
     * Several scores together, ranked among what was drawn, each architecture once: as a selection of an experiment does.
     *
     * @param parts each score of every architecture that can be drawn
     */
    static DrawnScore ranked(ProxyRule.Rule rule, double[][] parts) {
        return drawn -> {
            int[] pool = Arrays.stream(drawn).distinct().toArray();
            double[][] each = new double[parts.length][pool.length];
            for (int p = 0; p < parts.length; p++) {
                double[] part = parts[p];
                Arrays.setAll(each[p], i -> part[pool[i]]);
            }
            double[] joint = rule.combine(each);
            Map<Integer, Double> byNumber = new HashMap<>();
            for (int i = 0; i < pool.length; i++) {
                byNumber.put(pool[i], joint[i]);
            }
            return Arrays.stream(drawn).mapToDouble(byNumber::get).toArray();
        };
    }
}
