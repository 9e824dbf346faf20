package assay.supernet.search.extra;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Reweighed;

/** The shares of the options in the sum of their edge's weights, in one draw, and draws with others in their place. */
final class Shares {
    private final Groups groups;
    private final Draw draw;
    private final double[] sums;
    private final double[] kept;

    Shares(Groups groups, Draw draw) {
        this.groups = groups;
        this.draw = draw;
        sums = new double[groups.count()];
        kept = new double[groups.size()];
        double[] w = draw.weights();
        for (int g = 0; g < sums.length; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                sums[g] += w[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                kept[i] = sums[g] > 0 ? w[i] / sums[g] : 0;
            }
        }
    }

    /** The shares of the draw itself. */
    double[] kept() {
        return kept;
    }

    /** Cut to 0..1 and divided by the sum; an edge with nothing left keeps its own shares. */
    double[] project(double[] shares) {
        double[] p = new double[shares.length];
        for (int g = 0; g < sums.length; g++) {
            double sum = 0;
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                p[i] = draw.off(i) ? 0 : Math.max(0, Math.min(1, shares[i]));
                sum += p[i];
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                p[i] = sum > 0 ? p[i] / sum : kept[i];
            }
        }
        return p;
    }

    /** The draw with these shares; its gradient goes back to the parameters in the same way as that of the first draw. */
    Draw draw(double[] shares) {
        double[] w = draw.weights().clone();
        for (int g = 0; g < sums.length; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] = shares[i] * sums[g];
            }
        }
        return new Reweighed(draw, w);
    }
}
