package assay.internal.core.predict;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.feature.ChoiceFeatures;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers that describe an architecture of a space to a predictor: the features from its space's kit, and the cost of its
 * operations on a path. This cost is the best baseline among the zero-cost proxies. If scores are given, they are features too.
 */
final class ArchFeatures {
    private final SearchSpace space;
    private final Optional<SpaceKit> kit;
    private final ProxyFeatures proxies;

    /** @param proxies the last features */
    ArchFeatures(SearchSpace space, ProxyFeatures proxies) {
        this.space = space;
        this.kit = SpaceKits.find(space.name());
        this.proxies = proxies;
    }

    /** The features; every architecture of the space has the same number of them. */
    double[] of(Genotype arch) {
        double[] features = kit.map(k -> k.features(arch)).orElseGet(() -> ChoiceFeatures.of(arch, space));
        double[] all = Arrays.copyOf(features, features.length + 1 + proxies.size());
        all[features.length] = Math.log1p(pathCost(arch, kit));
        System.arraycopy(proxies.of(arch), 0, all, features.length + 1, proxies.size());
        return all;
    }

    /** The cost of the operations on a path; 0 if it is not known. */
    static double pathCost(Genotype arch, SearchSpace space) {
        return pathCost(arch, SpaceKits.find(space.name()));
    }

    private static double pathCost(Genotype arch, Optional<SpaceKit> kit) {
        return kit.map(k -> k.pathCost(arch).orElse(0)).orElse(0.0);
    }
}
