package assay.supernet.tape;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A short vector in plain Java that takes part in a pass: the weights of the candidates of all edges. Relaxations compute
 * its value from alpha and pull its gradient back to alpha, without knowing of tensors.
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

    public int length() {
        return value.length;
    }

    /** Sets all weights, fewer again and again until the end; every option takes part. */
    public void set(double[] values) {
        for (int at = 0; at < value.length; at += values.length) {
            System.arraycopy(values, 0, value, at, values.length);
        }
        off.clear();
        bare = false;
    }

    /** Leaves an option out of the passes from here on: its weight is 0, and nothing of it is computed. */
    public void turnOff(int i) {
        value[i] = 0;
        off.set(i);
    }

    public boolean off(int i) {
        return off.get(i);
    }

    /**
     * Options that are off get a gradient all the same, as if their output were all ones: what the official GDAS computes,
     * which adds the weight of an unchosen operation as a bare number.
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

    /** The direction for {@link Tape#pushForward()}. */
    public void setTangent(double[] values) {
        System.arraycopy(values, 0, tangent, 0, tangent.length);
    }

    /** Gradients add up until they are cleared. */
    public double[] grad() {
        return grad.clone();
    }

    public double[] gradTangent() {
        return gradTangent.clone();
    }

    public void clearGrads() {
        Arrays.fill(grad, 0);
        Arrays.fill(gradTangent, 0);
    }

    double value(int i) {
        return value[i];
    }
}
