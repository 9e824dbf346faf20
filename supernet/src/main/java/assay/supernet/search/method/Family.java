package assay.supernet.search.method;

import static assay.supernet.search.learn.Updates.ALPHA_THEN_WEIGHTS;

import assay.supernet.search.extra.BetaDecay;
import java.util.List;

/** The methods around DARTS: each is DARTS or PC-DARTS with other parts, or with more of them. */
final class Family {
    private static final Method BETA_DARTS = Methods.DARTS
            .named("beta-darts")
            .with(s -> s.updates(ALPHA_THEN_WEIGHTS).beside(e -> e.beta(new BetaDecay(50))))
            .source("Ye et al., CVPR 2022; Sunshine-Ye/Beta-DARTS: 100 epochs of batches of 64")
            .departs(
                    "the term is of each edge's alpha",
                    "its mean over the edges of NAS-Bench-201, with the factor 50 epoch / 100",
                    "the mean over all edges of all tables; the factor grows to `beta_weight` over the epochs of the search,"
                            + " however many they are")
            .departs(
                    "in second order the loss has the term too",
                    "its second order leaves it out",
                    "it is added in every order");

    private Family() {}

    /** In the order of {@code assay list methods}. */
    static List<Method> all() {
        return List.of(BETA_DARTS);
    }
}
