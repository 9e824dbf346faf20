package assay.supernet.search.draw;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The options that progressive DrNAS has kept. A draw is masked, and scaled so that it sums to one again on each edge. The kept
 * components of a Dirichlet draw are then a Dirichlet draw with their own concentrations.
 */
public final class Mask {
    private final boolean[] kept;

    private Mask(boolean[] kept) {
        this.kept = kept;
    }

    public static Mask all(int size) {
        boolean[] kept = new boolean[size];
        Arrays.fill(kept, true);
        return new Mask(kept);
    }

    /** Makes a mask from {@link #state}. */
    public static Mask of(double[] state) {
        boolean[] kept = new boolean[state.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = state[i] != 0;
        }
        return new Mask(kept);
    }

    public double[] state() {
        double[] s = new double[kept.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = kept[i] ? 1 : 0;
        }
        return s;
    }

    public boolean isFull() {
        return IntStream.range(0, kept.length).allMatch(i -> kept[i]);
    }

    public boolean keeps(int option) {
        return kept[option];
    }

    /** In each group, keeps the {@code n} options with the largest values among those kept so far; the first of equal ones. */
    public Mask prune(Groups groups, double[] values, int n) {
        boolean[] next = new boolean[kept.length];
        for (int g = 0; g < groups.count(); g++) {
            IntStream.range(groups.start()[g], groups.start()[g + 1])
                    .filter(i -> kept[i])
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                    .limit(n)
                    .forEach(i -> next[i] = true);
        }
        return new Mask(next);
    }

    /** Alpha with zeros at the options that are not kept. */
    public double[] apply(double[] alpha) {
        double[] a = alpha.clone();
        for (int i = 0; i < kept.length; i++) {
            a[i] = kept[i] ? a[i] : 0;
        }
        return a;
    }

    public Draw apply(Groups groups, Draw draw) {
        if (isFull()) {
            return draw;
        }
        double[] w = draw.weights().clone();
        double[] sum = new double[groups.count()];
        for (int g = 0; g < sum.length; g++) {
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] = kept[i] ? w[i] : 0;
                sum[g] += w[i];
            }
            if (!(sum[g] > 0)) {
                throw new UsageException("pruned search: expected a positive weight on a kept option of group " + g
                        + ", found none. Pruning needs a relaxation that weighs every option.");
            }
            for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                w[i] /= sum[g];
            }
        }
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return option < kept.length && !kept[option] || draw.off(option);
            }

            @Override
            public boolean bare() {
                return draw.bare();
            }

            @Override
            public double[] pullBack(double[] grad) {
                double[] inner = grad.clone();
                for (int g = 0; g < sum.length; g++) {
                    double mean = 0;
                    for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                        mean += w[i] * grad[i];
                    }
                    for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                        inner[i] = kept[i] ? (grad[i] - mean) / sum[g] : 0;
                    }
                }
                return draw.pullBack(inner);
            }
        };
    }
}
