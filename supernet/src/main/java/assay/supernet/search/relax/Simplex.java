package assay.supernet.search.relax;

import assay.supernet.search.draw.Groups;
import java.util.Locale;

/** How parameters become probabilities of the options of a group. */
public enum Simplex {
    SOFTMAX {
        @Override
        public double[] of(Groups groups, double[] alpha) {
            return groups.softmax(alpha);
        }

        @Override
        public double[] pullBack(Groups groups, double[] alpha, double[] p, double[] grad) {
            return groups.softmaxGrad(p, grad);
        }
    },
    /** P = relu(alpha) / (sum relu(alpha) + 1e-7): the default of DATA's code. */
    RELU {
        @Override
        double start() {
            return 1;
        }

        @Override
        public double[] of(Groups groups, double[] alpha) {
            double[] p = new double[groups.size()];
            for (int g = 0; g < groups.count(); g++) {
                double sum = reluSum(groups, alpha, g);
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    p[i] = Math.max(0, alpha[i]) / sum;
                }
            }
            return p;
        }

        @Override
        public double[] pullBack(Groups groups, double[] alpha, double[] p, double[] grad) {
            double[] out = new double[groups.size()];
            for (int g = 0; g < groups.count(); g++) {
                double sum = reluSum(groups, alpha, g);
                double mean = 0;
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    mean += p[i] * grad[i];
                }
                for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
                    out[i] = alpha[i] > 0 ? (grad[i] - mean) / sum : 0;
                }
            }
            return out;
        }
    };

    /** Its name in experiment files. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The middle of the first parameters, from which all options are alike. */
    double start() {
        return 0;
    }

    /** One probability per option. */
    public abstract double[] of(Groups groups, double[] alpha);

    /** The gradient to alpha, from the gradient to the probabilities p. */
    public abstract double[] pullBack(Groups groups, double[] alpha, double[] p, double[] grad);

    private static double reluSum(Groups groups, double[] alpha, int g) {
        double sum = 1e-7;
        for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
            sum += Math.max(0, alpha[i]);
        }
        return sum;
    }
}
