package assay.internal.core.predict;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.feature.ChoiceFeatures;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers that describe an architecture to a predictor: the features from its space's kit, and the cost of its operations on a
 * path. This cost is the best baseline among the zero-cost proxies. If scores are given, they are features too.
 */
final class ArchFeatures {
    private ArchFeatures() {}

    /** The features; every architecture of a space has the same number of them. @param proxies the last ones */
    static double[] of(Genotype arch, SearchSpace space, ProxyFeatures proxies) {
        Optional<SpaceKit> kit = SpaceKits.find(space.name());
        double[] features = kit.map(k -> k.features(arch)).orElseGet(() -> ChoiceFeatures.of(arch, space));
        double[] all = Arrays.copyOf(features, features.length + 1 + proxies.size());
        all[features.length] = Math.log1p(pathCost(arch, space));
        System.arraycopy(proxies.of(arch), 0, all, features.length + 1, proxies.size());
        return all;
    }

    /** The cost of the operations on a path; 0 if it is not known. */
    static double pathCost(Genotype arch, SearchSpace space) {
        return SpaceKits.find(space.name()).map(k -> k.pathCost(arch).orElse(0)).orElse(0.0);
    }
}
