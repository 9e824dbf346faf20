package assay.core.blackbox;

import assay.core.setting.Real;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * REINFORCE (Williams, 1992) as NAS-Bench-201 runs it, with a softmax per decision. The reward is the validation accuracy in
 * percent. The baseline is an exponential moving average that includes the reward itself. Adam (betas 0.9, 0.999) minimises
 * {@code -log p(arch) (reward - baseline)}. Nothing is learnt from an architecture that the table does not know.
 *
 * @param rate of Adam: 0.5 in NAS-Bench-201's command, 0.01 in NATS-Bench's
 * @param momentum of the baseline, 0.9
 */
public record Reinforce(double rate, double momentum) implements Optimizer {
    private static final Real RATE = new Real("rate", 0.5, 0, 1000, "learning rate of Adam; NATS-Bench: 0.01");
    private static final Real BASELINE =
            new Real("baseline", 0.9, 0, 0.999999, "momentum of the moving average of rewards");

    /** The method and its settings. */
    public static final TableMethod METHOD = new TableMethod(
            "reinforce",
            "policy gradient on a softmax per edge, the best seen (Williams, 1992; NAS-Bench-201 reinforce)",
            List.of(RATE, BASELINE),
            TableMethod.SHORT,
            Map.of(Benchmark.NASBENCH101.key(), Map.of("rate", 0.1)),
            values -> new Reinforce(RATE.in(values), BASELINE.in(values)));

    private static final double INITIAL = 1e-3;

    public Reinforce {
        if (!(rate > 0) || !(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "REINFORCE: expected a rate above 0 and a momentum in [0, 1), found " + rate + ", " + momentum);
        }
    }

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Policy policy = new Policy(space.groups(), INITIAL, random);
        Adam adam = new Adam(policy.logits(), rate);
        Baseline baseline = new Baseline(momentum);
        while (ledger.open()) {
            int[] choices = policy.draw(random);
            OptionalDouble reward = ledger.train(space.decode(choices));
            if (reward.isPresent()) {
                double advantage = reward.getAsDouble() - baseline.after(reward.getAsDouble());
                double[][] loss = policy.gradient(choices);
                for (double[] row : loss) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] *= -advantage;
                    }
                }
                adam.step(loss);
            }
        }
    }

    /** Exponential moving average, corrected for its start at zero. */
    static final class Baseline {
        private final double momentum;
        private double sum;
        private double weight;

        Baseline(double momentum) {
            this.momentum = momentum;
        }

        /** The average once this value is in it. */
        double after(double value) {
            sum = momentum * sum + (1 - momentum) * value;
            weight = momentum * weight + (1 - momentum);
            return sum / weight;
        }
    }

    /** Kingma and Ba, ICLR 2015, Algorithm 1: betas 0.9 and 0.999, epsilon 1e-8. */
    static final class Adam {
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private static final double EPSILON = 1e-8;

        private final double[][] values;
        private final double[][] mean;
        private final double[][] square;
        private final double rate;
        private double power1 = 1;
        private double power2 = 1;

        /** @param values changed in place */
        Adam(double[][] values, double rate) {
            this.values = values;
            this.rate = rate;
            mean = new double[values.length][];
            square = new double[values.length][];
            for (int g = 0; g < values.length; g++) {
                mean[g] = new double[values[g].length];
                square[g] = new double[values[g].length];
            }
        }

        /** @param gradient of what is minimised */
        void step(double[][] gradient) {
            power1 *= BETA1;
            power2 *= BETA2;
            for (int g = 0; g < values.length; g++) {
                for (int i = 0; i < values[g].length; i++) {
                    double d = gradient[g][i];
                    mean[g][i] = BETA1 * mean[g][i] + (1 - BETA1) * d;
                    square[g][i] = BETA2 * square[g][i] + (1 - BETA2) * d * d;
                    values[g][i] -=
                            rate * (mean[g][i] / (1 - power1)) / (Math.sqrt(square[g][i] / (1 - power2)) + EPSILON);
                }
            }
        }
    }
}
