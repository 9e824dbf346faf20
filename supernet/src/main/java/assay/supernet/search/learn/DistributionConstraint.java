package assay.supernet.search.learn;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.EnsembleGumbel;
import assay.supernet.search.relax.Simplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * DATA's distribution constraint (ADC): draws the probabilities P towards the weights f that were drawn from them, held
 * constant, so that architectures of the search resemble the derived one. Every form is a mean over all options of a table
 * (the code; the paper sums), times {@code scale}. f is scaled to sum to one on each edge.
 *
 * <pre>
 *   L1 |P - f|,   L2 (P - f)^2,   KL f log(f / (P + 1e-10)),   entropy -P log(P + 1e-10)
 * </pre>
 *
 * @param form the distance
 * @param simplex how alpha becomes P: that of the relaxation
 */
public record DistributionConstraint(Form form, double scale, Simplex simplex) implements Penalty {
    private static final double EPS = 1e-10;
    private static final double MOST = 1000;

    /** The distances of the paper's ablation. */
    public enum Form {
        L1,
        L2,
        KL,
        ENTROPY
    }

    /** With the word for no constraint behind the forms. */
    private Choice<Optional<Form>> formSetting() {
        List<Optional<Form>> forms =
                new ArrayList<>(Arrays.stream(Form.values()).map(Optional::of).toList());
        forms.add(Optional.empty());
        return new Choice<>(
                "constraint",
                Optional.of(form),
                forms,
                f -> f.map(Form::name).orElse("NONE").toLowerCase(Locale.ROOT),
                "distance of probabilities and draws");
    }

    private Real scaleSetting() {
        return new Real("constraint_scale", scale, 0, MOST, "its factor");
    }

    @Override
    public List<Setting> settings() {
        return List.of(formSetting(), scaleSetting());
    }

    /** The probabilities are those of the relaxation. */
    @Override
    public Penalty with(Map<String, ?> values) {
        double factor = scaleSetting().in(values);
        Simplex of = EnsembleGumbel.probabilities(simplex).in(values);
        return formSetting()
                .in(values)
                .map(f -> (Penalty) new DistributionConstraint(f, factor, of))
                .orElseGet(Penalty::none);
    }

    @Override
    public String title() {
        return scale + " ADC " + form;
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        double[] p = simplex.of(groups, alpha);
        double[] f = normalised(groups, draw.weights());
        double[] toP = new double[p.length];
        double value = 0;
        double each = scale / p.length;
        for (int i = 0; i < p.length; i++) {
            double off = p[i] - f[i];
            switch (form) {
                case L1 -> {
                    value += each * Math.abs(off);
                    toP[i] = each * Math.signum(off);
                }
                case L2 -> {
                    value += each * off * off;
                    toP[i] = each * 2 * off;
                }
                case KL -> {
                    value += f[i] > 0 ? each * f[i] * StrictMath.log(f[i] / (p[i] + EPS)) : 0;
                    toP[i] = -each * f[i] / (p[i] + EPS);
                }
                case ENTROPY -> {
                    double log = StrictMath.log(p[i] + EPS);
                    value -= each * p[i] * log;
                    toP[i] = -each * (log + p[i] / (p[i] + EPS));
                }
            }
        }
        double[] toAlpha = simplex.pullBack(groups, alpha, p, toP);
        for (int i = 0; i < toAlpha.length; i++) {
            grad[i] += toAlpha[i];
        }
        return value;
    }

    private static double[] normalised(Groups groups, double[] w) {
        double[] f = new double[groups.size()];
        for (int g = 0; g < groups.count(); g++) {
            double sum = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += w[i];
            }
            for (int i = groups.start()[g]; sum > 0 && i < groups.start()[g + 1]; i++) {
                f[i] = w[i] / sum;
            }
        }
        return f;
    }
}
