package assay.internal.data.built;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one training of one architecture measured.
 *
 * @param arch index of the architecture that was trained
 * @param seed of the training
 * @param epochSeconds of one epoch of training, mean over the epochs
 * @param evaluationSeconds of one evaluation on the validation split, mean over the epochs
 * @param proxies scores of its untrained network by each of {@link assay.core.truth.BuiltFacts#proxies}, empty where undefined
 */
public record BuiltTraining(
        int arch,
        int seed,
        Curve train,
        Curve valid,
        Curve test,
        double epochSeconds,
        double evaluationSeconds,
        List<OptionalDouble> proxies) {
    public BuiltTraining {
        proxies = List.copyOf(proxies);
    }

    /** A training of a benchmark without proxies. */
    public BuiltTraining(
            int arch, int seed, Curve train, Curve valid, Curve test, double epochSeconds, double evaluationSeconds) {
        this(arch, seed, train, valid, test, epochSeconds, evaluationSeconds, List.of());
    }

    /**
     * A learning curve.
     *
     * @param accuracy after each epoch of the schedule, percent: 100 k / n of the n images of its split
     *     ({@link assay.core.truth.BuiltFacts.Images}); not copied
     * @param loss mean cross entropy after each epoch, nats; kept to four decimals; NaN if the loss is not a number;
     *     not copied
     */
    public record Curve(double[] accuracy, double[] loss) {}
}
