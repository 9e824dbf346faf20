package assay.supernet.search.relax;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.random.RandomGenerator;

/**
 * DSNAS (Hu et al., CVPR 2020, Eq. 8; SNAS-Series/SNAS-Series, DSNAS/network.py): only the options Z of a draw from p =
 * softmax(alpha) are computed. Each edge's log-probability is credited with the derivative of the loss to its own Z:
 *
 * <pre>
 *   gradient to alpha = dL/dZ_k (Z - p),   k the drawn option
 * </pre>
 */
public record CreditedPath() implements Relaxation {
    @Override
    public String title() {
        return "one path, credited by its gradient";
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        double[] z = Gumbel.noise(groups.size(), noise);
        for (int i = 0; i < z.length; i++) {
            z[i] += alpha[i];
        }
        return of(groups, alpha, groups.argmax(z));
    }

    /** @param choice the drawn option of each group */
    static Draw of(Groups groups, double[] alpha, int[] choice) {
        double[] drawn = groups.oneHot(choice);
        double[] p = groups.softmax(alpha);
        return new Draw() {
            @Override
            public double[] weights() {
                return drawn;
            }

            @Override
            public boolean off(int option) {
                return drawn[option] == 0;
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] out = new double[p.length];
                for (int g = 0; g < choice.length; g++) {
                    double credit = grad[groups.start()[g] + choice[g]];
                    for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                        out[i] = credit * (drawn[i] - p[i]);
                    }
                }
                return out;
            }
        };
    }
}
