package assay.supernet.tape;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A short vector in plain Java that takes part in a pass: the weights of the candidates of all edges. Relaxations compute its
 * value from alpha, and the gradient to alpha from its gradient, without tensors.
 */
public final class Vec {
    final double[] value;
    final double[] grad;
    final double[] tangent;
    final double[] gradTangent;

    private final BitSet off = new BitSet();
    private boolean bare;
    private boolean wanted = true;

    public Vec(int length) {
        value = new double[length];
        grad = new double[length];
        tangent = new double[length];
        gradTangent = new double[length];
    }

    /** Weights that stay as they are, and that nothing learns. */
    public static Vec constant(double... values) {
        Vec v = new Vec(values.length);
        v.set(values);
        v.wantGrad(false);
        return v;
    }

    public int length() {
        return value.length;
    }

    /** Sets all weights; fewer values are repeated until the end. Every option takes part. */
    public void set(double[] values) {
        for (int at = 0; at < value.length; at += values.length) {
            System.arraycopy(values, 0, value, at, values.length);
        }
        off.clear();
        bare = false;
    }

    /** Leaves an option out of later passes: its weight is 0, and it is not computed. */
    public void turnOff(int i) {
        value[i] = 0;
        off.set(i);
    }

    public boolean off(int i) {
        return off.get(i);
    }

    /**
     * Gives a gradient also to options that are off, as if their output were all ones. The official GDAS does this, because it
     * adds the weight of an unchosen operation as a plain number.
     */
    public void bare(boolean on) {
        bare = on;
    }

    public boolean bare() {
        return bare;
    }

    /** Whether passes compute the gradient to it; a weights step may not need it. */
    public void wantGrad(boolean want) {
        wanted = want;
    }

    boolean wanted() {
        return wanted;
    }

    /** The direction for {@link Tape#pushForward()}; fewer values are repeated until the end. */
    public void setTangent(double[] values) {
        for (int at = 0; at < tangent.length; at += values.length) {
            System.arraycopy(values, 0, tangent, at, values.length);
        }
    }

    /** The sum of all gradients since they were last cleared. */
    public double[] grad() {
        return grad.clone();
    }

    public double[] gradTangent() {
        return gradTangent.clone();
    }

    /**
     * The gradient to the values that were set. If they were repeated, each has the sum of the gradients to all places that
     * repeat it.
     */
    public double[] grad(int values) {
        return folded(grad, values);
    }

    /** The tangent of {@link #grad(int)}. */
    public double[] gradTangent(int values) {
        return folded(gradTangent, values);
    }

    private static double[] folded(double[] all, int values) {
        double[] sum = Arrays.copyOf(all, values);
        for (int i = values; i < all.length; i++) {
            sum[i % values] += all[i];
        }
        return sum;
    }

    public void clearGrads() {
        Arrays.fill(grad, 0);
        Arrays.fill(gradTangent, 0);
    }

    double value(int i) {
        return value[i];
    }
}
