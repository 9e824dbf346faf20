package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * DATA's ensemble Gumbel-softmax (Chang et al., NeurIPS 2019; TPAMI 2021): M hard draws per edge, their elementwise maximum b,
 * with straight-through gradients through the draw that gives the maximum of an option (the first draw if several do):
 *
 * <pre>
 *   p = softmax((log(P + 1e-10) + G) / tau),  G = -log(1e-10 - log(U + 1e-10)),  draw = onehot(argmax p)
 *   weights = b / (sum of b + 1e-9)
 * </pre>
 *
 * The paper sums the chosen operations; the released code averages them as above, with P = softmax(alpha) leaving {@code
 * none} out of the sum, with P = relu(alpha) / sum counting it.
 *
 * @param draws M
 * @param combine how the chosen operations of an edge are combined to its output
 */
public record EnsembleGumbel(int draws, Simplex simplex, Combine combine, Temperature tau) implements Relaxation {
    /** How the chosen operations of an edge are combined to its output. */
    public enum Combine {
        /** Their sum, as in the paper. */
        SUM("sum"),
        /**
         * As in the code, except if only {@code none} is chosen and it is not counted: the edge is then zero, without a
         * gradient.
         */
        AVERAGE("average"),
        /** As in the code: the weights of such an edge are divided by 1e-9, and so are the gradients of its other options. */
        PUBLISHED("published");

        private final String title;

        Combine(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final int MOST_DRAWS = 10_000;
    private static final double LOG_EPS = 1e-10;
    private static final double SUM_EPS = 1e-9;

    public EnsembleGumbel {
        if (draws < 1) {
            throw new IllegalArgumentException("ensemble: expected at least 1 draw, found " + draws + ".");
        }
    }

    @Override
    public String title() {
        return "ensemble Gumbel-softmax, M = " + draws + ", " + simplex.title() + ", " + combine.title() + ", tau "
                + tau.title();
    }

    public static Whole drawSetting(int draws) {
        return new Whole("draws", draws, 1, MOST_DRAWS, "per edge, M");
    }

    public static Choice<Simplex> probabilities(Simplex simplex) {
        return new Choice<>("probabilities", simplex, List.of(Simplex.values()), Simplex::title, "of alpha");
    }

    private Choice<Combine> combineSetting() {
        return new Choice<>(
                "combine", combine, List.of(Combine.values()), Combine::title, "the chosen operations of an edge");
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>(List.of(drawSetting(draws), probabilities(simplex), combineSetting()));
        all.addAll(tau.settings());
        return all;
    }

    @Override
    public EnsembleGumbel with(Map<String, ?> values) {
        return new EnsembleGumbel(
                drawSetting(draws).in(values),
                probabilities(simplex).in(values),
                combineSetting().in(values),
                tau.with(values));
    }

    /** Around the point that the code starts at: with relu around 1, so that no option is out from the start. */
    @Override
    public double[] start(Groups groups, RandomStream random) {
        double[] alpha = Relaxation.super.start(groups, random);
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] += simplex.start();
        }
        return alpha;
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        double[][] uniform = new double[draws][groups.size()];
        for (double[] u : uniform) {
            for (int i = 0; i < u.length; i++) {
                u[i] = noise.nextDouble();
            }
        }
        return of(groups, alpha, uniform, tau.at(when));
    }

    /** @param uniform U, one row per draw, one value per option */
    public Draw of(Groups groups, double[] alpha, double[][] uniform, double temperature) {
        double[] probability = simplex.of(groups, alpha);
        double[][] p = new double[uniform.length][];
        int[] winner = new int[groups.size()];
        double[] b = new double[groups.size()];
        for (int m = 0; m < p.length; m++) {
            p[m] = softened(groups, probability, uniform[m], temperature);
            int[] choice = groups.argmax(p[m]);
            for (int g = 0; g < choice.length; g++) {
                int i = groups.start()[g] + choice[g];
                if (b[i] == 0) {
                    b[i] = 1;
                    winner[i] = m;
                }
            }
        }
        double[] scale = scale(groups, b);
        double[] w = new double[b.length];
        for (int g = 0; g < groups.count(); g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] = b[i] * scale[g];
            }
        }
        return new Chosen(groups, alpha, probability, p, winner, w, scale, temperature);
    }

    private static double[] softened(Groups groups, double[] probability, double[] u, double tau) {
        double[] z = new double[u.length];
        for (int i = 0; i < z.length; i++) {
            double gumbel = -StrictMath.log(LOG_EPS - StrictMath.log(u[i] + LOG_EPS));
            z[i] = (StrictMath.log(probability[i] + LOG_EPS) + gumbel) / tau;
        }
        return groups.softmax(z);
    }

    /** One divided by the sum of each group. */
    private double[] scale(Groups groups, double[] b) {
        double[] scale = new double[groups.count()];
        for (int g = 0; g < scale.length; g++) {
            double sum = SUM_EPS;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sum += counts(groups, g, i) ? b[i] : 0;
            }
            scale[g] = switch (combine) {
                case SUM -> 1;
                case AVERAGE -> sum > SUM_EPS ? 1 / sum : 0;
                case PUBLISHED -> 1 / sum;
            };
        }
        return scale;
    }

    private boolean counts(Groups groups, int g, int i) {
        return simplex == Simplex.RELU || i - groups.start()[g] != groups.none()[g];
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] alpha) {
        return simplex == Simplex.SOFTMAX
                ? new ArchDistribution.Categorical(space, alpha)
                : new ArchDistribution.Independent(space, simplex.of(Groups.of(space), alpha));
    }

    private final class Chosen implements Draw {
        private final Groups groups;
        private final double[] alpha;
        private final double[] probability;
        private final double[][] p;
        private final int[] winner;
        private final double[] w;
        private final double[] scale;
        private final double temperature;

        Chosen(
                Groups groups,
                double[] alpha,
                double[] probability,
                double[][] p,
                int[] winner,
                double[] w,
                double[] scale,
                double temperature) {
            this.groups = groups;
            this.alpha = alpha;
            this.probability = probability;
            this.p = p;
            this.winner = winner;
            this.w = w;
            this.scale = scale;
            this.temperature = temperature;
        }

        @Override
        public double[] weights() {
            return w;
        }

        @Override
        public double[] pullBack(double[] grad) {
            double[] toB = throughScale(grad);
            double[] toP = new double[w.length];
            for (int m = 0; m < p.length; m++) {
                double[] own = new double[w.length];
                for (int i = 0; i < own.length; i++) {
                    own[i] = winner[i] == m ? toB[i] : 0;
                }
                double[] z = groups.softmaxGrad(p[m], own);
                for (int i = 0; i < z.length; i++) {
                    toP[i] += z[i] / temperature / (probability[i] + LOG_EPS);
                }
            }
            return simplex.pullBack(groups, alpha, probability, toP);
        }

        /** The gradient to b from the gradient to the weights: w = b / S, where S is the sum over the counted options. */
        private double[] throughScale(double[] grad) {
            double[] g = new double[w.length];
            for (int e = 0; e < groups.count(); e++) {
                double mean = 0;
                for (int i = groups.start()[e]; combine != Combine.SUM && i < groups.start()[e + 1]; i++) {
                    mean += w[i] * grad[i];
                }
                for (int i = groups.start()[e]; i < groups.start()[e + 1]; i++) {
                    g[i] = scale[e] * (grad[i] - (counts(groups, e, i) ? mean : 0));
                }
            }
            return g;
        }
    }
}
