package assay.supernet.search.learn;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.optim.Exponentiated;
import assay.supernet.optim.Exponentiated.Face;
import assay.supernet.optim.Learner;
import assay.supernet.search.draw.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * GAEA's exponentiated gradient (Li et al., ICLR 2021, Algorithm 1; liamcli/gaea_release, cnn/architect/architect_edarts.py), for
 * an alpha on the simplex: {@code OnSimplex}.
 *
 * @param entropy factor of sum alpha log(alpha n) in the loss, n options on an edge; 0 is published
 */
public record ByExponent(double rate, double entropy) implements Learn.ByGradient {
    /** Alpha is raised to this before its edge is scaled to one, as published; weights of edges are not. */
    private static final double FLOOR = 1e-5;

    private Real rateSetting() {
        return new Real("alpha_rate", rate, 0, MOST, "learning rate of the architecture parameters");
    }

    private Real entropySetting() {
        return new Real("alpha_entropy", entropy, 0, MOST, "of the pull towards uniform alpha in the loss");
    }

    @Override
    public List<Setting> settings() {
        return List.of(rateSetting(), entropySetting());
    }

    @Override
    public ByExponent with(Map<String, ?> values) {
        return new ByExponent(rateSetting().in(values), entropySetting().in(values));
    }

    @Override
    public String title() {
        return "exponentiated gradient " + rate;
    }

    @Override
    public String regulariser() {
        return entropy == 0 ? "" : "negative entropy of alpha";
    }

    /** All of alpha on one simplex. */
    @Override
    public Learner start(double[] alpha, int trainSize) {
        return new Exponentiated(alpha, rate, entropy, List.of(new Face(0, alpha.length, FLOOR)));
    }

    @Override
    public Learner start(Groups groups, double[] alpha, int trainSize) {
        List<Face> faces = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            faces.add(new Face(groups.start()[g], groups.start()[g + 1], FLOOR));
        }
        int from = 0;
        for (int g = 1; alpha.length > groups.size() && g <= groups.count(); g++) {
            if (g == groups.count() || groups.node()[g] != groups.node()[from]) {
                faces.add(new Face(groups.size() + from, groups.size() + g, 0));
                from = g;
            }
        }
        return new Exponentiated(alpha, rate, entropy, faces);
    }
}
