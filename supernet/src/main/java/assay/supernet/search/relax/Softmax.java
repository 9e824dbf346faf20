package assay.supernet.search.relax;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.random.RandomGenerator;

/** DARTS, Eq. 2 (Liu et al., ICLR 2019): softmax of alpha on each edge; no noise. */
public record Softmax() implements Relaxation {
    @Override
    public String title() {
        return "softmax";
    }

    @Override
    public Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise) {
        return of(groups, alpha);
    }

    public static Draw of(Groups groups, double[] alpha) {
        double[] p = groups.softmax(alpha);
        return new Draw() {
            @Override
            public double[] weights() {
                return p;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return groups.softmaxGrad(p, grad);
            }
        };
    }
}
