package assay.supernet.search.learn;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.internal.core.special.GammaFunction;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Dirichlet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * DrNAS' anchor of alpha. KL is scale times the sum over edges of KL(Dir(beta) || Dir(1)), which pulls towards the uniform
 * distribution over the simplex. The code's default is L2 on alpha: Adam's weight decay, and no term of the loss.
 *
 * <pre>
 *   KL = log Gamma(B) - sum log Gamma(beta_k) - log Gamma(K) + sum (beta_k - 1) (psi(beta_k) - psi(B))
 * </pre>
 */
public record DirichletAnchor(Form form, double scale) implements Penalty {
    private static final double MOST = 1000;

    /** The form of the anchor. */
    public enum Form {
        L2,
        KL
    }

    /** An anchor by the divergence. */
    public DirichletAnchor(double scale) {
        this(Form.KL, scale);
    }

    private Choice<Form> formSetting() {
        return new Choice<>(
                "anchor",
                form,
                List.of(Form.values()),
                f -> f.name().toLowerCase(Locale.ROOT),
                "decay of alpha, or divergence from Dir(1)");
    }

    private Real scaleSetting() {
        return new Real("anchor_scale", scale, 0, MOST, "its factor");
    }

    @Override
    public List<Setting> settings() {
        return List.of(formSetting(), scaleSetting());
    }

    @Override
    public DirichletAnchor with(Map<String, ?> values) {
        return new DirichletAnchor(formSetting().in(values), scaleSetting().in(values));
    }

    @Override
    public Set<String> replaces() {
        return Set.of(Learn.ByAdam.DECAY);
    }

    @Override
    public Learn beside(Learn learn) {
        return learn.decaying(form == Form.L2 ? scale : 0);
    }

    @Override
    public String title() {
        return form == Form.L2 ? "" : scale + " KL(Dir(beta) || Dir(1))";
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        if (form == Form.L2) {
            return 0;
        }
        double[] beta = Dirichlet.concentration(alpha);
        double[] toBeta = new double[beta.length];
        double value = 0;
        for (int g = 0; g < groups.count(); g++) {
            value += scale * divergence(beta, groups.start()[g], groups.start()[g + 1], toBeta);
        }
        double[] toAlpha = Dirichlet.toAlpha(alpha, toBeta);
        for (int i = 0; i < toAlpha.length; i++) {
            grad[i] += scale * toAlpha[i];
        }
        return value;
    }

    /**
     * KL(Dir(beta) || Dir(1)) of the betas from {@code from} to {@code to} (exclusive).
     *
     * @param grad takes its gradient at the same places
     */
    public static double divergence(double[] beta, int from, int to, double[] grad) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += beta[i];
        }
        double kl = GammaFunction.log(sum) - GammaFunction.log(to - from);
        double more = sum - (to - from);
        for (int i = from; i < to; i++) {
            kl -= GammaFunction.log(beta[i]);
            kl += (beta[i] - 1) * (GammaFunction.digamma(beta[i]) - GammaFunction.digamma(sum));
            grad[i] = (beta[i] - 1) * GammaFunction.trigamma(beta[i]) - more * GammaFunction.trigamma(sum);
        }
        return kl;
    }
}
