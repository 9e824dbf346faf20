package assay.core.blackbox;

import assay.core.space.DecisionGroup;
import java.util.List;
import java.util.random.RandomGenerator;

/** Independent categorical distributions over the options of each decision group, by softmax of logits. */
final class Policy {
    private final double[][] logits;

    /** Logits normal with this standard deviation. */
    Policy(List<DecisionGroup> groups, double initial, RandomGenerator random) {
        logits = new double[groups.size()][];
        for (int g = 0; g < logits.length; g++) {
            logits[g] = new double[groups.get(g).width()];
            for (int i = 0; i < logits[g].length; i++) {
                logits[g][i] = initial * random.nextGaussian();
            }
        }
    }

    /** {@code [groups][options]}: the policy's own array. Changes to it change the policy. */
    double[][] logits() {
        return logits;
    }

    /** One option of each group. */
    int[] draw(RandomGenerator random) {
        int[] choices = new int[logits.length];
        for (int g = 0; g < choices.length; g++) {
            double[] p = probabilities(logits[g]);
            double u = random.nextDouble();
            int i = 0;
            while (i < p.length - 1 && u >= p[i]) {
                u -= p[i++];
            }
            choices[g] = i;
        }
        return choices;
    }

    /** log p(choices), nats. */
    double logProbability(int[] choices) {
        double sum = 0;
        for (int g = 0; g < choices.length; g++) {
            sum += Math.log(probabilities(logits[g])[choices[g]]);
        }
        return sum;
    }

    /** The gradient of {@link #logProbability} with respect to the logits: one-hot minus softmax in every group. */
    double[][] gradient(int[] choices) {
        double[][] gradient = new double[choices.length][];
        for (int g = 0; g < choices.length; g++) {
            gradient[g] = probabilities(logits[g]);
            for (int i = 0; i < gradient[g].length; i++) {
                gradient[g][i] = (i == choices[g] ? 1 : 0) - gradient[g][i];
            }
        }
        return gradient;
    }

    private static double[] probabilities(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double l : logits) {
            max = Math.max(max, l);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = StrictMath.exp(logits[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
