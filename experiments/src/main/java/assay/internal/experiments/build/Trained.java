package assay.internal.experiments.build;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One training.
 *
 * @param arch index of the architecture
 * @param train measured while the weights changed; {@code valid} and {@code test} after each epoch
 * @param epochSeconds CPU time of the training steps of an epoch, mean over the epochs
 * @param evaluationSeconds CPU time of one evaluation on the validation images, mean over the epochs
 * @param proxies scores of the untrained network, in the configuration's order; empty where undefined
 */
public record Trained(
        int arch,
        Curve train,
        Curve valid,
        Curve test,
        double epochSeconds,
        double evaluationSeconds,
        List<OptionalDouble> proxies) {
    public Trained {
        proxies = List.copyOf(proxies);
    }

    /** The same training with the scores of its network. */
    Trained scored(List<OptionalDouble> scores) {
        return new Trained(arch, train, valid, test, epochSeconds, evaluationSeconds, scores);
    }

    /** The same training as if it had taken no time. */
    Trained timeless() {
        return new Trained(arch, train, valid, test, 0, 0, proxies);
    }

    /**
     * Results by epoch.
     *
     * @param correct how many images had the right first choice
     * @param loss mean cross entropy, in ten-thousandths; -1 if it was not a number
     */
    public record Curve(int[] correct, long[] loss) {
        private static final double UNITS = 1e4;

        Curve(int epochs) {
            this(new int[epochs], new long[epochs]);
        }

        void set(int epoch, double percent, int images, double nats) {
            correct[epoch] = (int) Math.round(percent / 100 * images);
            loss[epoch] = Double.isFinite(nats) ? Math.round(nats * UNITS) : -1;
        }

        double[] percent(int images) {
            double[] v = new double[correct.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = 100.0 * correct[i] / images;
            }
            return v;
        }

        double[] nats() {
            double[] v = new double[loss.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = loss[i] < 0 ? Double.NaN : loss[i] / UNITS;
            }
            return v;
        }
    }
}
