package assay.supernet.search.method;

import static assay.supernet.search.relax.Relaxation.softmax;

import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Updates;
import java.util.List;
import java.util.Map;

/**
 * Zero-cost perturbation (Xiang et al.; zerocost_operation_score, nasbench201/init_projection.py): DARTS-PT on a supernet that
 * is not trained at all. Edges are decided in random order. On each edge, a zero-cost proxy scores the supernet without each
 * operation, on a batch of its own. The operation stays whose removal gives the lowest score. Several architectures are
 * proposed in this way. The answer is the one with the highest mean score over several batches, as a network of its own.
 *
 * @param proposals N; 10 and 100 are published
 * @param proxy its name. The published one is NASWOT, which the code calls jacob. This module does not know the proxies
 * @param rounds V, batches over which proposals are compared; 100 are published
 */
public record Perturbed(int proposals, String proxy, int rounds) implements Pick {
    private Whole proposalSetting() {
        return new Whole("proposals", proposals, 1, MOST, "architectures that perturbation proposes");
    }

    private Choice<String> proxySetting() {
        return Choice.of(BestOf.PROXY, proxy, List.of(proxy), "scores the untrained supernet, and what is proposed");
    }

    private Whole roundSetting() {
        return new Whole("rounds", rounds, 1, MOST, "batches on which several proposals are compared");
    }

    @Override
    public List<Setting> settings() {
        return List.of(proposalSetting(), proxySetting(), roundSetting());
    }

    @Override
    public Perturbed with(Map<String, ?> values) {
        Object name = values.get(BestOf.PROXY);
        return new Perturbed(
                proposalSetting().in(values),
                name == null ? proxy : name.toString(),
                roundSetting().in(values));
    }

    /** The supernet from which it removes options: DARTS' at its start. */
    public static Search supernet() {
        return Search.of(softmax(), new Learn.Nothing(), Updates.ALPHA_THEN_WEIGHTS);
    }

    @Override
    public String title() {
        return "zero-cost perturbation, best of " + proposals + " by " + proxy;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.perturbed(this);
    }
}
