package assay.internal.core.predict;

/**
 * A model that learns accuracies from examples, one after the other. What is learnt is {@link #target}, and predictions are on its
 * scale, up to a factor and a constant: larger is better.
 */
public interface Regression {
    /** Learns one more. @param accuracy percent */
    void add(double[] x, double accuracy);

    /** How many it has learnt from. */
    int examples();

    /** What it says of each of these; it changes with each example that is learnt later. */
    Predicted of(double[][] candidates);

    /** -ln(100 - accuracy + 1), which tells good architectures apart as well as bad ones. */
    static double target(double accuracy) {
        return -StrictMath.log(101 - accuracy);
    }

    /** Predictions for a list of candidates. */
    interface Predicted {
        /** The prediction. */
        double mean(int candidate);

        /** How far it may be off, on the same scale. */
        double deviation(int candidate);
    }
}
