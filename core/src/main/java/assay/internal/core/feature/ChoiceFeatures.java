package assay.internal.core.feature;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** Features of an architecture of any space: its decisions. */
public final class ChoiceFeatures {
    private ChoiceFeatures() {}

    /** One number for each option of each decision: whether it was chosen. */
    public static double[] of(Genotype arch, SearchSpace space) {
        List<Double> features = new ArrayList<>();
        int[] chosen = space.encode(arch);
        for (int g = 0; g < chosen.length; g++) {
            for (int k = 0; k < space.groups().get(g).width(); k++) {
                features.add(chosen[g] == k ? 1.0 : 0.0);
            }
        }
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
