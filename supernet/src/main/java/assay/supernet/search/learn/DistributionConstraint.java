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
import java.util.Map;
import java.util.Optional;

/**
 * DATA's distribution constraint (ADC): pulls the probabilities P towards f, which was drawn from them and is held constant.
 * So architectures of the search resemble the derived one. With d = |P - f|, t {@code power} and e = 1e-10, the term of each
 * option is
 *
 * <pre>
 *   l1  d      l2  d^2      power  d^t                                          (paper, Eq. 12 and 17)
 *   kl  f log(f / (P + e))          kl-paper  P log((P + e) / (f + e))          (Eq. 18, which has no e)
 *   entropy  -P log(P + e)                                                      (Eq. 19)
 * </pre>
 *
 * Both divergences take an f that sums to one on each edge.
 *
 * @param form the distance
 * @param scale its factor
 * @param simplex how alpha becomes P: that of the relaxation
 * @param target what f is
 * @param over how the options' terms are added up
 * @param power t
 */
public record DistributionConstraint(Form form, double scale, Simplex simplex, Target target, Over over, double power)
        implements Penalty {
    private static final double EPS = 1e-10;
    private static final double MOST = 1000;
    private static final double LEAST_POWER = 0.01;
    private static final double MOST_POWER = 100;

    /** The distances of the paper's ablation, and its general one. */
    public enum Form {
        L1("l1"),
        L2("l2"),
        POWER("power"),
        /** KL(f || P). */
        KL("kl"),
        /** KL(P || f). */
        KL_PAPER("kl-paper"),
        ENTROPY("entropy");

        private final String title;

        Form(String title) {
            this.title = title;
        }
    }

    /** What the probabilities are compared with. */
    public enum Target {
        /** The code: the weights of the pass that gave the loss, after they were divided by their sum. */
        WEIGHTS("weights"),
        /** The paper: one for each option that was drawn. */
        CODE("code");

        private final String title;

        Target(String title) {
            this.title = title;
        }
    }

    /** How the terms are added up. */
    public enum Over {
        /** The code: the mean of each table of alpha (normal, reduction), and the sum of these. */
        TABLE_MEANS("table-means"),
        /** The paper. */
        SUM("sum");

        private final String title;

        Over(String title) {
            this.title = title;
        }
    }

    /** As the released code: the drawn weights, the means of the tables. */
    public DistributionConstraint(Form form, double scale, Simplex simplex) {
        this(form, scale, simplex, Target.WEIGHTS, Over.TABLE_MEANS, 1);
    }

    /** All forms, then the word for no constraint. */
    private Choice<Optional<Form>> formSetting() {
        List<Optional<Form>> forms =
                new ArrayList<>(Arrays.stream(Form.values()).map(Optional::of).toList());
        forms.add(Optional.empty());
        return new Choice<>(
                "constraint",
                Optional.of(form),
                forms,
                f -> f.map(w -> w.title).orElse("none"),
                "distance of probabilities and draws");
    }

    private Real scaleSetting() {
        return new Real("constraint_scale", scale, 0, MOST, "its factor");
    }

    private Choice<Target> targetSetting() {
        return new Choice<>(
                "constraint_target",
                target,
                List.of(Target.values()),
                t -> t.title,
                "what probabilities are compared with: the weights as drawn, or 1 for each drawn option");
    }

    private Choice<Over> overSetting() {
        return new Choice<>(
                "constraint_over",
                over,
                List.of(Over.values()),
                o -> o.title,
                "the mean of each table of alpha and the sum of these, or the sum of all");
    }

    private Real powerSetting() {
        return new Real("constraint_power", power, LEAST_POWER, MOST_POWER, "t, of 'constraint: power'");
    }

    @Override
    public List<Setting> settings() {
        return List.of(formSetting(), scaleSetting(), targetSetting(), overSetting(), powerSetting());
    }

    /** Uses the probabilities of the relaxation. */
    @Override
    public Penalty with(Map<String, ?> values) {
        double factor = scaleSetting().in(values);
        Simplex of = EnsembleGumbel.probabilities(simplex).in(values);
        Target to = targetSetting().in(values);
        Over sum = overSetting().in(values);
        double t = powerSetting().in(values);
        return formSetting()
                .in(values)
                .map(f -> (Penalty) new DistributionConstraint(f, factor, of, to, sum, t))
                .orElseGet(Penalty::none);
    }

    @Override
    public String title() {
        return scale + " ADC " + form;
    }

    @Override
    public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
        double[] p = simplex.of(groups, alpha);
        double[] toP = new double[p.length];
        double value = 0;
        for (int g = 0; g < groups.count(); g++) {
            double each = over == Over.SUM ? scale : scale / groups.tableSize(g);
            double[] f = target(groups, g, draw.weights());
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                Term term = term(p[i], f[i - groups.start()[g]]);
                value += each * term.value();
                toP[i] = each * term.slope();
            }
        }
        double[] toAlpha = simplex.pullBack(groups, alpha, p, toP);
        for (int i = 0; i < toAlpha.length; i++) {
            grad[i] += toAlpha[i];
        }
        return value;
    }

    /** One option's part, and its derivative to P. */
    private record Term(double value, double slope) {}

    private Term term(double p, double f) {
        double off = p - f;
        return switch (form) {
            case L1 -> new Term(Math.abs(off), Math.signum(off));
            case L2 -> new Term(off * off, 2 * off);
            case POWER ->
                new Term(
                        StrictMath.pow(Math.abs(off), power),
                        off == 0 ? 0 : power * StrictMath.pow(Math.abs(off), power - 1) * Math.signum(off));
            case KL -> new Term(f > 0 ? f * StrictMath.log(f / (p + EPS)) : 0, -f / (p + EPS));
            case KL_PAPER -> {
                double log = StrictMath.log((p + EPS) / (f + EPS));
                yield new Term(p * log, log + p / (p + EPS));
            }
            case ENTROPY -> {
                double log = StrictMath.log(p + EPS);
                yield new Term(-p * log, -log - p / (p + EPS));
            }
        };
    }

    /** f of one group. */
    private double[] target(Groups groups, int g, double[] weights) {
        double[] f = Arrays.copyOfRange(weights, groups.start()[g], groups.start()[g + 1]);
        if (target == Target.CODE) {
            boolean noneAlone = Arrays.stream(f).allMatch(w -> w == 0) && groups.none()[g] >= 0;
            for (int k = 0; k < f.length; k++) {
                f[k] = f[k] > 0 || noneAlone && k == groups.none()[g] ? 1 : 0;
            }
        }
        double sum = Arrays.stream(f).sum();
        if ((form == Form.KL || form == Form.KL_PAPER) && sum > 0) {
            Arrays.setAll(f, k -> f[k] / sum);
        }
        return f;
    }
}
