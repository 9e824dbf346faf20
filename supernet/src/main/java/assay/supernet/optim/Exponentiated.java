package assay.supernet.optim;

import java.util.Arrays;
import java.util.List;

/**
 * Exponentiated gradient on simplices (Kivinen and Warmuth, 1997), as GAEA's released code does it:
 *
 * <pre>
 *   alpha = max(alpha exp(-rate gradient), floor),   then each simplex is divided by its sum
 * </pre>
 */
public final class Exponentiated extends PointLearner {
    /** Sums of exponentials up to this are finite. */
    private static final double LARGEST = 600;

    private final double rate;
    private final double entropy;
    private final List<Face> faces;

    /**
     * Values that sum to one.
     *
     * @param floor the least value before they are divided by their sum
     */
    public record Face(int from, int to, double floor) {}

    /**
     * @param entropy factor of sum alpha log(alpha n) in the loss, of faces with a floor
     * @param faces all values, each once
     */
    public Exponentiated(double[] start, double rate, double entropy, List<Face> faces) {
        super(start);
        this.rate = rate;
        this.entropy = entropy;
        this.faces = List.copyOf(faces);
    }

    @Override
    public void step(double[][] grads) {
        for (Face f : faces) {
            double[] z = new double[f.to() - f.from()];
            for (int i = 0; i < z.length; i++) {
                double log = StrictMath.log(alpha[f.from() + i]);
                double pull = entropy == 0 || f.floor() == 0 ? 0 : entropy * (log + StrictMath.log(z.length) + 1);
                z[i] = log - rate * (grads[0][f.from() + i] + pull);
            }
            // Without a floor a common factor cancels, and the largest value becomes one.
            double shift = f.floor() == 0 ? Arrays.stream(z).max().orElse(0) : 0;
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                double value = StrictMath.exp(Math.min(LARGEST, z[i] - shift));
                alpha[f.from() + i] = Math.max(value, f.floor());
                sum += alpha[f.from() + i];
            }
            for (int i = f.from(); i < f.to(); i++) {
                alpha[i] /= sum;
            }
        }
    }
}
