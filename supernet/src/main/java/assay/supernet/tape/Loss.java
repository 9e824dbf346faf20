package assay.supernet.tape;

import assay.core.error.UsageException;
import assay.supernet.tensor.Tensor;
import java.util.List;
import java.util.OptionalDouble;

/** A scalar at the end of a pass, from which gradients start. */
public abstract class Loss {
    private final double value;

    Loss(double value) {
        this.value = value;
    }

    public double value() {
        return value;
    }

    /** Adds {@code factor} d loss / d (its variable) to the variable's gradient. */
    abstract void seed(Tape tape, double factor);

    /** Adds that gradient's tangent to the variable's gradient tangent. */
    abstract void seedTangent(Tape tape, double factor);

    /**
     * The losses of the single samples, whose mean this is: for a gradient of each, in turn.
     *
     * @throws UsageException if this loss is not split into samples
     */
    public List<Loss> each() {
        throw new UsageException("curvature: expected a loss of images, found one of texts, whose samples are not taken"
                + " one by one. Use curvature: exact.");
    }

    /** Percent of the images whose largest logit is their label's; empty if this is no loss of images. */
    public OptionalDouble accuracyPercent() {
        return OptionalDouble.empty();
    }

    /** Mean cross entropy of softmax(logits) over the batch; logits {@code [n, classes]}, the first n labels count. */
    public static Loss crossEntropy(Tape tape, Var logits, int[] labels) {
        return crossEntropy(tape, logits, labels, 0);
    }

    /**
     * The same against targets that are smoothed: {@code 1 - smoothing} of each sample's label, the rest spread evenly over
     * all classes (Szegedy et al., CVPR 2016).
     */
    public static Loss crossEntropy(Tape tape, Var logits, int[] labels, double smoothing) {
        return CrossEntropy.of(tape, logits, labels, smoothing);
    }

    /** {@code this + weight other}, both of one pass. */
    public final Loss plus(double weight, Loss other) {
        return new LossSum(this, other, weight);
    }

    /**
     * The sum of all elements, each multiplied by the same element of a direction of this shape. The direction still belongs
     * to the caller.
     */
    public static Loss along(Tape tape, Var x, Tensor direction) {
        return new Along(x, direction, tape.backend().dot(x.value, direction));
    }

    /** The sum of all elements. */
    public static Loss sum(Tape tape, Var x) {
        return SumOf.of(tape, x);
    }

    /**
     * Mean cross entropy over the rows of {@code logits [n, classes]} for many classes, computed by the engine.
     *
     * @param labels one for each row
     * @param losses filled: each row's cross entropy
     */
    public static Loss tokens(Tape tape, Var logits, int[] labels, double[] losses) {
        return TokenLoss.of(tape, logits, labels, losses);
    }

    /** The sum of the squares of all elements. */
    public static Loss squares(Tape tape, Var x) {
        return Squares.of(tape, x);
    }
}
