package assay.internal.core.predict;

/**
 * A model that learns accuracies from examples, one after the other. It learns {@link #target}. Predictions are on the scale
 * of the target, up to a factor and a constant: larger is better.
 */
public interface Regression {
    /** Learns one more example. @param accuracy percent */
    void add(double[] x, double accuracy);

    /** How many examples it has learnt from. */
    int examples();

    /** The predictions for these candidates. They change with each example that is learnt later. */
    Predicted of(double[][] candidates);

    /** -ln(100 - accuracy + 1), which tells good architectures apart as well as bad ones. */
    static double target(double accuracy) {
        return -StrictMath.log(101 - accuracy);
    }

    /** Predictions for a list of candidates. */
    interface Predicted {
        /** The prediction. */
        double mean(int candidate);

        /** The deviations of the predictions, on the same scale. */
        double deviation(int candidate);
    }
}
