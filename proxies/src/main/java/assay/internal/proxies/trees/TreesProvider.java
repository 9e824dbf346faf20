package assay.internal.proxies.trees;

import assay.internal.core.predict.Regression;
import assay.internal.core.predict.RegressionProvider;

/** {@code trees}: {@link BoostedTrees}. */
public final class TreesProvider implements RegressionProvider {
    private static final int ENSEMBLE = 5;

    @Override
    public String name() {
        return "trees";
    }

    @Override
    public Regression make(boolean deviations, long seed) {
        return new BoostedTrees(deviations ? ENSEMBLE : 1, seed);
    }
}
