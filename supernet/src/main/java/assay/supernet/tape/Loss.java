package assay.supernet.tape;

/** A scalar at the end of a pass, from which gradients start. */
public abstract class Loss {
    private final double value;

    Loss(double value) {
        this.value = value;
    }

    public double value() {
        return value;
    }

    /** Adds d loss / d (its variable) to the variable's gradient. */
    abstract void seed(Tape tape);

    /** Adds that gradient's tangent to the variable's gradient tangent. */
    abstract void seedTangent(Tape tape);

    /** Mean cross entropy of softmax(logits) over the batch; logits {@code [n, classes]}, the first n labels count. */
    public static Loss crossEntropy(Tape tape, Var logits, int[] labels) {
        return CrossEntropy.of(tape, logits, labels);
    }

    /** The sum of all elements. */
    public static Loss sum(Tape tape, Var x) {
        return SumOf.of(tape, x);
    }
}
