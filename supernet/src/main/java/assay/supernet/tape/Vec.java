package assay.supernet.tape;

import java.util.Arrays;

/**
 * A short vector in plain Java that takes part in a pass: the weights of the candidates of all edges. Relaxations compute
 * its value from alpha and pull its gradient back to alpha, without knowing of tensors.
 */
public final class Vec {
    final double[] value;
    final double[] grad;
    final double[] tangent;
    final double[] gradTangent;

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

    public void set(double[] values) {
        System.arraycopy(values, 0, value, 0, value.length);
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
